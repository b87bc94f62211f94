"""Find the quantities of a Chinese text.

The rules are tried at each position in their order; the first that matches takes the characters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language.quantities import amounts, dates, look_alikes, periods, shares
from briefing.language.quantities.numerals import half_width

if TYPE_CHECKING:
    import datetime as dt

    from briefing.models.quantity import Quantity

RULES = (dates.RULE, periods.RULE, look_alikes.RULE, shares.RULE, amounts.RULE)

# Where a rule can begin at all: a digit, a numeral, or a word that goes before one.
_STARTS = re.compile(
    r"[A-Za-z\d零〇一二两三四五六七八九十百千(（第前上下半全年度今本当去明后翻近约超同较比环增上提扩下减降"
    r"收回缩涨跌大将接逾突不高至少低人$€-]"
)


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
    return tuple(found)
