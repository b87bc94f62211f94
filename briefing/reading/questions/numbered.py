"""Numbered questions, no mark at all: 1、…？ and the answer in the paragraphs below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.pieces import Asks, Joint
from briefing.reading.questions import wording
from briefing.reading.questions.paragraphs import begun, has_questions, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.pieces import Piece

_RULE = "numbered"
_LINES = 8


def mark(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Follow the numbers from 1, all of one style; points of an answer don't ask.

    Between questions, a short line without punctuation names what was asked.

    Groups (一、公司经营) may begin again at 1.
    """
    if has_questions(pieces):
        return list(pieces)
    begins: dict[int, tuple[Asks, str]] = {}
    style = ""
    value = 0
    running = list(texts(pieces, range(len(pieces))))
    for at, index in enumerate(running):
        found = wording.number(source, pieces[index])
        if found is None or (style and found.style != style):
            continue
        if found.value not in (value + 1, 1):
            continue
        named = found.value == value + 1 > 1 and wording.heads(source, pieces[index])
        if named or _question(source, pieces, running[at : at + _LINES], found):
            begins[index] = (Asks.QUESTION, _RULE)
            style, value = found.style, found.value
    return begun(source, pieces, begins)


def _question(
    source: str, pieces: Sequence[Piece], indices: Sequence[int], number: wording.Number
) -> bool:
    """Whether the numbered line is a question, which may take several lines."""
    first = pieces[indices[0]]
    if wording.requests(source, number.end, first.content.end):
        return True
    for place, index in enumerate(indices):
        piece = pieces[index]
        if place and (piece.joint is not Joint.LINE or wording.number(source, piece)):
            return False
        if wording.complete(source, piece):
            return wording.asks(source, piece)
    return False
