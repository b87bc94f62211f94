"""Bold or heading questions without a mark, the answer in the paragraphs below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.pieces import Asks
from briefing.reading.questions import wording
from briefing.reading.questions.paragraphs import begun, has_questions, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.pieces import Piece

_RULE = "emphasised"


def mark(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Take each line that stands out and asks; one that only stands out is an answer's heading."""
    if has_questions(pieces):
        return list(pieces)
    begins = {
        index: (Asks.QUESTION, _RULE)
        for index in texts(pieces, range(len(pieces)))
        if wording.stands_out(source, pieces[index]) and _asks(source, pieces[index])
    }
    return begun(source, pieces, begins)


def _asks(source: str, piece: Piece) -> bool:
    found = wording.number(source, piece)
    start = found.end if found else piece.content.start
    bold = source.startswith(("**", "__"), start)
    return wording.asks(source, piece) or wording.requests(
        source, start + 2 * bold, piece.content.end
    )
