"""Marks inside a line: 1、…？答：… and 问：…？答：…。问：…？答：…."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.marks import inline_marks, match_mark
from briefing.reading.pieces import Asks, cut_at

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece


def cut(source: str, pieces: list[Piece]) -> list[Piece]:
    """Cut before each; an answer may quote one."""
    result: list[Piece] = []
    for piece in pieces:
        start, end = piece.content.start, piece.content.end
        places = inline_marks(source, start, end) if piece.running and not piece.field else []
        begins = match_mark(source, start, end) if len(places) == 1 else None
        if not places or (begins and begins[0].asks is Asks.ANSWER):
            result.append(piece)
        else:
            result.extend(cut_at(source, piece, places))
    return result
