"""A range of values isn't told as a change from one to the other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.language.quantities import find_english

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence
    from briefing.models.quantity import Quantity

_CHANGES = re.compile(
    r"\b(?:increas|ris|rose|grow|grew|rais|fall|fell|drop|declin|decreas|lower|cut|improv|climb"
    r"|expand|shrink|shrank)\w*\b[^.;]{0,40}?\bfrom\s+(?:about|around|roughly)?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"[由从自][^，。；]{0,8}$")
_AHEAD = 60


def ranges_told_as_changes(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find ranges of the cited sentences that the statement tells as a change.

    "Costs increase from RMB 8 million to RMB 10 million" for 每年增加成本 800 万元至 1,000 万元 has
    the right figures and says that something costs RMB 2 million more.
    """
    ranges = [
        quantity
        for sentence in evidence.cited
        for quantity in sentence.quantities
        if quantity.low != quantity.high
        and not _FROM.search(sentence.source[: quantity.span.start])
    ]
    claims = find_english(text)
    return tuple(
        f'"from {text[one.span.start : other.span.end]}" is a range in the source, no change'
        for one, other in pairwise(claims)
        if _CHANGES.search(text[max(0, one.span.start - _AHEAD) : one.span.start])
        and any(_are_ends(one, other, quantity) for quantity in ranges)
    )


def _are_ends(one: Quantity, other: Quantity, whole: Quantity) -> bool:
    return (one.low, other.high) == (whole.low, whole.high) and None not in (whole.low, whole.high)
