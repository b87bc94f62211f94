"""Give a figure of a statement back the bound that it lost: 10 多家 as "10 vendors".

Small models drop "about" and "more than" though they copy the figure. Nothing but such a word is
put in, and only where one reading is left: the figure fails for its bound alone, all cited figures
that it could stand for are bounded alike, and afterwards every figure of the statement is borne
out. In all other cases the statement stays as it is. A dropped "year on year" is no error (see
``differs``), so that nothing is put in for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.checking.figures import unfounded_figures
from briefing.language.quantities import differs, find_english
from briefing.language.quantities.writing import bound
from briefing.models.quantity import Approximation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.checking.evidence import Evidence
    from briefing.models.quantity import Quantity

_RANGES = {Approximation.MORE: " or more", Approximation.LESS: " or less"}
# Where a word in front makes no English: a 30% stake, another 5 plants, No. 3.
_NO_PLACE = re.compile(r"(?:\b(?:an?|another|other|every|each|per|No\.)\s|[-+(/])$", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:RMB|CNY|US\$|HK\$|[A-Z]{3}|[$€£¥])\s?$")


def mended(text: str, evidence: Evidence) -> str:
    """Put lost bounds in.

    Returns:
        A statement of the same values whose figures are all borne out, or ``text`` itself.
    """
    sources = [quantity for sentence in evidence.cited for quantity in sentence.quantities]
    claims = find_english(text)
    result = text
    for claim in reversed(claims):
        if bounded := _bounded_as(claim, sources):
            result = _with_bound(result, claim, bounded)
    if result == text or _values(find_english(result)) != _values(claims):
        return text
    return text if unfounded_figures(result, evidence) else result


def _bounded_as(claim: Quantity, sources: Iterable[Quantity]) -> Quantity | None:
    """The cited figure whose bound a claim lost; None if it lost none, or it can't be told."""
    if claim.approximation is not Approximation.EXACT:
        return None
    alike = [
        source
        for source in sources
        if not differs(replace(claim, approximation=source.approximation), source)
    ]
    bounds = {source.approximation for source in alike}
    known = len(bounds) == 1 and all(differs(claim, source) for source in alike)
    return alike[0] if known else None


def _with_bound(text: str, claim: Quantity, source: Quantity) -> str:
    start, end = claim.span.start, claim.span.end
    if claim.low != claim.high and source.approximation in _RANGES:
        return f"{text[:end]}{_RANGES[source.approximation]}{text[end:]}"
    if currency := _CURRENCY.search(text[:start]):
        start = currency.start()
    if _NO_PLACE.search(text[:start]) or text[end : end + 1] == "-":
        return text
    word = bound(source.approximation, source.source)
    figure = text[start:]
    if not text[:start].strip() or text[:start].rstrip()[-1] in ".!?:;":
        word = word.capitalize()
        figure = figure if figure[:2].isupper() else figure[:1].lower() + figure[1:]
    return f"{text[:start]}{word} {figure}"


def _values(quantities: Iterable[Quantity]) -> list[object]:
    return [
        (found.kind, found.low, found.high, found.unit, found.direction) for found in quantities
    ]
