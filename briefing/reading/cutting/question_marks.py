"""Marks of questions and answers: cut off, so that what follows is the text alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.marks import find_inline_answer, match_mark
from briefing.reading.pieces import Asks, cut_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reading.pieces import Piece


def cut(source: str, pieces: list[Piece]) -> list[Piece]:
    """Cut after a mark at a piece's start, and before an answer's mark on its question's line."""
    return [part for piece in pieces for part in _marked(source, piece)]


def _marked(source: str, piece: Piece) -> Iterator[Piece]:
    start, end = piece.content.start, piece.content.end
    found = None if piece.field else match_mark(source, start, end)
    if found is None:
        yield piece
        return
    mark, after = found
    answer = find_inline_answer(source, after, end) if mark.asks is Asks.QUESTION else None
    places = [place for place in (after, answer) if place is not None and place < piece.span.end]
    sign, *texts = cut_at(source, piece, places)
    yield replace(sign, mark=mark)
    if answer is None:
        yield from texts
    else:
        yield from texts[:-1]
        yield from _marked(source, texts[-1])
