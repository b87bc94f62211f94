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
    """Tell whether two English statements repeat each other, by the overlap of their words.

    Overlap coefficient (Szymkiewicz-Simpson) of the sets of content words, at least THRESHOLD.
    """
    words, others = _content(one), _content(other)
    smaller = min(len(words), len(others))
    return bool(smaller) and len(words & others) / smaller >= THRESHOLD


def _content(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _EMPTY
