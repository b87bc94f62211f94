"""A document's blocks as the text that the cutters read.

Paragraphs are parted by a blank line and tables are written as HTML tables, a line for each line of
a cell. Running text that the form keeps in a cell (主要内容介绍 with its questions) is taken out
of the table, because a page break inside it must not look like the border of a cell.
Characters that the cutters would take for markup are escaped with a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.reading.fields import Field, field_of
from briefing.reading.formats.document import Cell, Extracted, Paragraph, Table
from briefing.reading.marks import match_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.reading.formats.document import Block, Document

_MARKUP = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|\*(?=\*)|(?<=\*)\*|<(?=/?[A-Za-z])|\|"
    r"|(?m:^)(?:\#{1,6}(?=[ \t]|$)|>|[-_](?=[-_ \t]*$))"
)
"""A sign of markup; at the start of a line also that of a heading, a quotation, a ruled line."""
_SPACING = " \t\u3000\u00a0"


def written(document: Document, *, format_: str) -> Extracted:
    """Write a document as text."""
    writer = _Writer()
    writer.blocks(_labelled_above(document.blocks))
    return Extracted(
        "".join(writer.parts),
        format=format_,
        page_starts=tuple(writer.page_starts),
        remarks=document.remarks,
    )


def _labelled_above(blocks: tuple[Block, ...]) -> Iterable[Block]:
    """The blocks with the label of the questions' cell in the row where that cell begins.

    A PDF writer centres the label, so that of a cell over several pages it may stand on any.
    """
    begins = next((place for place in _rows(blocks) if _begins_unlabelled(place[2])), None)
    label = next((place for place in _rows(blocks) if _names_content(place[2])), None)
    if begins is None or label is None or begins[:2] >= label[:2]:
        return blocks
    moved = list(blocks)
    for (block, row, cells), first in ((begins, label[2][0]), (label, Cell(()))):
        table = moved[block]
        if isinstance(table, Table):
            rows = (*table.rows[:row], (first, *cells[1:]), *table.rows[row + 1 :])
            moved[block] = Table(rows)
    return moved


def _rows(blocks: tuple[Block, ...]) -> Iterator[tuple[int, int, tuple[Cell, ...]]]:
    """Each table row, with the numbers of its block and of itself."""
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            for row, cells in enumerate(block.rows):
                yield number, row, cells


def _begins_unlabelled(cells: tuple[Cell, ...]) -> bool:
    return bool(cells) and not cells[0].lines and any(map(_marked, cells[1:]))


def _names_content(cells: tuple[Cell, ...]) -> bool:
    return bool(cells) and field_of("".join("".join(cells[0].lines).split())) is Field.CONTENT


class _Writer:
    """The text so far.

    ``running`` holds while the row last written is the one whose cell is running text: a row
    without a label goes on with it, on the next page for instance.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.page_starts: list[int] = []
        self._length = 0
        self._running = False
        self._in_table = False

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write blocks one below the other."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Table):
                for row in block.rows:
                    self._row(row)
                self._close()
            else:
                self.page_starts.append(self._length)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = "\n".join(line.strip(_SPACING) for line in paragraph.text.split("\n")).strip()
        if not text:
            return
        text = escaped(text)
        if paragraph.heading:
            text = f"{'#' * paragraph.heading} {' '.join(text.split(chr(10)))}"
        elif paragraph.bold and "\n" not in text:
            text = f"**{text}**"
        elif paragraph.bullet:
            text = f"- {text}"
        self._add(f"{text}\n\n")

    def _row(self, row: tuple[Cell, ...]) -> None:
        label, values = (row[0], row[1:]) if row else (Cell(()), ())
        named = "".join("".join(label.lines).split())
        asked = any(map(_marked, values))
        if named:
            self._running = field_of(named) is Field.CONTENT or (asked and not _marked(label))
        else:
            # The label of a cell that goes over pages may stand in the middle of it.
            self._running = self._running or asked
        laid_out = len(row) <= 1 or any(_holds_a_table(cell) for cell in row)
        if self._running or laid_out:
            self._close()
            if named and field_of(named):
                self._paragraph(Paragraph(named))
            else:
                self.blocks(label.blocks)
            for cell in values:
                self.blocks(cell.blocks)
            return
        if not self._in_table:
            self._add("<table>\n")
            self._in_table = True
        cells = "".join(f"<td>{_cell_text(cell)}</td>" for cell in row)
        self._add(f"<tr>{cells}</tr>\n")

    def _close(self) -> None:
        if self._in_table:
            self._add("</table>\n\n")
            self._in_table = False


def escaped(text: str) -> str:
    """The text with a backslash before what the cutters would take for markup."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _cell_text(cell: Cell) -> str:
    """The cell's lines; a label that is cut into lines is one word."""
    named = "".join("".join(cell.lines).split())
    if field_of(named):
        return escaped(named)
    return "\n".join(escaped(line.strip(_SPACING)) for line in cell.lines)


def _holds_a_table(cell: Cell) -> bool:
    return any(isinstance(block, Table) for block in cell.blocks)


def _marked(cell: Cell) -> bool:
    """A line of it begins a question or an answer."""
    return any(match_mark(line, 0, len(line)) for line in cell.lines)
