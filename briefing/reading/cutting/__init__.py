"""Cutting the source into pieces. The cutters' order is data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reading.cutting import (
    html_table,
    labels,
    line_breaks,
    pipe_table,
    question_marks,
    tabs,
)
from briefing.reading.pieces import Piece, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    _Cutter = Callable[[str, list[Piece]], list[Piece]]

CUTTERS: Mapping[str, _Cutter] = {
    "html-table": html_table.cut,
    "pipe-table": pipe_table.cut,
    "line-breaks": line_breaks.cut,
    "tabs": tabs.cut,
    "labels": labels.cut,
    "question-marks": question_marks.cut,
}
"""Each takes the source and pieces that cover it and gives finer ones that cover it."""


def cut(source: str) -> list[Piece]:
    """Cut the source into pieces that cover it from 0 to its end, without gaps or overlaps."""
    pieces = lines(source)
    for cutter in CUTTERS.values():
        pieces = cutter(source, pieces)
    return pieces
