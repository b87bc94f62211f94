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
_COUNTS = dict(
    zip("two three four five six seven eight nine ten eleven".split(), range(2, 12), strict=True)
)
_YEAR = r"(?:19|20)\d\d"

_PATTERN = re.compile(
    rf"""
    \b(?:
      (?P<frommonth>{_MONTH})\s*(?:-|–|to|through)\s*(?P<untilmonth>{_MONTH})\b\.?
      (?:,?\s+(?P<months_year>{_YEAR})\b)?
    | (?P<fromday>\d{{1,2}})\s*(?:-|–|to)\s*(?P<untilday>\d{{1,2}})\s+(?P<days_month>{_MONTH})\b
      (?:,?\s+(?P<days_year>{_YEAR})\b)?
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?
      (?:,?\s+(?P<year>{_YEAR})\b)?
    | (?P<month2>{_MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b
      (?:,?\s+(?P<year2>{_YEAR})\b)?
    | (?P<month3>{_MONTH})\b\.?,?\s+(?P<year3>{_YEAR})\b
    | (?P<month4>{_MONTH})\b
    | (?P<full>(?:the\s+)?full[\s-]year)(?!\s+(?:of\s+)?20)\b
    | (?:the\s+)?(?P<quarter1>first|second|third)\s+and\s+(?P<quarter2>second|third|fourth)
      \s+quarters(?:\s+of)?(?:\s+(?P<qqyear>{_YEAR})\b)?
    | (?:the\s+)?first\s+(?P<count>\d{{1,2}}|{"|".join(_COUNTS)})\s+months
      (?:\s+of)?(?:\s+(?P<cyear>{_YEAR})\b)?
    | (?:the\s+)?(?P<ordinal>first|second|third|fourth)[\s-]quarter(?:\s+of)?
      (?:\s+(?P<qyear>{_YEAR})\b)?
    | (?:the\s+)?(?P<halforder>first|second)[\s-]half(?:\s+of)?(?:\s+(?P<hyear>{_YEAR})\b)?
    | (?:the\s+)?first\s+(?P<three>three)\s+quarters(?:\s+of)?(?:\s+(?P<tyear>{_YEAR})\b)?
    | (?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)\s?(?P<q3year>{_YEAR}|\d\d)?\b
    | (?:H(?P<h>[12])|(?P<h2>[12])H)\s?(?P<h3year>{_YEAR}|\d\d)?\b
    | (?P<count2>\d{{1,2}})M\s?(?P<c2year>{_YEAR}|\d\d)\b
    | (?P<q4year>{_YEAR})\s?Q(?P<q4>[1-4])\b
    | (?P<span1>{_YEAR})\s*(?:-|–|to)\s*(?P<span2>{_YEAR})\b
    | (?:FY\s?(?P<fiscal>\d\d))\b
    | (?:FY\s?)?(?P<alone>{_YEAR})E?\b(?!\s*(?:%|percent|million|billion|trillion|parameters))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:-|–|to|through|until)\s*", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|by|since|until|from|of|early|late|mid|during|for|to|and|before|after|through|this|last"
    r"|next)[\s-]$",
    re.IGNORECASE,
)
_END_OF = re.compile(r"\b(?:end|mid|early|late|pre|post|year-end)-$", re.IGNORECASE)
_DATES = ("month", "month2", "month3", "month4", "days_month")


def find(text: str) -> Iterator[Quantity]:
    """Find dates and periods; one without a year has no first and last day."""
    before: Quantity | None = None
    for match in _PATTERN.finditer(text):
        for quantity in _read(text, match):
            if before is not None:
                joined = _joined(text, before, quantity)
                if joined is None:
                    yield before
                before = joined or quantity
            else:
                before = quantity
    if before is not None:
        yield before


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    before = text[max(0, match.start() - 16) : match.start()]
    if (match["alone"] or match["fiscal"]) and re.search(r"[\d,.$]$", before):
        return
    if match["alone"] and re.search(r"[A-Za-z]-$", before) and not _END_OF.search(before):
        return
    if match["month4"] and not _is_month(match["month4"], before):
        return
    if match["span1"] and re.search(r"\bfrom\s+$", before, re.IGNORECASE):
        for group in ("span1", "span2"):
            year = int(match[group])
            yield _quantity(text, Span(*match.span(group)), Kind.PERIOD, _months(year, 1, 12))
        return
    bounds = _bounds(match)
    if bounds is not None:
        kind = Kind.DATE if any(match[group] for group in _DATES) else Kind.PERIOD
        yield _quantity(text, Span(*match.span()), kind, bounds)


def _quantity(text: str, span: Span, kind: Kind, bounds: _Bounds) -> Quantity:
    written = text[span.start : span.end]
    return Quantity(kind, span, written, written, start=bounds[0], end=bounds[1])


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """December 2024 to February 2025 is one date."""
    if not (first.kind is second.kind is Kind.DATE and first.start and second.end):
        return None
    if first.start >= second.end or not _TO.fullmatch(text, first.span.end, second.span.start):
        return None
    span = Span(first.span.start, second.span.end)
    return _quantity(text, span, Kind.DATE, (first.start, second.end))


def _is_month(name: str, before: str) -> bool:
    """Whether a month stands alone: in May, by March, but not may, march, or a May of a name."""
    if name[0].islower() or (len(name) < 4 and name != "May"):
        return False
    return name not in {"May", "March"} or bool(_IN.search(before))


_Bounds = tuple[dt.date | None, dt.date | None]


def _bounds(match: re.Match[str]) -> _Bounds | None:
    if match["frommonth"]:
        first, last = _MONTHS[match["frommonth"].lower()], _MONTHS[match["untilmonth"].lower()]
        return None if last < first else _months(_year(match["months_year"]), first, last)
    if match["days_month"]:
        month = _MONTHS[match["days_month"].lower()]
        start = _day(match["days_year"], month, match["fromday"])
        end = _day(match["days_year"], month, match["untilday"])
        return (start[0], end[1]) if start and end else None
    if match["month4"] or match["full"]:
        return None, None
    if name := match["month"] or match["month2"]:
        return _day(
            match["year"] or match["year2"], _MONTHS[name.lower()], match["day"] or match["day2"]
        )
    if match["month3"]:
        month = _MONTHS[match["month3"].lower()]
        return _months(_year(match["year3"]), month, month)
    if match["span1"]:
        return dt.date(int(match["span1"]), 1, 1), dt.date(int(match["span2"]), 12, 31)
    if year := match["alone"] or match["fiscal"]:
        return _months(_year(year), 1, 12)
    return _part(match)


def _part(match: re.Match[str]) -> _Bounds:
    if match["quarter1"]:
        first, last = (_ORDINALS[match[group].lower()] for group in ("quarter1", "quarter2"))
        return _months(_year(match["qqyear"]), 3 * first - 2, 3 * last)
    if written := match["count"] or match["count2"]:
        count = _COUNTS.get(written.lower()) or int(written)
        year = _year(match["cyear"] or match["c2year"])
        return _months(year, 1, count) if 1 <= count <= 12 else (None, None)
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
