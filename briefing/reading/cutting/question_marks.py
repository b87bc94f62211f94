"""Marks of questions and answers: cut off, so that what follows is the text alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.marks import Family, match_lone_mark, match_mark
from briefing.reading.pieces import cut_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reading.pieces import Piece


def cut(source: str, pieces: list[Piece], *, family: Family) -> list[Piece]:
    """Cut after a mark at a piece's start, or take the piece as one if it is nothing else.

    Args:
        family: whose marks are looked for.
    """
    return [part for piece in pieces for part in _marked(source, piece, (family,))]


def _marked(source: str, piece: Piece, families: tuple[Family, ...]) -> Iterator[Piece]:
    start, end = piece.content.start, piece.content.end
    if piece.field or piece.mark or not piece.running:
        yield piece
    elif lone := match_lone_mark(source, start, end, families):
        yield replace(piece, mark=lone)
    elif found := match_mark(source, start, end, families):
        mark, after = found
        sign, *texts = cut_at(source, piece, [after] if after < piece.span.end else [])
        yield replace(sign, mark=mark)
        yield from texts
    else:
        yield piece
