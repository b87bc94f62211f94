"""The year of a date or a period that is given without one.

今年, 去年 and the like are counted from the record's date. A bare month, quarter or half-year is of

- the year that a 预计, 计划, 将, 目标 and the like points to, if one stands before it or in its own
  clause: this year, or the next where that begins sooner than this year's has ended (in December,
  预计一季度 is of the next year);
- otherwise the last that had begun by the record's date, if 了, 已, 实现, 去年 say that it is over;
- otherwise the nearer of this year's and last year's: on 12 March 四季度 is the one that ended in
  December and not the one that begins in October.

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
    r"(?P<ahead>预计|预期|计划|规划|将|拟|有望|力争|争取|目标|今年|明年|排产|展望|即将|后续|未来|届时)"
    r"|(?P<past>了|已|曾|实现|去年|上年|同比|环比)"
)
_SENTENCE = re.compile(r"[。！？；;\n]")
_CLAUSE = re.compile(r"[，,。！？；;\n]")


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

    if said == "past":
        return date.year if dt.date(date.year, first, 1) <= date else date.year - 1
    years = (date.year, date.year + 1) if said == "ahead" else (date.year, date.year - 1)
    return min(years, key=away)


def _said(match: re.Match[str]) -> str:
    """The last word before the end of the clause, from the sentence's beginning, that tells."""
    text = match.string
    until = _CLAUSE.search(text, match.end())
    end = until.start() if until else len(text)
    begin = max(
        (
            found.end()
            for found in _SENTENCE.finditer(text, max(0, match.start() - 120), match.start())
        ),
        default=max(0, match.start() - 120),
    )
    marks = list(_MARKS.finditer(text, begin, min(end, match.end() + 40)))
    return (marks[-1].lastgroup or "") if marks else ""
