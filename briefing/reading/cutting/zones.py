"""Where the questions and answers stand among the pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.marks import match_mark
from briefing.reading.questions import wording

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece


def body(source: str, pieces: list[Piece]) -> range:
    """The pieces from the first that begins with a mark to the last; none at the end without.

    Where nothing has a mark, from the first line that asks to the last.
    """
    found = [
        index
        for index, piece in enumerate(pieces)
        if match_mark(source, piece.content.start, piece.content.end)
    ] or [index for index, piece in enumerate(pieces) if wording.asks(source, piece)]
    return range(found[0], found[-1] + 1) if found else range(len(pieces), len(pieces))
