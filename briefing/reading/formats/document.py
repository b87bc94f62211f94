"""What a format's reader hands on: paragraphs and tables in reading order, with their pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        text: its characters as they are, unescaped; a line feed is a break that the author set.
        heading: the heading's level, 1 to 6; 0 for running text.
        bold: all of it is bold.
        bullet: it is a point of an unordered list.
    """

    text: str
    heading: int = 0
    bold: bool = False
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell; a merged one stands where it begins."""

    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, a table inside it row by row."""
        lines: list[str] = []
        for block in self.blocks:
            if isinstance(block, Paragraph):
                lines.extend(line for line in block.text.split("\n") if line.strip())
            elif isinstance(block, Table):
                lines.extend("\t".join(" ".join(c.lines) for c in row) for row in block.rows)
        return tuple(lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class PageStart:
    """Here a page begins."""


Block = Paragraph | Table | PageStart


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content.

    Attributes:
        remarks: what could not be read or was left out, each a sentence without a full stop.
    """

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text that a record is read from.

    Attributes:
        format: its name in lower case (``pdf``, ``docx``, ``html``, ``text``).
        page_starts: where in ``text`` each page begins, ascending; empty in a format without pages.
        remarks: as of the document.
    """

    text: str
    format: str
    page_starts: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
