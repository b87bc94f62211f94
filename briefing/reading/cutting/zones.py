"""Where the questions and answers stand among the pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.marks import match_mark

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece


def body(source: str, pieces: list[Piece]) -> range:
    """The pieces from the first that begins with a mark to the last; none at the end without."""
    marked = [
        index
        for index, piece in enumerate(pieces)
        if match_mark(source, piece.content.start, piece.content.end)
    ]
    return range(marked[0], marked[-1] + 1) if marked else range(len(pieces), len(pieces))
