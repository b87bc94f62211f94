"""A record as a Word document."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document

from evals.corpus.blocks import Table
from evals.corpus.inline import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Written
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

    from evals.corpus.blocks import Block, Cell, Paragraph

_EPOCH = dt.datetime(2026, 1, 1)


def make(blocks: Sequence[Block]) -> bytes:
    """The document; the same blocks give the same bytes."""
    document = Document()
    properties = document.core_properties
    properties.created = properties.modified = _EPOCH
    document.sections[0].header.paragraphs[0].text = "投资者关系活动记录表"
    for block in blocks:
        if isinstance(block, Table):
            _table(document, block)
        else:
            _fill(document.add_paragraph(style=_style(block)), block)
    return _settled(document)


def _style(paragraph: Paragraph) -> str:
    if paragraph.heading:
        return f"Heading {paragraph.heading}"
    return "List Bullet" if paragraph.bullet else "Normal"


def _fill(target: WordParagraph, paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        added = target.add_run(run.text)
        added.bold = run.bold or None
        added.font.superscript = run.level is Level.RAISED or None
        added.font.subscript = run.level is Level.LOWERED or None


def _table(document: Written, table: Table) -> None:
    target = document.add_table(len(table.rows), table.width, style="Table Grid")
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (number, column) in covered:
                column += 1
            covered |= _place(target, cell, number, column)
            column += cell.columns
    # Two tables without a paragraph between them would be one.
    document.add_paragraph()


def _place(target: WordTable, cell: Cell, row: int, column: int) -> set[tuple[int, int]]:
    """Write a cell, merged over what it spans as far as the table goes; say what it covers."""
    last_row = min(row + cell.rows, len(target.rows)) - 1
    last_column = min(column + cell.columns, len(target.columns)) - 1
    place = target.cell(row, column)
    if (last_row, last_column) != (row, column):
        place = place.merge(target.cell(last_row, last_column))
    for number, paragraph in enumerate(cell.paragraphs):
        _fill(place.paragraphs[0] if number == 0 else place.add_paragraph(), paragraph)
    return {(r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)}


def _settled(document: Written) -> bytes:
    """The file without the time at which it is packed."""
    packed, fixed = BytesIO(), BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return fixed.getvalue()
