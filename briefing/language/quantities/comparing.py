"""Is a figure of the memo a figure of the source?

- Measures of one sort are compared in one unit: 1 GW is 100 万千瓦.
- Value: equal, or the source rounded to the digits that the claim shows (15.37% as 15.4%), at
  least two of them. Both ends of a range count: 30% to 50% is not 30%, though it is up to 50%.
- Kind and unit: percent are not percentage points, months are not years, a count is no money. The
  noun that English puts behind a count (shares, cards) is no unit of the source's. Half a year is
  six months, and 12 months a year, where the claim says so exactly.
  A claim may leave a currency out, but not add or change one: 600 亿 is "60 billion" and nothing
  more, and RMB is not US$.
- Approximation: more than 10 is not 10, and 10 is not more than 10. "About" may be added, as it
  claims less, but not left out: except of a range, as of a magnitude (dozens). In two years and
  within two years are one thing to say. 14nm 及以下 holds 14 nm, so that a measure may be said
  alone.
- Ranks: 五大客户 are the five largest, and a rank is no count elsewhere.
- Direction and comparison: a claim may leave them out, not turn them round or add another. A source
  that gives points, an amount or a count without a direction (拖累 1 个百分点) leaves it to its
  verb, which is checked elsewhere; for percent that would make a change of a level (85%).
- Dates and periods: a claim may be less precise than the source, not more: 2025 for 13 February
  2025, not the other way. One without a year is taken to be of the source's, and where that makes
  no date (the full year) the words are compared.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import english_dates
from briefing.models.quantity import Approximation, Comparison, Direction, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models.quantity import Quantity

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SYMBOLS = {"km": "kilometre", "kg": "kilogram", "KW": "kW", "KWh": "kWh", "KV": "kV", "ml": "mL"}
_PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12}
_POWERS = (
    *({f"{prefix}{unit}": power for prefix, power in _PREFIXES.items()} for unit in ("W", "Wh")),
    {"gram": 0, "kilogram": 3, "tonne": 6},
    {"mm": -3, "cm": -2, "metre": 0, "kilometre": 3},
)
_DIFFERENCES = {Kind.PERCENTAGE_POINTS, Kind.MONEY, Kind.COUNT, Kind.DURATION, Kind.PHYSICAL}
_WITHIN = re.compile(r"内$|^within\b", re.IGNORECASE)
_WITH = re.compile(r"及以[上下]$")
_TIMES = {Kind.DATE, Kind.PERIOD}


def differs(claim: Quantity, source: Quantity) -> str:
    """Say in plain words how a claim's figure differs from the source's; "" if it doesn't."""
    told = _as_multiple(claim, source)
    return "" if told and not _differs(claim, told) else _differs(claim, source)


def _differs(claim: Quantity, source: Quantity) -> str:
    source = _in_unit_of(claim, source)
    if claim.kind in _TIMES or source.kind in _TIMES:
        return _times_differ(claim, source)
    for what, same in (
        ("the kind", _same_kind(claim, source)),
        ("the unit", _same_unit(claim, source)),
        ("the value", _same_value(claim, source)),
        ("the approximation", _same_approximation(claim, source)),
        ("the direction", _same_direction(claim, source)),
        ("the comparison", claim.comparison in {Comparison.NONE, source.comparison}),
    ):
        if not same:
            return f"{what} differs from {source.english}"
    return ""


def _as_multiple(claim: Quantity, source: Quantity) -> Quantity | None:
    """The source's change as what a verb says of it: 增长一倍 doubles, 减少一半 halves."""
    if not (claim.kind is Kind.MULTIPLE and claim.direction is not Direction.NONE):
        return None
    if source.kind is Kind.PERCENT and source.low == source.high == 50:
        halved = source.direction is Direction.DOWN and claim.low == Decimal("0.5")
        return (
            replace(source, kind=Kind.MULTIPLE, low=claim.low, high=claim.low) if halved else None
        )
    if source.kind is not Kind.MULTIPLE or source.low is None or source.high is None:
        return None
    if source.direction is Direction.NONE and source.low > 1:
        return replace(source, direction=Direction.UP)
    grown = source.direction is Direction.UP and source.source.find("翻") < 0
    return (
        replace(source, low=source.low + 1, high=source.high + 1)
        if grown and "倍" in source.source
        else None
    )


def _in_unit_of(claim: Quantity, source: Quantity) -> Quantity:
    """The source's figure in the claim's unit if that is another power of ten of its own."""
    one, other = (_SYMBOLS.get(quantity.unit, quantity.unit) for quantity in (claim, source))
    if one == other or source.low is None or source.high is None:
        return source
    for family in _POWERS:
        if one in family and other in family:
            factor = Decimal(10) ** (family[other] - family[one])
            low, high = source.low * factor, source.high * factor
            return replace(source, low=low, high=high, unit=claim.unit)
    return source


