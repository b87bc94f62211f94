"""The year of a date or a period that is given without one.

今年, 去年 and the like are counted from the record's date. A bare month, quarter or half-year is of

- the year that a 预计, 计划, 将, 目标 and the like points to, if one stands before it or in its own
  clause: this year, or the next where that begins sooner than this year's has ended (in December,
  预计一季度 is of the next year);
- otherwise the last that had begun by the record's date, if 已, 实现, 去年 say that it is over,
  unless the next begins within a month (五一 on 29 April);
- otherwise the same as that of the part right before it, named in the same sentence (上半年持平,
  下半年好转);
- otherwise the nearer of this year's and last year's, where a month or a quarter of last
  year counts as half as far away, as a record tells of results: on 12 March 四季度 is the one that
  ended in December.

A bare 年初 is of the year that its sentence names before it, or whose end it names
(由年初的…到年末); else of the record's own year, or of the next where a plan leads up to it. In the
months in which last year's results are told it is left open where nothing else in the sentence
tells.

Without a record's date the year stays unknown.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

RELATIVE = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "下一年": 1,
    "后年": 2,
}
_MARKS = re.compile(
    r"(?P<ahead>预计|预期|计划|规划|将|拟|有望|力争|争取|目标|今年|明年|排产|展望|即将|后续|未来|届时"
    r"|年[底末]之?前|排[到至]了?|(?:推迟|延期|延后|顺延|延长|延|调整|安排)[到至]了?|如果|若|假如|一旦"
    r"|要看|取决于|仍[有将会]|还[将会]|判断|期待|(?<![董监股大博展协学工商委社])会(?![议计员展所]))"
    r"|(?P<past>已(?!经?[把将对])|曾|实现|去年|上年|同比|环比)"
)
_PARTS = re.compile(
    r"(?P<q1>一季度)|(?P<q2>二季度)|(?P<q3>三季度)|(?P<h1>上半年)|(?P<other>[四1-4]季度|下半年)"
)
_ENDS = {"q1": 3, "q2": 6, "q3": 9, "h1": 6}
_OF_A_YEAR = re.compile(r"年(?:的)?第?$")
_NAMED_YEAR = re.compile(r"(20\d\d)\s*年")
_CLOSED = re.compile(r"(?<![今本当明])年[末底](?!之?前)|去年|上年")
_SINCE = re.compile(r"至今|以来|到现在")
_CURRENT = re.compile(r"今年|本年|季度|上半年|月|[入离辞]职")
_AHEAD = re.compile(r"预计|计划|拟|力争|争取|将")
_RESULTS = 4
"""Months of a year in which the results of the year before are told."""
_SENTENCE = re.compile(r"[。！？；;\n]")
_CLAUSE = re.compile(r"[，,。！？；;\n]")
_FAR = 120
"""Characters back in which a sentence's beginning is looked for."""
_SOON = 31
"""Days ahead within which a period is meant that begins then, whatever says that it is over."""
_HALF_YEAR = 5
"""Months between the first and the last of a half-year."""
_LEANING = 2
"""How many times as far away a past month or quarter may be as a coming one."""


def year_of(written: str | None, relative: str | None, date: dt.date | None) -> int | None:
    """The year that is meant by its digits or by a word; None if it can't be told."""
    if written:
        return int(written)
    if date is None or not relative:
        return None
    return date.year + RELATIVE[relative]


def bare_year(match: re.Match[str], date: dt.date | None, first: int, last: int) -> int | None:
    """The year of a match that names none.

    Args:
        date: the record's.
        first: month that the period begins in.
        last: month that it ends in.
    """
    if date is None:
        return None
    said = _said(match)

    def away(year: int) -> int:
        start = dt.date(year, first, 1)
        end = dt.date(year, last, calendar.monthrange(year, last)[1])
        return max((start - date).days, (date - end).days, 0)

    ahead = (dt.date(date.year, first, 1) - date).days
    if said == "past" and not 0 < ahead <= _SOON:
        return date.year if dt.date(date.year, first, 1) <= date else date.year - 1
    if said == "ahead":
        return min(date.year, date.year + 1, key=away)
    if (before := _part_before(match)) and _ENDS.get(before.lastgroup or "") == first - 1:
        end = _ENDS[before.lastgroup or ""]
        return bare_year(before, date, end - (last - first), end)
    leaning = _LEANING if last - first < _HALF_YEAR else 1
    return date.year if away(date.year) * leaning <= away(date.year - 1) else date.year - 1


def year_begun(match: re.Match[str], date: dt.date | None) -> int | None:
    """The year of a bare 年初; None if it can't be told."""
    if date is None:
        return None
    begin = _sentence_of(match)
    until = _SENTENCE.search(match.string, match.end())
    sentence = match.string[begin : until.start() if until else None]
    before = match.string[begin : match.start()]
    ahead = _AHEAD.search(_CLAUSE.split(before)[-1])
    if _SINCE.match(match.string, match.end()):
        return date.year
    named = [int(year) for year in _NAMED_YEAR.findall(before) if int(year) <= date.year]
    if named:
        return named[-1]
    if _CLOSED.search(sentence) and not ahead:
        return date.year - 1 if date.month <= _RESULTS else date.year
    if ahead and date.month > 12 - _RESULTS:
        return date.year + 1
    if date.month <= _RESULTS and not _CURRENT.search(sentence):
        return None
    return date.year


def _part_before(match: re.Match[str]) -> re.Match[str] | None:
    """The part of a year without a year that its sentence names right before this one."""
    begin = _sentence_of(match)
    found = list(_PARTS.finditer(match.string, begin, match.start()))
    if not found or _OF_A_YEAR.search(match.string, begin, found[-1].start()):
        return None
    return found[-1]


def _sentence_of(match: re.Match[str]) -> int:
    """Where the sentence begins that a match stands in."""
    begin = max(0, match.start() - _FAR)
    ends = (found.end() for found in _SENTENCE.finditer(match.string, begin, match.start()))
    return max(ends, default=begin)


def _said(match: re.Match[str]) -> str:
    """The last word before the end of the clause, from the sentence's beginning, that tells."""
    text = match.string
    until = _CLAUSE.search(text, match.end())
    end = until.start() if until else len(text)
    marks = list(_MARKS.finditer(text, _sentence_of(match), min(end, match.end() + 40)))
    return (marks[-1].lastgroup or "") if marks else ""
