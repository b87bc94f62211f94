"""A time that the statement names otherwise than its source.

- What 环比 and 同比 compare with is the period before, and the same of the year before.
- A period is told by its two ends, by its length and its last year (the three years to 2027), or by
  the month that it ends with (一季度末).
- 全年 is a year, and 年初 its January.
"""

from __future__ import annotations

import re
from calendar import month_name
from typing import TYPE_CHECKING

from briefing.language.quantities import differs
from briefing.language.quantities.neighbours import period_before, year_before
from briefing.models.quantity import Comparison, Kind

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence
    from briefing.models.quantity import Quantity

_STEPS = {
    Comparison.PERIOD_ON_PERIOD: period_before,
    Comparison.YEAR_ON_YEAR: year_before,
}
_END = re.compile(r"\s?[末底]")
_FULL_YEAR = re.compile(r"(?<![去上前]年)(?<!\d年)全年")
_FROM_START = re.compile(r"(?<![去前]年)年初")
_AT_START = re.compile(r"(?<![较比从由])(?<![去前]年)年初")
_SINCE = re.compile(r"\bsince\s+$")
_REPORTED = 4
"""The month by which annual reports are out."""


def is_same_time(
    claim: Quantity, claims: tuple[Quantity, ...], text: str, evidence: Evidence
) -> bool:
    """Tell whether a time is one that the cited sentences name otherwise.

    Args:
        claim: any figure of the statement.
        claims: all of them.
    """
    sources = [quantity for sentence in evidence.cited for quantity in sentence.quantities]
    return (
        _is_end_of_period(claim, claims, sources)
        or _ends_then(claim, evidence)
        or _is_length_of_period(claim, claims, sources)
        or _is_this_year(claim, text, evidence)
        or _is_compared_with(claim, sources)
    )


def _is_end_of_period(
    claim: Quantity, claims: tuple[Quantity, ...], sources: list[Quantity]
) -> bool:
    """Whether a statement gives both ends of a period (from January to June)."""
    periods = [
        source for source in sources if source.kind is Kind.PERIOD and source.start and source.end
    ]
    if claim.kind is Kind.PERIOD:
        days = {day for other in claims for day in (other.start, other.end)}
        return any(
            {source.start, source.end} <= days
            and (claim.start == source.start or claim.end == source.end)
            for source in periods
        )
    told = {other.source for other in claims}
    return (
        claim.kind is Kind.DATE
        and claim.start is None
        and any(
            {month_name[day.month] for day in (source.start, source.end) if day} <= told
            for source in periods
        )
    )


def _ends_then(claim: Quantity, evidence: Evidence) -> bool:
    """Whether a month is the last of a period whose end the source names (一季度末)."""
    return any(
        source.end
        and month_name[source.end.month] == claim.source
        and _END.match(evidence.source, place + len(source.source))
        for place, source in evidence.placed_quantities
    )


def _is_length_of_period(
    claim: Quantity, claims: tuple[Quantity, ...], sources: list[Quantity]
) -> bool:
    """Whether a period is told by its length and its end (the three years to 2027)."""
    periods = [
        (source, source.end.year - source.start.year + 1)
        for source in sources
        if source.kind is Kind.PERIOD and source.start and source.end
    ]
    if claim.kind is Kind.PERIOD:
        lengths = {other.low for other in claims if _in_years(other)}
        return any(claim.end == source.end and years in lengths for source, years in periods)
    ends = {other.end for other in claims if other.kind is Kind.PERIOD}
    return _in_years(claim) and any(
        claim.low == claim.high == years > 1 and source.end in ends for source, years in periods
    )


def _in_years(quantity: Quantity) -> bool:
    return quantity.kind is Kind.DURATION and quantity.unit == "year"


def _is_this_year(claim: Quantity, text: str, evidence: Evidence) -> bool:
    """Whether a year, or its January, is what the source calls 全年 or 年初.

    Until the annual report is out, 全年 may be the year before.
    """
    if claim.start is None and claim.source == "January":
        since = _SINCE.search(text[: claim.span.start])
        return bool((_FROM_START if since else _AT_START).search(evidence.source))
    if not (evidence.date and claim.start and claim.end and _FULL_YEAR.search(evidence.source)):
        return False
    year = evidence.date.year
    years = {year, year - 1} if evidence.date.month <= _REPORTED else {year}
    first, last = claim.start, claim.end
    return first.year in years and (first.month, last.month, last.year) == (1, 12, first.year)


def _is_compared_with(claim: Quantity, sources: list[Quantity]) -> bool:
    compared = {source.comparison for source in sources}
    bases = [
        base
        for source in sources
        if source.kind in {Kind.PERIOD, Kind.DATE}
        for comparison in compared & _STEPS.keys()
        if (base := _STEPS[comparison](source)) is not None
    ]
    return any(not differs(claim, base) for base in bases)
