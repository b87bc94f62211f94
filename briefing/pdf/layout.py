"""A page's text in reading order: paragraphs, and tables with paragraphs in their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from briefing.pdf.lines import Line, lines, paragraphs
from briefing.pdf.tables import tables

if TYPE_CHECKING:
    from briefing.pdf.geometry import Drawing, Glyph
    from briefing.pdf.tables import Cell


class ParagraphBlock(TypedDict):
    """A paragraph as it is handed over."""

    text: str
    bold: bool


class TableBlock(TypedDict):
    """A table as it is handed over: rows of cells of paragraphs."""

    rows: list[list[list[ParagraphBlock]]]


Block = ParagraphBlock | TableBlock


def blocks(drawing: Drawing) -> list[Block]:
    """Lay out a page.

    Raises:
        limits.TooMuch: as of ``tables``.
    """
    found = tables(drawing.horizontal, drawing.vertical)
    outside: list[Glyph] = [
        glyph for glyph in drawing.glyphs if not any(table.take(glyph) for table in found)
    ]
    rows = {id(table): table.rows() for table in found}
    filled = sorted((table for table in found if rows[id(table)]), key=lambda table: table.ys[0])
    laid: list[Block] = []
    waiting = lines(outside)
    left = min((line.x0 for line in waiting), default=0.0)
    right = max((line.x1 for line in waiting), default=0.0)
    right = max([right, *(table.xs[-1] for table in filled)])
    for table in filled:
        above = [line for line in waiting if line.y0 < table.ys[0]]
        waiting = [line for line in waiting if line.y0 >= table.ys[0]]
        laid.extend(_paragraphs(above, left, right))
        laid.append({"rows": [[_cell(cell) for cell in row] for row in rows[id(table)]]})
    laid.extend(_paragraphs(waiting, left, right))
    if drawing.askew.strip():
        laid.append({"text": drawing.askew.strip(), "bold": False})
    return laid


def _cell(cell: Cell) -> list[ParagraphBlock]:
    found = lines(cell.glyphs)
    left = min((line.x0 for line in found), default=cell.x0)
    return _paragraphs(found, left, cell.x1 - (left - cell.x0))


def _paragraphs(found: list[Line], left: float, right: float) -> list[ParagraphBlock]:
    return [
        {"text": paragraph.text, "bold": paragraph.bold}
        for paragraph in paragraphs(found, left=left, right=right)
    ]
