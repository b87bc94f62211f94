"""Rows of the form whose cells are separated by tabs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.cutting.zones import body
from briefing.reading.pieces import Cell, cut_at

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

_TABS = re.compile(r"\t+")


def cut(source: str, pieces: list[Piece]) -> list[Piece]:
    """Cut lines outside the questions and answers after each run of tabs."""
    inside = body(source, pieces)
    result: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index in inside or piece.cell is not None:
            result.append(piece)
            continue
        places = [tabs.end() for tabs in _TABS.finditer(source, *_ends(piece))]
        if not places:
            result.append(piece)
            continue
        for column, cell in enumerate(cut_at(source, piece, places)):
            result.append(replace(cell, cell=Cell(piece.span.start, column)))
    return result


def _ends(piece: Piece) -> tuple[int, int]:
    return piece.content.start, piece.content.end