def _times_differ(claim: Quantity, source: Quantity) -> str:
    wrong = f"the date differs from {source.english}"
    if claim.kind not in _TIMES or source.kind not in _TIMES:
        return wrong
    if claim.start and source.start:
        return "" if _covers(claim, source) else wrong
    if source.start and any(_covers(dated, source) for dated in _dated(claim, source.start.year)):
        return ""
    words = set(re.findall(r"[a-z0-9]+", source.english.lower()))
    return "" if set(re.findall(r"[a-z0-9]+", claim.source.lower())) <= words else wrong


def _dated(claim: Quantity, year: int) -> Iterator[Quantity]:
    """What a claim without a year means in one: Q4, 10 February."""
    if not claim.start:
        yield from english_dates.find(f"{claim.source} {year}")


def _covers(claim: Quantity, source: Quantity) -> bool:
    if not (claim.start and claim.end and source.start and source.end):
        return False
    return claim.start <= source.start and source.end <= claim.end


def _same_kind(claim: Quantity, source: Quantity) -> bool:
    if claim.kind is source.kind:
        return True
    if claim.kind is Kind.ORDINAL and source.kind is Kind.COUNT:
        return claim.low != claim.high and source.source.rstrip().endswith("大")
    if claim.kind is Kind.PERCENTAGE_POINTS and source.kind is Kind.PERCENT:
        return "basis point" in source.english
    # The currency left out; or a count whose classifier English gives as a unit (24 hours a day).
    return claim.kind is Kind.COUNT and source.kind in {Kind.MONEY, Kind.PHYSICAL}


def _same_unit(claim: Quantity, source: Quantity) -> bool:
    if not claim.unit or _SYMBOLS.get(claim.unit, claim.unit) == _SYMBOLS.get(
        source.unit, source.unit
    ):
        return True
    if claim.kind is Kind.DURATION is source.kind:
        return {claim.unit, source.unit} <= set(_MONTHS)
    return claim.kind is Kind.COUNT is source.kind and not source.unit


def _same_value(claim: Quantity, source: Quantity) -> bool:
    if claim.low is None or claim.high is None or source.low is None or source.high is None:
        return False
    if claim.kind is Kind.ORDINAL is not source.kind:
        return claim.high == source.high
    digits = _digits(claim)
    if claim.unit != source.unit and {claim.unit, source.unit} <= set(_MONTHS):
        one, other = _MONTHS[claim.unit], _MONTHS[source.unit]
        return claim.low * one == source.low * other and claim.high * one == source.high * other
    if claim.low == claim.high and source.low != source.high:
        # Up to 150 million is the upper end of 80 to 150 million.
        if claim.approximation is Approximation.LESS:
            return _equal(claim.high, source.high, digits)
        if claim.approximation is Approximation.MORE:
            return _equal(claim.low, source.low, digits)
    return _equal(claim.low, source.low, digits) and _equal(claim.high, source.high, digits)


def _equal(claim: Decimal, source: Decimal, digits: int) -> bool:
    if claim == source:
        return True
    return digits >= 2 and source != 0 and f"{claim:.{digits - 1}e}" == f"{source:.{digits - 1}e}"


def _digits(claim: Quantity) -> int:
    """Significant digits that the claim shows; none where it is in words."""
    number = re.search(r"\d[\d,]*(?:\.\d+)?", claim.source)
    if not number:
        # One third is exact to as many digits as anybody writes.
        return 4
    shown = number.group().replace(",", "").replace(".", "").lstrip("0")
    return len(shown)


def _same_direction(claim: Quantity, source: Quantity) -> bool:
    if claim.direction in {Direction.NONE, source.direction}:
        return True
    return source.direction is Direction.NONE and claim.kind in _DIFFERENCES


def _same_approximation(claim: Quantity, source: Quantity) -> bool:
    said, given = claim.approximation, source.approximation
    if said is given or (said is Approximation.ABOUT and given is Approximation.EXACT):
        return True
    if source.low != source.high and {said, given} == {Approximation.EXACT, Approximation.ABOUT}:
        return True
    if claim.kind is Kind.PHYSICAL and said is Approximation.EXACT and _WITH.search(source.source):
        return True
    ends = claim.low == claim.high and source.low != source.high
    if ends and given is Approximation.EXACT and said in {Approximation.LESS, Approximation.MORE}:
        return True
    within = any(_WITHIN.search(quantity.source) for quantity in (claim, source))
    return within and {said, given} == {Approximation.EXACT, Approximation.LESS}
