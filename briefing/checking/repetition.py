"""Do two statements say the same?"""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z0-9][a-z0-9.%-]*")
_EMPTY = frozenset(
    "a an and are as at be been by for from has have in is it its of on or that the this to was"
    " we were which will with".split()
)
THRESHOLD = 0.6
"""Share of the shorter statement's words in the other, from which on both say the same."""


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two English statements repeat each other: THRESHOLD or more alike."""
    return likeness(one, other) >= THRESHOLD


def likeness(one: str, other: str) -> float:
    """How much two English statements share, from 0 to 1.

    Overlap coefficient (Szymkiewicz-Simpson) of the sets of content words.
    """
    words, others = _content(one), _content(other)
    smaller = min(len(words), len(others))
    return len(words & others) / smaller if smaller else 0.0


def _content(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _EMPTY
