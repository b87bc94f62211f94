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
    r"\b(?:rose|rise|rises|rising|grew|grow|increased?|raised?|climbed|improved?|(?<!-)up|rais(?:es|ing)|increas(?:es|ing)"
    r"|(?:widen|expand|jump|lengthen|recover)(?:s|ed)?|surged?)\b"
)
_DOWN = re.compile(
    r"\b(?:fell|fall|falls|falling|declined?|decreased?|dropped|lowered|cut|reduced|slipped"
    r"|lowers?|cuts|cutting|lowering|reduc(?:es?|ing)|decreases?|drops?|down|shrank|shrink|(?:narrow|contract|shorten|worsen)(?:s|ed)?|plunged?|tumbled?"
    r"|deteriorated?)\b"
)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+)?$")
# Narrowed to 8% from 15%.
_CHANGED_TO = re.compile(
    rf"(?:{_UP.pattern}|{_DOWN.pattern})\s+to\s+(?:about\s+|around\s+|over\s+|more than\s+)?$"
)
_AFTER = re.compile(r"\s+from\s+(?:about\s+|around\s+|over\s+|more than\s+)?")
_RANKS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
        range(1, 11),
        strict=True,
    )
)
_RANK = rf"(?:the\s+)?({'|'.join(_RANKS)})"
_RANKED = re.compile(rf"\bfrom\s+{_RANK}\s+to\s+{_RANK}\b", re.IGNORECASE)
_TO = re.compile(
    r"\s+(?:(?:in|of)\s+)?(?:\d{4}\s+)?to\s+(?:about\s+|around\s+|over\s+|more than\s+)?"
)
_THEN = re.compile(r"[\s,]+from\s+")
_CLAUSE_END = re.compile(r"[;:.](?!\d)")
_RANGE = re.compile(r"\s+to\s+")
# Ahead of two figures with "to" between them that are no range: fell 12 to 4, by 12 to 4.
_NO_RANGE = re.compile(
    rf"(?:\bfrom(?:\s+\w+){{0,2}}|\bby|\bof|\w(?:ed|es|s)|{_UP.pattern}|{_DOWN.pattern}"
    r"|\bfallen|\brisen|\bgrown|\bthan)"
    r"\s+(?:about\s+|around\s+|some\s+|another\s+|a\s+(?:further|net)\s+)?$"
)
_RAISED_BY = re.compile(rf"(?:{_UP.pattern})\s+(?:by\s+)?(?:about\s+|around\s+|another\s+)?$")
_PART_OF = re.compile(r"\s+of\s+(?:a\s+total\s+of\s+)?(?:the\s+)?(?:\w+\s+)?")
_THEN_ITS_PART = re.compile(r"[^.;,]*,\s+(?:including\s+)?")
_OF_THEM = re.compile(r"\s+of (?:them|which|whom|these)\b")
_TOLERANCE = Decimal("0.06")
"""Percentage points that rounding may make up."""


def wrong_arithmetic(text: str, _evidence: Evidence) -> tuple[str, ...]:
    """Find a change that its own two figures contradict."""
    figures = [f for f in find_english(text) if f.low is not None]
    problems = []
    for first, second in pairwise(figures):
        problems += _wrong_part(text, first, second)
        problems += _wrong_range(text, first, second)
        problems += _wrong_change(text, first, second, figures)
    for ranked in _RANKED.finditer(text):
        # The first is above the second.
        start, end = (-_RANKS[ranked[group].lower()] for group in (1, 2))
        problems += _contrary(text, ranked.start(), start, end, ranked.group())
    return tuple(problems)


def _wrong_part(text: str, first: Quantity, second: Quantity) -> list[str]:
    between = text[first.span.end : second.span.start]
    if not _same_sort(first, second):
        return []
    if _PART_OF.fullmatch(between) and _low(first) > _low(second):
        return [f'"{first.source}" is more than "{second.source}", of which it is a part']
    of_them = _THEN_ITS_PART.fullmatch(between) and _OF_THEM.match(text, second.span.end)
    if of_them and _low(second) > _low(first):
        return [f'"{second.source}" is more than "{first.source}", of which it is a part']
    return []


def _wrong_range(text: str, first: Quantity, second: Quantity) -> list[str]:
    before, between = text[: first.span.start], text[first.span.end : second.span.start]
    if not _RANGE.fullmatch(between) or not _is_larger(first, second):
        return []
    if not _NO_RANGE.search(before) or _is_one_range(first, second):
        return [f'"{first.source} to {second.source}" falls, as no range does']
    if _RAISED_BY.search(before) and _same_sort(first, second):
        return [f'"{first.source}" more can\'t make "{second.source}"']
    return []


def _wrong_change(
    text: str, first: Quantity, second: Quantity, figures: list[Quantity]
) -> list[str]:
    before, between = text[: first.span.start], text[first.span.end : second.span.start]
    if first.kind is not second.kind:
        return []
    if _FROM.search(before) and _TO.fullmatch(between):
        return _contradiction(text, first, second, figures)
    if _CHANGED_TO.search(before) and _AFTER.fullmatch(between):
        return _turned(text, second, first, first.span.start)
    return []


def _contradiction(
    text: str, first: Quantity, second: Quantity, figures: list[Quantity]
) -> list[str]:
    if turned := _turned(text, first, second, first.span.start):
        return turned
    start, end = _low(first), _low(second)
    changes = [
        figure
        for figure in figures
        if figure.kind is Kind.PERCENTAGE_POINTS
        and _THEN.fullmatch(text, figure.span.end, first.span.start)
    ]
    if first.kind is Kind.PERCENT and changes:
        (*_, change) = changes
        if abs(abs(end - start) - _size(change)) > _TOLERANCE:
            return [f'"from {first.source} to {second.source}" is no change of {change.source}']
    return []


def _turned(text: str, first: Quantity, second: Quantity, place: int) -> list[str]:
    """Tell of a word of change ahead of a place that leads the other way than two values do."""
    start, end = _low(first), _low(second)
    if first.kind is Kind.ORDINAL:  # the first is above the second
        start, end = -start, -end
    return _contrary(text, place, start, end, f"from {first.source} to {second.source}")


def _contrary(
    text: str, place: int, start: Decimal | int, end: Decimal | int, said: str
) -> list[str]:
    clause = max((mark.end() for mark in _CLAUSE_END.finditer(text, 0, place)), default=0)
    words = [
        (word.start(), up, word.group())
        for pattern, up in ((_UP, True), (_DOWN, False))
        for word in pattern.finditer(text, clause, place)
    ]
    if not words or start == end or max(words)[1] == (end > start):
        return []
    return [f'"{max(words)[2]}" goes the other way than {said}']


def _is_larger(first: Quantity, second: Quantity) -> bool:
    """Whether the first of two values is the larger; a bare number takes the other's unit."""
    alike = (first.kind, first.unit) == (second.kind, second.unit) or _is_bare(first)
    counted = second.kind not in {Kind.DATE, Kind.PERIOD, Kind.ORDINAL}
    return alike and counted and second.low is not None and _low(first) > _low(second) > 0


def _is_one_range(first: Quantity, second: Quantity) -> bool:
    """Whether two values have one unit, said once (5 to 12 percentage points)."""
    return _is_bare(first) and not _is_bare(second)


def _is_bare(figure: Quantity) -> bool:
    return figure.kind is Kind.COUNT and not figure.unit


def _same_sort(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind is not Kind.PERCENT and one.unit == other.unit


def _low(figure: Quantity) -> Decimal:
    return figure.low or Decimal(0)


def _size(change: Quantity) -> Decimal:
    return abs(_low(change))
