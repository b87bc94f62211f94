"""The direction of a change, turned into the contrary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPPOSITES = """
rose fell | rise fall | rises falls | rising falling | risen fallen | higher lower | up down
grew shrank | grow shrink | growing shrinking | grown shrunk | growth decline
increased decreased | increase decrease | increases decreases | increasing decreasing
raised lowered | narrowed widened | narrow widen | narrows widens | narrowing widening
expanded contracted | expansion contraction
improved deteriorated | improve deteriorate | improves deteriorates | improvement deterioration
doubled halved | double halve | doubling halving | gained lost | climbed dropped | climb drop
strengthened weakened | stronger weaker | appreciated depreciated | appreciation depreciation
accelerated slowed | faster slower | longer shorter | lengthened shortened | larger smaller
lengthen shorten | above below
surged plunged | jumped tumbled | soared slumped | exceeded missed | better worse
adds cuts | add cut | upward downward | tightened loosened | cheaper dearer
"""
# What has an opposite that does not turn back into it.
_ONE_WAY = {
    "declined": "increased",
    "declines": "increases",
    "declining": "rising",
    "decline": "rise",
    "drop": "rise",
    "drops": "rises",
    "reduced": "increased",
    "reduces": "increases",
    "reducing": "increasing",
    "reduce": "increase",
    "reduction": "increase",
    "eased": "intensified",
    "slipped": "climbed",
    "lift": "lower",
    "lifted": "lowered",
    "lifts": "lowers",
    "recovered": "fell",
    "recover": "fall",
    "recovery": "fall",
    "rebounded": "fell",
    "worsened": "improved",
    "fewer": "more",
    "less": "more",
    "more": "fewer",
    "expand": "contract",
}
_NO_DIRECTION = re.compile(
    r"up to\b|(?:ramp|set|sign|take|make|made|build|built|catch|speed|back|gives?)[- ]up\b"
    r"|no longer|down payment|add(?:s|ed)? up"
    r"|(?:raised?|cut) (?:up to |about |another )?(?:RMB|US\$|HK\$)"
    r"|down for\b|shut down|above all|[Cc]ontracted (?:sales|capacity|volume)"
    r"|double-digit|(?<!\d )more\b|more than\b|(?<!% )(?<!percentage points )less\b"
)
_VOWEL_SOUND = re.compile(r"[aeiou]|8|1[18](?!\d)")
_INFINITIVE = re.compile(r"\b(?:to|will|may|could|should|would|did not|cannot|can)(?: \w+ly)? $")
_NOUN = re.compile(
    r"(?:\ba|\bthe|%|-point|price|cost|rate|tariff|tax|further|fee|pay|output|production|job|'s) $"
)


def _pairs() -> dict[str, str]:
    words = [pair.split() for pair in re.split(r"[|\n]", _OPPOSITES) if pair.strip()]
    return dict(words) | {other: one for one, other in words} | _ONE_WAY


_TURNS = _pairs()
_TURNING = re.compile(rf"\b(?:{'|'.join(_TURNS)})\b", re.IGNORECASE)


def turned(text: str) -> Iterator[str]:
    """Growth is decline, and decline growth."""
    spared = [match.span() for match in _NO_DIRECTION.finditer(text)]
    for match in _TURNING.finditer(text):
        if not any(start <= match.start() < end for start, end in spared):
            yield put(text, match.start(), match.end(), _opposite(match, text[: match.start()]))


def _opposite(match: re.Match[str], before: str) -> str:
    word = match.group().lower()
    if word in {"cut", "cuts"} and _NOUN.search(before):
        return word.replace("cut", "increase")
    if word in {"cut", "lower"} and _INFINITIVE.search(before):
        return "raise"
    if word == "cut":
        return "raised"
    if word == "cuts":
        return "raises"
    other = _TURNS[word]
    return other.capitalize() if match.group()[0].isupper() else other


def put(text: str, start: int, end: int, new: str) -> str:
    """Put ``new`` in, with "a" or "an" before it as its sound wants."""
    before = text[:start]
    if new:
        article = r"\1n " if _VOWEL_SOUND.match(new) else r"\1 "
        before = re.sub(r"\b([Aa])n? $", article, before)
    return before + new + text[end:]
