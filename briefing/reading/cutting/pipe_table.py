"""Pipe tables, and lines that look like a row of one: one piece for each cell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.models.record import Span
from briefing.reading.blocks import Shape
from briefing.reading.pieces import Cell, Joint, cut_at

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"[\s|:-]*")


def cut(source: str, pieces: list[Piece]) -> list[Piece]:
    """Cut rows at their pipes; the row of dashes under the heading says nothing."""
    result: list[Piece] = []
    for piece in pieces:
        text = piece.text(source)
        if "|" not in text or not (piece.shape is Shape.ROW or text[0] == text[-1] == "|"):
            blank = piece.shape is Shape.BLANK and _DELIMITER.fullmatch(text)
            result.append(_silent(piece) if blank else piece)
        elif _DELIMITER.fullmatch(text):
            result.append(_silent(piece))
        else:
            result.extend(_cells(source, piece))
    return result


def _silent(piece: Piece) -> Piece:
    return replace(piece, content=Span(piece.content.start, piece.content.start))


def _cells(source: str, piece: Piece) -> list[Piece]:
    """The cells; a pipe stays in the piece before it, outside its content."""
    pipes = [found.start() for found in _PIPE.finditer(source, *_ends(piece))]
    if pipes and pipes[0] == piece.content.start:
        piece = replace(piece, content=Span(piece.content.start + 1, piece.content.end))
        pipes = pipes[1:]
    if pipes and pipes[-1] == piece.content.end - 1:
        piece = replace(piece, content=Span(piece.content.start, piece.content.end - 1))
        pipes = pipes[:-1]
    row = piece.span.start
    cells: list[Piece] = []
    said = False
    for column, cell in enumerate(cut_at(source, piece, pipes)):
        first = cell.content.start
        if column and not cell.empty:
            after = source[first + 1 : cell.content.end]
            first += 1 + len(after) - len(after.lstrip())
        content = Span(min(first, cell.content.end), cell.content.end)
        joint = Joint.INLINE if said else Joint.BLOCK if column else Joint.FRESH
        said = said or content.start < content.end
        cells.append(replace(cell, content=content, joint=joint, cell=Cell(row, column)))
    return cells


def _ends(piece: Piece) -> tuple[int, int]:
    return piece.content.start, piece.content.end
