"""A statement doesn't name the same pair twice: a model that does has put it where it isn't, too.

"The requirements of education and medicine, ... value in education and medicine", where the source
speaks of medicine once.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_PAIR = re.compile(r"(?=\b([a-z][a-z-]{3,}) (?:and|or) ([a-z][a-z-]{3,})\b)", re.IGNORECASE)


def echoes(text: str, _evidence: Evidence) -> tuple[str, ...]:
    """Find a pair of words that one sentence of a statement names twice."""
    return tuple(
        f'it says "{first} and {second}" twice'
        for sentence in re.split(r"(?<=[.!?]) ", text)
        for (first, second), times in Counter(_PAIR.findall(sentence.lower())).items()
        if times > 1
    )
