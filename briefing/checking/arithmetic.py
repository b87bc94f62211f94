"""A change fits the figures that it leads from and to.

From 50% to 46% is no rise, up 5 points from 40% to 46% can't be, 8 million is no part of 3 million.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.checking.led import DOWN, UP, last_word, led_changes
from briefing.language.quantities import find_english
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.checking.evidence import Evidence
    from briefing.checking.led import Led
    from briefing.models.quantity import Quantity

_RANKS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
        range(1, 11),
        strict=True,
    )
)
_RANK = rf"(?:the\s+)?({'|'.join(_RANKS)})"
_RANKED = re.compile(rf"\bfrom\s+{_RANK}\s+to\s+{_RANK}\b", re.IGNORECASE)
_THEN = re.compile(r"[\s,]+from\s+")
_RANGE = re.compile(r"\s+to\s+(?:RMB\s|US\$|HK\$|EUR\s)?")
# Ahead of two figures with "to" between them that are no range: fell 12 to 4, by 12 to 4.
_NO_RANGE = re.compile(
    rf"(?:\bfrom(?:\s+\w+){{0,2}}|\bby|\bof|\w(?:ed|es|s)|{UP.pattern}|{DOWN.pattern}"
    r"|\bfallen|\brisen|\bgrown|\bthan)"
    r"\s+(?:about\s+|around\s+|some\s+|another\s+|a\s+(?:further|net)\s+)?$"
)
_RAISED_BY = re.compile(rf"(?:{UP.pattern})\s+(?:by\s+)?(?:about\s+|around\s+|another\s+)?$")
_PART_OF = re.compile(r"\s+(?:(?:\w+\s+)?out\s+)?of\s+(?:a\s+total\s+of\s+)?(?:the\s+)?(?:\w+\s+)?")
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
    for led in led_changes(text):
        said = f"from {led.first.source} to {led.second.source}"
        if not led.fits:
            problems.append(f'"{led.word}" goes the other way than {said}')
        elif led.first.kind is Kind.PERCENT:
            problems += _wrong_difference(text, led, figures, said)
    return (*problems, *_wrong_ranks(text))


def _wrong_ranks(text: str) -> Iterator[str]:
    for ranked in _RANKED.finditer(text):
        first, second = (_RANKS[ranked[group].lower()] for group in (1, 2))
        word = last_word(text, ranked.start())
        # The first is above the second.
        if word and first != second and word[2] is not (second < first):
            yield f'"{word[1]}" goes the other way than {ranked.group()}'


def _wrong_difference(text: str, led: Led, figures: list[Quantity], said: str) -> Iterator[str]:
    for change in figures:
        told = change.kind is Kind.PERCENTAGE_POINTS and _THEN.fullmatch(
            text, change.span.end, led.first.span.start
        )
        difference = abs(_low(led.second) - _low(led.first))
        if told and abs(difference - _size(change)) > _TOLERANCE:
            yield f'"{said}" is no change of {change.source}'


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
