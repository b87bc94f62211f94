"""Changes that a statement tells with what they lead from and to.

"Rose from 40% to 45%", "fell to RMB 590 million in April from RMB 430 million", "1.2%, up from
1.1%": whether the word fits is told by the two figures alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.changes import changes
from briefing.language.quantities import find_english
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models.quantity import Quantity

_RISING, _FALLING = changes()
UP = re.compile(rf"\b(?:{_RISING.verbs})\b")
DOWN = re.compile(rf"\b(?:{_FALLING.verbs})\b")
# These say which way of a debt or a cost, too, unless the figures are negative.
_BETTER = re.compile(rf"\b(?:{_RISING.quality})\b")
_WORSE = re.compile(rf"\b(?:{_FALLING.quality})\b")
_ABOUT = r"(?:(?:about|around|over|above|below|nearly|more than|less than|at least|some)\s+)?"
_CURRENCY = r"(?:RMB\s|US\$|HK\$|EUR\s)?"
_FROM = re.compile(
    rf"\bfrom\s+(?:(?:an?|the|its|their|last|this)\s+(?:[\w'-]+\s+){{1,3}}?(?:of\s+)?)?{_ABOUT}$"
)
_WHEN = r"(?:(?:in|at|by|during)\s+(?:[\w'-]+\s+){1,6}?)?"
_TO = re.compile(rf"(?:\s+[a-z]{{3,}})?\s+{_WHEN}(?:of\s+)?(?:\d{{4}}\s+)?to\s+{_ABOUT}{_CURRENCY}")
_CHANGED_TO = re.compile(rf"\b(?P<word>[a-z]+)(?:\s+[\w'-]+){{0,5}}?\s+to\s+{_ABOUT}$")
_AFTER = re.compile(rf"[^.;:]{{0,60}}?\bfrom\s+(?:[\w-]+\s+){{0,2}}?{_ABOUT}")
_UP_FROM = re.compile(rf"[^.;:]{{0,30}}?\b(?P<word>up|down)\s+from\s+(?:[\w-]+\s+){{0,2}}?{_ABOUT}")
# Another verb, of which the figures are told (cut yields by 13% and pushed cost from 6.1 to 6.9).
_OTHER_VERB = re.compile(r"\d[^,;.]*\band\s+[a-z]+ed\b")
_CLAUSE_END = re.compile(r"[;:.](?!\d)")
_REACH = 80
"""Code points between two figures of a change at the most."""


@dataclass(frozen=True, slots=True)
class Led:
    """A word of change with what it leads from and to.

    Attributes:
        place: where the word begins in the text (code points).
        word: as it is written.
        fits: whether it leads the way that the figures do.
        first, second: what it leads from and to.
    """

    place: int
    word: str
    fits: bool
    first: Quantity
    second: Quantity


def led_changes(text: str) -> tuple[Led, ...]:
    """Find the changes of a statement that are told with two figures of one kind."""
    figures = [f for f in find_english(text) if f.low is not None]
    found: list[Led] = []
    for number, one in enumerate(figures):
        other = next((f for f in figures[number + 1 :] if f.kind is one.kind), None)
        if other is not None and other.span.start - one.span.end <= _REACH:
            found += _between(text, one, other)
    return tuple(found)


def last_word(text: str, place: int) -> tuple[int, str, bool] | None:
    """The last word of change ahead of a place in its clause: where it begins, it, if it is up."""
    clause = max((mark.end() for mark in _CLAUSE_END.finditer(text, 0, place)), default=0)
    words = [
        (word.start(), word.group(), up)
        for pattern, up in ((UP, True), (DOWN, False), (_BETTER, True), (_WORSE, False))
        for word in pattern.finditer(text, clause)
        if word.end() <= place
    ]
    return max(words, default=None)


def _between(text: str, one: Quantity, other: Quantity) -> Iterator[Led]:
    between = text[one.span.end : other.span.start]
    if _FROM.search(text, 0, one.span.start) and _TO.fullmatch(between):
        yield from _led(text, one.span.start, one, other)
    elif way := _UP_FROM.fullmatch(between):
        yield from _led(text, one.span.end + way.end("word"), other, one)
    elif (to := _CHANGED_TO.search(text, 0, one.span.start)) and _AFTER.fullmatch(between):
        word = last_word(text, one.span.start)
        if word and word[0] >= to.start("word"):
            yield from _led(text, one.span.start, other, one)


def _led(text: str, place: int, first: Quantity, second: Quantity) -> Iterator[Led]:
    start, end = first.low, second.low
    word = last_word(text, place)
    if word is None or start is None or end is None or start == end:
        return
    if _OTHER_VERB.search(text, word[0], place):
        return
    negative = start < 0 or end < 0
    if not negative and (_BETTER.fullmatch(word[1]) or _WORSE.fullmatch(word[1])):
        return
    # Of ranks the first is above the second.
    rises = (end > start) is not (first.kind is Kind.ORDINAL)
    yield Led(word[0], word[1], word[2] is rises, first, second)
