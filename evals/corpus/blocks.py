"""A record's text as paragraphs and tables, for writing it in other formats.

This is no reader: it knows the few signs with which the records of this corpus are written, and
nothing of forms, questions or answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from evals.corpus.inline import Run, runs
from evals.corpus.tables import html_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.corpus.tables import Row


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        heading: its level from 1; 0 for running text.
        bullet: it is a point of an unordered list.
    """

    runs: tuple[Run, ...]
    heading: int = 0
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell and how many columns and rows it spans."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; a cell that another one covers isn't listed."""

    rows: tuple[tuple[Cell, ...], ...]
    width: int = field(init=False)

    def __post_init__(self) -> None:
        widest = max(sum(cell.columns for cell in row) for row in self.rows)
        object.__setattr__(self, "width", widest)


Block = Paragraph | Table

_HEADING = re.compile(r"(#{1,6})\s+(.*)|<h([1-6])>(.*)</h[1-6]>")
_PARAGRAPH = re.compile(r"<p>(.*)</p>")
_BULLET = re.compile(r"[-*+] (?!\d+ -$)(.*)")
_DELIMITER = re.compile(r"[\s|:-]*")
_TABLE = re.compile(r"<table\b.*?</table>\s*", re.DOTALL)
_LABELLED = re.compile(r"[^\t]*[:：]")


def blocks(text: str) -> list[Block]:
    """Find the blocks, in order."""
    found: list[Block] = []
    at = 0
    for table in _TABLE.finditer(text):
        found.extend(_running(text[at : table.start()]))
        found.append(_table(html_table(table[0])))
        at = table.end()
    found.extend(_running(text[at:]))
    return found


def _running(text: str) -> Iterator[Block]:
    lines = [line.strip(" \u3000\f") for line in text.split("\n")]
    for kind, group in groupby(lines, key=_kind):
        if kind == "pipes":
            rows = [_piped(line) for line in group if not _DELIMITER.fullmatch(line)]
            yield _table(rows)
        elif kind == "tabs":
            yield _table([[(part, 1, 1) for part in line.split("\t") if part] for line in group])
        elif kind == "single":
            yield from (_single(line) for line in group)
        elif kind == "text":
            yield Paragraph(runs("\n".join(group)))


def _kind(line: str) -> str:
    if not line or line in ("<div>", "</div>"):
        return "blank"
    if line[0] == line[-1] == "|":
        return "pipes"
    if "\t" in line and not _LABELLED.match(line.split("\t", maxsplit=1)[0]):
        return "tabs"
    return "single" if _HEADING.match(line) or _BULLET.match(line) or line[:3] == "<p>" else "text"


def _single(line: str) -> Paragraph:
    if heading := _HEADING.match(line):
        signs, text, level, html = heading.groups()
        return Paragraph(runs(html or text), heading=int(level) if level else len(signs))
    if bullet := _BULLET.match(line):
        return Paragraph(runs(bullet[1]), bullet=True)
    return Paragraph(runs(_PARAGRAPH.sub(r"\1", line)))


def _piped(line: str) -> Row:
    """The cells of a row; one that is followed by empty ones spans them."""
    row: Row = []
    for text in (part.strip() for part in re.split(r"(?<!\\)\|", line.strip("|"))):
        if text or not row:
            row.append((text, 1, 1))
        else:
            before, columns, rows = row[-1]
            row[-1] = (before, columns + 1, rows)
    return row


def _table(rows: list[Row]) -> Table:
    return Table(tuple(tuple(_cell(*cell) for cell in row) for row in rows))


def _cell(text: str, columns: int, rows: int) -> Cell:
    paragraphs = (part for part in text.split("\n\n") if part.strip())
    return Cell(tuple(Paragraph(runs(part.strip())) for part in paragraphs), columns, rows)
