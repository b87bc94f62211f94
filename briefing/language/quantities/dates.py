"""Dates: 2025 年 1 月 20 日, 2025.01.20, 今年 1 月, 2 月 10 日, 3 月内.

A year that isn't written is taken from the record's date: 今年, and a bare month, are of its year,
去年 of the one before, 明年 of the one after. Without a record's date the year stays unknown.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from briefing.language.quantities import writing
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

RELATIVE = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "去年": -1,
    "上年": -1,
    "前年": -2,
    "明年": 1,
    "后年": 2,
}

_PATTERN = re.compile(
    rf"""
    (?:(?P<year>(?:19|20)\d\d){S}年{S}|(?P<relative>{"|".join(RELATIVE)}){S})?
    (?P<month>1[0-2]|0?[1-9]){S}月(?:份|{S}(?P<day>3[01]|[12]\d|0?[1-9]){S}[日号]|底|末|初|中旬|内)?
    (?!\d)
  | (?<!\d)(?P<iyear>(?:19|20)\d\d)(?P<mark>[./-])(?P<imonth>1[0-2]|0?[1-9])(?P=mark)
    (?P<iday>3[01]|[12]\d|0?[1-9])(?!\d)
    """,
    re.VERBOSE,
)


def year_of(written: str | None, relative: str | None, date: dt.date | None) -> int | None:
    """The year that is meant; None if it can't be told."""
    if written:
        return int(written)
    if date is None:
        return None
    return date.year + (RELATIVE[relative] if relative else 0)


def _read(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    year = year_of(match["year"] or match["iyear"], match["relative"], date)
    month = int(match["month"] or match["imonth"])
    day = match["day"] or match["iday"]
    text = match.group()
    if day is None:
        start = dt.date(year, month, 1) if year else None
        end = dt.date(year, month, calendar.monthrange(year, month)[1]) if year else None
        return Quantity(
            Kind.DATE, Span(*match.span()), text, writing.month(year, month), start=start, end=end
        )
    if int(day) > calendar.monthrange(year or 2000, month)[1]:
        return None
    if year is None:
        english = f"{int(day)} {calendar.month_name[month]}"
        return Quantity(Kind.DATE, Span(*match.span()), text, english)
    when = dt.date(year, month, int(day))
    return Quantity(Kind.DATE, Span(*match.span()), text, writing.date(when), start=when, end=when)


RULE = Rule("date", _PATTERN, _read)
