"""Dates: 2025 年 1 月 20 日, 2025.01.20, 今年 1 月, 上月, 2 月 10 日, 3 月内, 10 月 1 日至 7 日.

A year that isn't written is told by rule (see years). A span of days or of months is one date.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from briefing.language.quantities import writing
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.numerals import value_of
from briefing.language.quantities.rule import Rule
from briefing.language.quantities.years import RELATIVE, bare_year, year_of
from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

_MONTH = "1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十]"
_DAY = r"3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_TWO = {
    **{f"{'一二三四五六七八九十'[n - 1 : n + 1]}": n for n in range(1, 10)},
    **{f"{n}、{n + 1}": n for n in range(1, 12)},
}
"""Two months that are told together (三四月, 3、4 月), by the number of the first."""
_TO = rf"{S}(?:[-~～–—]|至|到){S}"
_HOLIDAYS = {"五一": ("May Day", 5), "十一": ("National Day", 10)}
_MONTHS_AWAY = {"上": -1, "本": 0, "当": 0, "下": 1}
_PATTERN = re.compile(
    rf"""
    (?:(?P<year>(?:19|20)\d\d|(?<!\d)[23]\d|[一二][零〇一二三四五六七八九]{{3}}){S}年{S}(?:的{S})?|(?P<relative>{"|".join(RELATIVE)}){S}(?:的{S})?)?
    (?:(?P<from>{_MONTH}){S}月?{_TO}(?P<until>{_MONTH}){S}月(?:份)?(?!{S}\d)
      |(?<![\d.、])(?P<two>{"|".join(_TWO)}){S}月(?:份)?
      |(?P<month>{_MONTH}){S}月
       (?:份|{S}(?P<day>{_DAY}){S}[日号]
          (?:{_TO}(?:(?P<endmonth>{_MONTH}){S}月{S})?(?P<endday>{_DAY}){S}[日号])?
        |底|末|初|中旬|上旬|下旬|内)?
      (?!\d(?!\d?:\d)))
  | (?<!\d)(?P<iyear>(?:19|20)\d\d)(?P<mark>[./-])(?P<imonth>{_MONTH})(?P=mark)
    (?P<iday>{_DAY})(?!\d)
  | (?P<away>[上本当下])个?月(?![球饼\d])
  | (?P<holiday>五一|十一)(?={S}(?:假期|小?长假|黄金周|期间|节))
    """,
    re.VERBOSE,
)


def _read(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    if match["away"]:
        return _month_away(match, date)
    if match["holiday"]:
        return _holiday(match, date)
    first = _TWO.get(match["two"]) or _number(match["month"] or match["imonth"] or match["from"])
    last = first + 1 if match["two"] else first
    if written := match["endmonth"] or match["until"]:
        last = _number(written)
    if match["year"] or match["iyear"] or match["relative"]:
        written = match["year"] or match["iyear"]
        year = year_of(f"20{_number(written)}"[-4:] if written else None, match["relative"], date)
    else:
        year = bare_year(match, date, first, max(first, last))
    if match["from"] or match["two"]:
        return _months(match, year, first, last)
    day = match["day"] or match["iday"]
    if day is None:
        return _months(match, year, first, first)
    return _days(match, year, (first, _number(day)), (last, _number(match["endday"] or day)))


def _holiday(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    name, month = _HOLIDAYS[match["holiday"]]
    year = bare_year(match, date, month, month)
    if year is None:
        return None
    day, words = dt.date(year, month, 1), f"the {name} holiday of {year}"
    return Quantity(Kind.DATE, Span(*match.span()), match.group(), words, start=day, end=day)


def _number(written: str) -> int:
    return int(value_of(written))


def _month_away(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    if date is None:
        return None
    month = date.year * 12 + date.month - 1 + _MONTHS_AWAY[match["away"]]
    return _months(match, month // 12, month % 12 + 1, month % 12 + 1)


def _months(match: re.Match[str], year: int | None, first: int, last: int) -> Quantity | None:
    if last < first:
        return None
    words = writing.month(year, last)
    if last > first:
        words = f"{calendar.month_name[first]} to {words}"
    kind = Kind.PERIOD if last > first else Kind.DATE
    span, text = Span(*match.span()), match.group()
    if year is None:
        return Quantity(kind, span, text, words)
    end = dt.date(year, last, calendar.monthrange(year, last)[1])
    return Quantity(kind, span, text, words, start=dt.date(year, first, 1), end=end)


def _days(
    match: re.Match[str], year: int | None, first: tuple[int, int], last: tuple[int, int]
) -> Quantity | None:
    for month, day in (first, last):
        if day > calendar.monthrange(year or 2000, month)[1]:
            return None
    if last < first:
        return None
    words = f"{last[1]} {calendar.month_name[last[0]]}"
    if first != last:
        begin = first[1] if first[0] == last[0] else f"{first[1]} {calendar.month_name[first[0]]}"
        words = f"{begin} to {words}"
    span, text = Span(*match.span()), match.group()
    if year is None:
        return Quantity(Kind.DATE, span, text, words)
    start, end = dt.date(year, *first), dt.date(year, *last)
    return Quantity(Kind.DATE, span, text, f"{words} {year}", start=start, end=end)


RULE = Rule("date", _PATTERN, _read)
