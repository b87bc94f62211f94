"""Dates and periods of an English text."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if name
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True)).replace("may|", "May|")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEAR = r"(?:19|20)\d\d"

_PATTERN = re.compile(
    rf"""
    \b(?:
      (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?
      (?:,?\s+(?P<year>{_YEAR})\b)?
    | (?P<month2>{_MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b
      (?:,?\s+(?P<year2>{_YEAR})\b)?
    | (?P<month3>{_MONTH})\b\.?,?\s+(?P<year3>{_YEAR})\b
    | (?:the\s+)?(?P<ordinal>first|second|third|fourth)\s+quarter(?:\s+of)?
      (?:\s+(?P<qyear>{_YEAR})\b)?
    | (?:the\s+)?(?P<halforder>first|second)\s+half(?:\s+of)?(?:\s+(?P<hyear>{_YEAR})\b)?
    | (?:the\s+)?first\s+(?P<three>three)\s+quarters(?:\s+of)?(?:\s+(?P<tyear>{_YEAR})\b)?
    | (?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)\s?(?P<q3year>{_YEAR}|\d\d)?\b
    | (?:H(?P<h>[12])|(?P<h2>[12])H)\s?(?P<h3year>{_YEAR}|\d\d)?\b
    | (?P<q4year>{_YEAR})\s?Q(?P<q4>[1-4])\b
    | (?P<span1>{_YEAR})\s*(?:-|–|to)\s*(?P<span2>{_YEAR})\b
    | (?:FY\s?)?(?P<alone>{_YEAR})\b(?!\s*(?:%|percent|million|billion|trillion|parameters))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INSIDE_NAME = re.compile(r"[A-Za-z0-9]-?$")


def find(text: str) -> Iterator[Quantity]:
    """Find dates and periods; one without a year has no first and last day."""
    for match in _PATTERN.finditer(text):
        before = text[: match.start()]
        if match["alone"] and re.search(r"[\d,.$]$|[A-Za-z]-$", before):
            continue
        bounds = _bounds(match)
        if bounds is None:
            continue
        kind = Kind.DATE if (match["month"] or match["month2"] or match["month3"]) else Kind.PERIOD
        span = Span(*match.span())
        yield Quantity(kind, span, match.group(), match.group(), start=bounds[0], end=bounds[1])


_Bounds = tuple[dt.date | None, dt.date | None]


def _bounds(match: re.Match[str]) -> _Bounds | None:
    if name := match["month"] or match["month2"]:
        return _day(
            match["year"] or match["year2"], _MONTHS[name.lower()], match["day"] or match["day2"]
        )
    if match["month3"]:
        month = _MONTHS[match["month3"].lower()]
        return _months(_year(match["year3"]), month, month)
    if match["span1"]:
        return dt.date(int(match["span1"]), 1, 1), dt.date(int(match["span2"]), 12, 31)
    if match["alone"]:
        return _months(int(match["alone"]), 1, 12)
    return _part(match)


def _part(match: re.Match[str]) -> _Bounds:
    if match["three"]:
        return _months(_year(match["tyear"]), 1, 9)
    quarter = match["q"] or match["q2"] or match["q4"]
    if match["ordinal"] or quarter:
        number = int(quarter) if quarter else _ORDINALS[match["ordinal"].lower()]
        year = _year(match["qyear"] or match["q3year"] or match["q4year"])
        return _months(year, 3 * number - 2, 3 * number)
    half = match["h"] or match["h2"]
    number = int(half) if half else _ORDINALS[match["halforder"].lower()]
    return _months(_year(match["hyear"] or match["h3year"]), 6 * number - 5, 6 * number)


def _day(year: str | None, month: int, day: str) -> _Bounds | None:
    if not 1 <= int(day) <= calendar.monthrange(int(year or 2000), month)[1]:
        return None
    if year is None:
        return None, None
    when = dt.date(int(year), month, int(day))
    return when, when


def _months(year: int | None, first: int, last: int) -> _Bounds:
    if year is None:
        return None, None
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)
