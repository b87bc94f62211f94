"""Find the quantities of an English text, as an editor or a model writes them.

RMB 60 bn · US$5.6 million · 13B parameters · 85% to 95% · up 15.4% year on year · 10+ · two months
one third · doubled · 13 February 2025 · February 2025 · 1H25 · the third quarter of 2025

"From 55% to 85%" is a change between two figures; "55% to 85%" alone is a range. Digits inside a
name (910B, R1, GPT-4) are none, but "13B parameters" and "4 nm" are.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language.quantities import english_amounts, english_dates, english_words

if TYPE_CHECKING:
    from briefing.models.quantity import Quantity


# Each rule that a statement is checked by asks for the quantities of the same text.
@lru_cache(maxsize=256)
def find_english(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of an English text.

    Returns:
        In order, without overlaps; each span is of ``text``. ``english`` is the text itself.
    """
    found: list[Quantity] = []
    taken = bytearray(len(text))
    readers = (english_dates.find, english_words.find, english_amounts.find)
    for quantity in (quantity for find in readers for quantity in find(text)):
        start, end = quantity.span.start, quantity.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.span))
