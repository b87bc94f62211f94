"""Quantities as a sell-side editor writes them in English."""

from __future__ import annotations

import calendar
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.models.quantity import Approximation, Comparison, Direction, Kind

if TYPE_CHECKING:
    import datetime as dt

_LARGE = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_CURRENCIES = {
    "CNY": "RMB ",
    "USD": "US$",
    "HKD": "HK$",
    "EUR": "EUR ",
    "JPY": "JPY ",
    "GBP": "GBP ",
}
_BOUNDS = {
    Approximation.ABOUT: (("nearly", "将近|接近|近"), ("about", "")),
    Approximation.MORE: (
        ("at least", "不低于|不少于|不小于|不下|不会低于|不会少于|至少|最低|下限|≥"),
        ("more than", ""),
    ),
    Approximation.LESS: (
        ("up to", "最高|最多|上限"),
        ("no more than", "不超过|不会超过|不高于|不会高于|不多于|至多|未超过|≤"),
        ("less than", ""),
    ),
}
_HIGHER = re.compile(r"(?<![提降走])(?:高出?|多出|低)(?![于达])")
_DIRECTIONS = {Direction.NONE: "", Direction.UP: "up ", Direction.DOWN: "down "}
_COMPARISONS = {
    Comparison.NONE: "",
    Comparison.YEAR_ON_YEAR: " year on year",
    Comparison.PERIOD_ON_PERIOD: " sequentially",
    Comparison.YEAR_TO_DATE: " from the start of the year",
}
_MAGNITUDES = (
    "ones",
    "dozens",
    "hundreds",
    "thousands",
    "tens of thousands",
    "hundreds of thousands",
    "millions",
    "tens of millions",
    "hundreds of millions",
    "billions",
    "tens of billions",
    "hundreds of billions",
    "trillions",
)


def number(value: Decimal) -> str:
    """15.4, 10,000, 1.2 million, 60 billion: words from a million on."""
    for size, word in _LARGE:
        if abs(value) >= size:
            return f"{plain(value / size)} {word}"
    return plain(value)


def plain(value: Decimal) -> str:
    """Digits with thousands separators, without trailing zeros behind the point."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal, currency: str) -> str:
    """An amount with its currency; one whose currency isn't stated stands without."""
    return f"{_CURRENCIES.get(currency, '')}{number(value)}"


def amount(kind: Kind, unit: str, low: Decimal, high: Decimal) -> str:
    """A value or a range with its unit: "3 to 5 years", "1.2 percentage points"."""

    def one(value: Decimal) -> str:
        if kind is Kind.MONEY:
            return money(value, unit)
        return f"{plain(value)}%" if kind is Kind.PERCENT else number(value)

    text = one(low) if high == low else f"{one(low)} to {one(high)}"
    if kind is Kind.PERCENTAGE_POINTS:
        return f"{text} percentage point{'' if low == high == 1 else 's'}"
    if kind is Kind.MULTIPLE:
        return f"{text} times"
    if kind is Kind.DURATION and low == high == Decimal("0.5"):
        return f"half a{'n' if unit == 'hour' else ''} {unit}"
    return f"{text} {plural(high, unit)}" if unit and kind is not Kind.MONEY else text


def several(one: Decimal, kind: Kind, unit: str) -> str:
    """A power of ten of which there are some: dozens, "hundreds of millions of RMB"."""
    words = _MAGNITUDES[min(one.adjusted(), len(_MAGNITUDES) - 1)]
    if kind is Kind.MONEY:
        return f"{words} of {_CURRENCIES.get(unit, unit).strip() or unit}"
    if kind is Kind.MULTIPLE:
        return f"{words} of times"
    if kind is Kind.PERCENT:
        return f"{words} of per cent"
    return f"{words} of {plural(None, unit)}" if unit else words


def framed(
    text: str,
    approximation: Approximation,
    direction: Direction,
    comparison: Comparison,
    *,
    chinese: str = "",
) -> str:
    """Put the words around a figure: "up more than 15.4% year on year".

    Args:
        chinese: what the bound is written with; 比国内高 5% is "5% higher", not "up 5%".
    """
    word = f"{bound(approximation, chinese)} ".lstrip()
    if direction is not Direction.NONE and _HIGHER.search(chinese):
        higher = "higher" if direction is Direction.UP else "lower"
        return f"{word}{text} {higher}{_COMPARISONS[comparison]}"
    return f"{_DIRECTIONS[direction]}{word}{text}{_COMPARISONS[comparison]}"


def bound(approximation: Approximation, chinese: str = "") -> str:
    """The word for a bound, as close to the Chinese one as English has it: 不低于 is "at least"."""
    if approximation is Approximation.EXACT:
        return ""
    return next(word for word, written in _BOUNDS[approximation] if re.search(written, chinese))


def plural(count: Decimal | None, unit: str) -> str:
    """A unit after its count: month, months; symbols and units of measure stay as they are."""
    return unit if count == 1 or not unit.islower() or len(unit) <= 2 else f"{unit}s"


def date(day: dt.date) -> str:
    """13 February 2025."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def month(year: int | None, month_number: int) -> str:
    """February 2025, or February where the year isn't known."""
    name = calendar.month_name[month_number]
    return f"{name} {year}" if year else name
