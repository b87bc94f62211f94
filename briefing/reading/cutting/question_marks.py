"""Marks of questions and answers: cut off, so that what follows is the text alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.blocks import Shape
from briefing.reading.marks import FAMILIES, Family, find_inline_answer, match_lone_mark, match_mark
from briefing.reading.pieces import Asks, cut_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reading.pieces import Piece


def cut(source: str, pieces: list[Piece], *, family: Family) -> list[Piece]:
    """Cut after a mark at a piece's start, and before an answer's mark on its question's line.

    Args:
        family: whose marks are looked for; the answer on a question's line may be of any.
    """
    return [part for piece in pieces for part in _marked(source, piece, (family,))]


def _marked(source: str, piece: Piece, families: tuple[Family, ...]) -> Iterator[Piece]:
    start, end = piece.content.start, piece.content.end
    taken = piece.field or piece.mark or not piece.running
    alone = piece.cell is not None or piece.shape is Shape.HEADING
    if not taken and alone and (lone := match_lone_mark(source, start, end, families)):
        yield replace(piece, mark=lone)
        return
    found = None if taken else match_mark(source, start, end, families)
    if found is None:
        answer = None if taken else _unmarked_question(source, piece, families)
        if answer is None:
            yield piece
        else:
            question, text = cut_at(source, piece, [answer])
            yield question
            yield from _marked(source, text, FAMILIES)
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
        yield from _marked(source, texts[-1], FAMILIES)


def _unmarked_question(source: str, piece: Piece, families: tuple[Family, ...]) -> int | None:
    """Where an answer begins on the line of a question that has no mark (1、…？答：…)."""
    return find_inline_answer(source, piece.content.start, piece.content.end, families)
