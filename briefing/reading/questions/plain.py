"""Questions that are paragraphs like any other, as where a copy has lost what was bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.pieces import Asks
from briefing.reading.questions import wording
from briefing.reading.questions.paragraphs import begun, has_questions, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.pieces import Piece

_RULE = "plain"
_LONGEST = 400


def mark(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Take each paragraph that ends with a question mark."""
    if has_questions(pieces):
        return list(pieces)
    begins: dict[int, tuple[Asks, str]] = {}
    asked = next(
        (at for at, piece in enumerate(pieces) if wording.asks(source, piece)), len(pieces)
    )
    label = max((at for at in range(asked) if pieces[at].field), default=-1)
    for paragraph in paragraphs(source, pieces, range(max(label, 0), len(pieces))):
        first, last = pieces[paragraph[0]], pieces[paragraph[-1]]
        short = last.content.end - first.content.start <= _LONGEST
        if short and wording.asks(source, last):
            begins.setdefault(paragraph[0], (Asks.QUESTION, _RULE))
    return begun(source, pieces, begins)
