"""A Word file's body: its paragraphs and tables in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.symbols import repaired
from briefing.reading.formats.document import Cell, Document, Paragraph, Table
from briefing.reading.formats.docx.numbering import Numbering
from briefing.reading.formats.docx.package import W, damaged, opened, value
from briefing.reading.formats.docx.runs import FALLBACK, LEFT_OUT, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from briefing.reading.formats.document import Block

_BOX = f"{W}txbxContent"
_HEADING = re.compile(r"(?:heading|标题) ?([1-6])$", re.IGNORECASE)
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml$")
_PAGE = re.compile(r"[\d第页共/\-–—|]*")
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"


def read(data: bytes, name: str) -> Document:
    """Read a DOCX file.

    Raises:
        Encrypted: it has a password.
        Damaged: it is no whole DOCX file.
        TooComplex: it passes a limit.
    """
    with opened(data, name) as package:
        body = package.part("word/document.xml").find(f"{W}body")
        if body is None:
            raise damaged(name, "it has no body")
        styles = package.optional_part("word/styles.xml")
        numbering = package.optional_part("word/numbering.xml")
        margins = [package.part(part) for part in package.archive.namelist() if _MARGIN.match(part)]
    reader = _Reader(_headings(styles), Numbering.of(numbering, styles))
    blocks = tuple(reader.blocks(body))
    left_out = {
        "picture": sum(1 for _ in body.iter(_BLIP, _IMAGE)),
        "footnote": sum(1 for _ in body.iter(f"{W}footnoteReference", f"{W}endnoteReference")),
    }
    remarks = [
        f"{count} {what}(s) of the file are not read" for what, count in left_out.items() if count
    ]
    remarks += [f"A page's margin is not read: {text}" for text in _said_in(margins, body)]
    return Document(blocks, tuple(remarks))


def _said_in(margins: list[etree._Element], body: etree._Element) -> list[str]:
    """What headers and footers say beyond a page's number and what the body says, too."""
    said = _text(body)
    texts = dict.fromkeys(_text(margin) for margin in margins)
    return [text for text in texts if not _PAGE.fullmatch(text) and text not in said]


def _text(element: etree._Element) -> str:
    return "".join("".join(text.text or "" for text in element.iter(f"{W}t")).split())


def _headings(styles: etree._Element | None) -> dict[str, int]:
    """The heading level of each style that is one."""
    found = {}
    for style in () if styles is None else styles.iter(f"{W}style"):
        match = _HEADING.match(value(style.find(f"{W}name")))
        if match:
            found[style.get(f"{W}styleId", "")] = int(match[1])
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    headings: dict[str, int]
    numbering: Numbering

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The blocks of a body or of a cell; what wraps a block counts for what is in it."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield Table(tuple(self._row(row) for row in _below(child, f"{W}tr")))
            elif child.tag not in LEFT_OUT:
                yield from self.blocks(child)

    def _row(self, row: etree._Element) -> tuple[Cell, ...]:
        cells = [Cell(tuple(self.blocks(cell))) for cell in _below(row, f"{W}tc")]
        left_free = row.find(f"{W}trPr/{W}gridBefore")
        return (Cell(()), *cells) if left_free is not None else tuple(cells)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        """A paragraph, and after it the text boxes that are anchored in it."""
        found = runs(paragraph)
        text = "".join(run.text for run in found)
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        if text.strip():
            label = self.numbering.label(paragraph, style)
            yield Paragraph(
                repaired(text if label is None else label.text + text.lstrip()),
                heading=self.headings.get(style, 0),
                bold=all(run.bold for run in found if run.text.strip()),
                bullet=label is not None and label.bullet,
            )
        for box in _boxes(paragraph):
            yield from self.blocks(box)


def _boxes(parent: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a paragraph; those in a box are its own paragraphs' concern."""
    for child in parent:
        if child.tag == _BOX:
            yield child
        elif child.tag != FALLBACK:
            yield from _boxes(child)


def _below(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """A table's rows or a row's cells, those that something wraps included."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in LEFT_OUT:
            yield from _below(child, tag)
