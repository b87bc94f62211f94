"""Find the quantities of a Chinese text.

The rules are tried at each position in their order; the first that matches takes the characters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language.quantities import (
    amounts,
    coins,
    dates,
    look_alikes,
    ordinals,
    parameters,
    periods,
    shares,
    splits,
)
from briefing.language.quantities.numerals import half_width
from briefing.models.quantity import Comparison, Direction, Kind
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt

    from briefing.models.quantity import Quantity

RULES = (
    dates.RULE,
    periods.RULE,
    ordinals.RULE,
    parameters.RULE,
    coins.RULE,
    look_alikes.RULE,
    shares.RULE,
    splits.RULE,
    amounts.RULE,
)

# Where a rule can begin at all: a digit, a numeral, or a word that goes before one.
_STARTS = re.compile(
    r"[A-Za-z\d零〇一二两三四五六七八九十百千万半数几(（第前上本当下全年度今去明后翻减腰过破未最接个双低中高"
    r"邮代编电传热会密晚早便掉砍贵NT从约大将近超逾突不至少多小于达较比同环增扩升涨提攀回反拉走降收缩压削萎跌人附图表$€+−-]"
)
_TO = re.compile(r"[ \t]*(?:[-~～–—－]|至|到)[ \t]*")
_LISTED = re.compile(r"[ \t]*(?:[、和及与,]|以及)[ \t]*")


def find_chinese(text: str, *, date: dt.date | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of a Chinese text.

    Args:
        date: the record's, by which relative dates and periods are resolved.

    Returns:
        In order, without overlaps; each span is of ``text`` and ``text[span]`` is its source.
    """
    plain = half_width(text)
    found: list[Quantity] = []
    position = 0
    while start := _STARTS.search(plain, position):
        position = start.start()
        for rule in RULES:
            match = rule.pattern.match(plain, position)
            if match is None or not match.group():
                continue
            quantity = rule.read(match, date)
            position = match.end()
            if quantity is not None:
                span = quantity.span
                found.append(replace(quantity, source=text[span.start : span.end]))
                position = span.end
            break
        else:
            position += 1
    found = _spans_of_days(found, text)
    return tuple(_shared(found, plain) if "分别" in plain else found)


def _spans_of_days(found: list[Quantity], text: str) -> list[Quantity]:
    """Make one date of two with 至 between them: 2024 年 12 月至 2025 年 2 月."""
    result: list[Quantity] = []
    for quantity in found:
        first = result[-1] if result else None
        if (
            first is not None
            and first.kind is quantity.kind is Kind.DATE
            and first.start
            and quantity.end
            and first.start < quantity.end
            and _TO.fullmatch(text, first.span.end, quantity.span.start)
        ):
            span = Span(first.span.start, quantity.span.end)
            result[-1] = replace(
                first,
                span=span,
                source=text[span.start : span.end],
                english=f"{first.english} to {quantity.english}",
                end=quantity.end,
            )
        else:
            result.append(quantity)
    return result


def _shared(found: list[Quantity], text: str) -> list[Quantity]:
    """分别同比增长 10.5% 和 18.2%: the frame of the first holds for the others."""
    result: list[Quantity] = []
    for quantity in found:
        before = result[-1] if result else None
        if (
            before is not None
            and before.kind is quantity.kind
            and quantity.direction is Direction.NONE
            and quantity.comparison is Comparison.NONE
            and "分别" in text[max(0, before.span.start - 24) : before.span.end]
            and _LISTED.fullmatch(text, before.span.end, quantity.span.start)
        ):
            quantity = replace(  # noqa: PLW2901 - the same figure, with what the list says of it
                quantity, direction=before.direction, comparison=before.comparison
            )
        result.append(quantity)
    return result
