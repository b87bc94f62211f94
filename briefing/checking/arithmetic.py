"""A change fits the figures that it leads from and to.

From 50% to 46% is no rise, up 5 points from 40% to 46% can't be, 8 million is no part of 3 million.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.language.quantities import find_english
from briefing.models.quantity import Kind, Quantity

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_UP = re.compile(
    r"\b(?:rose|rise|rises|rising|grew|grow|increased?|raised?|climbed|improved?|up)\b"
)
_DOWN = re.compile(
    r"\b(?:fell|fall|falls|falling|declined?|decreased?|dropped|lowered|cut|reduced|slipped"
    r"|down|shrank)\b"
)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+)?$")
_TO = re.compile(
    r"\s+(?:(?:in|of)\s+)?(?:\d{4}\s+)?to\s+(?:about\s+|around\s+|over\s+|more than\s+)?"
)
_THEN = re.compile(r"[\s,]+from\s+")
_PART_OF = re.compile(r"\s+of\s+(?:a\s+total\s+of\s+)?(?:the\s+)?(?:\w+\s+)?")
_TOLERANCE = Decimal("0.06")
"""Percentage points that rounding may make up."""


def wrong_arithmetic(text: str, _evidence: Evidence) -> tuple[str, ...]:
    """Find a change that its own two figures contradict."""
    figures = [f for f in find_english(text) if f.low is not None]
    problems = []
    for first, second in pairwise(figures):
        between = text[first.span.end : second.span.start]
        before = text[: first.span.start]
        if _same_sort(first, second) and _PART_OF.fullmatch(between) and _low(first) > _low(second):
            problems.append(
                f'"{first.source}" is more than "{second.source}", of which it is a part'
            )
        if first.kind is second.kind and _FROM.search(before) and _TO.fullmatch(between):
            problems += _contradiction(text, first, second, figures)
    return tuple(problems)


def _contradiction(
    text: str, first: Quantity, second: Quantity, figures: list[Quantity]
) -> list[str]:
    start, end = _low(first), _low(second)
    said = f"from {first.source} to {second.source}"
    words = [
        (word.start(), up)
        for pattern, up in ((_UP, True), (_DOWN, False))
        for word in pattern.finditer(text, 0, first.span.start)
    ]
    if words and start != end and max(words)[1] != (end > start):
        return [f'"{said}" goes the other way than the sentence says']
    changes = [
        figure
        for figure in figures
        if figure.kind is Kind.PERCENTAGE_POINTS
        and _THEN.fullmatch(text, figure.span.end, first.span.start)
    ]
    if first.kind is Kind.PERCENT and changes:
        (*_, change) = changes
        if abs(abs(end - start) - _size(change)) > _TOLERANCE:
            return [f'"{said}" is no change of {change.source}']
    return []


def _same_sort(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind is not Kind.PERCENT and one.unit == other.unit


def _low(figure: Quantity) -> Decimal:
    return figure.low or Decimal(0)


def _size(change: Quantity) -> Decimal:
    return abs(_low(change))
