"""A statement doesn't name the same pair twice: a model that does has put it where it isn't, too.

"The requirements of education and medicine, ... value in education and medicine", where the source
joins both once.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_PAIR = re.compile(r"(?=\b([a-z][a-z-]{3,}) (?:and|or) ([a-z][a-z-]{3,})\b)", re.IGNORECASE)
_FIXED = {("research", "development"), ("costs", "expenses"), ("sales", "marketing")}
_JOINED = re.compile(
    r"([\u4e00-\u9fff]{2})[、和与及]([\u4e00-\u9fff]{2}).*\1[、和与及]\2", re.DOTALL
)


def echoes(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a pair of words that one sentence of a statement names twice, and its source once."""
    if _JOINED.search(evidence.source):
        return ()
    return tuple(
        f'it says "{first} and {second}" twice'
        for sentence in re.split(r"(?<=[.!?]) ", text)
        for (first, second), times in Counter(_PAIR.findall(sentence.lower())).items()
        if times > 1 and (first, second) not in _FIXED
    )
