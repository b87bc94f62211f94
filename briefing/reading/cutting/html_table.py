"""HTML tables inside the text: one piece for each line of a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.models.record import Span
from briefing.reading.fields import field_of
from briefing.reading.pieces import Cell, Joint, Piece, cut_at, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(/?)(table|thead|tbody|tr|td|th|br|p|div)\b[^<>]*>", re.IGNORECASE)
_LONGEST_LABEL = 120
_LINE = re.compile(r"[^\r\n]+")


def cut(source: str, pieces: list[Piece]) -> list[Piece]:
    """Replace each table's lines by its cells; one that isn't closed ends at its last tag."""
    result: list[Piece] = []
    waiting = iter(pieces)
    rest = next(waiting, None)
    for table in _tables(source):
        span = Span(table[0].span.start, table[-1].span.end)
        while rest is not None and rest.span.end <= span.start:
            result.append(rest)
            rest = next(waiting, None)
        if rest is not None and rest.span.start < span.start:
            result.append(next(cut_at(source, rest, [span.start])))
        result.extend(table)
        while rest is not None and rest.span.end <= span.end:
            rest = next(waiting, None)
        if rest is not None and rest.span.start < span.end:
            rest = list(cut_at(source, rest, [span.end]))[1]
    if rest is not None:
        result.append(rest)
    result.extend(waiting)
    return result


@dataclass(slots=True)
class _Table:
    """What was found of a table so far; ``depth`` counts the tables that are open."""

    start: int
    depth: int = 0
    row: int = 0
    column: int = -1
    joint: Joint = Joint.FRESH
    found: list[tuple[Span, Joint, Cell | None]] = field(default_factory=list)

    def open_row(self, at: int) -> None:
        """Begin a row. What goes on in the next page's table may be the rest of a sentence."""
        self.row, self.column = at, -1
        self.joint = Joint.FRESH if self.found else Joint.BLOCK

    def open_cell(self) -> None:
        """Begin a cell; behind empty ones, too, a sentence of the row above may go on."""
        self.column += 1
        said = (
            bool(self.found) and self.found[-1][2] is not None and self.found[-1][2].row == self.row
        )
        if said:
            self.joint = Joint.INLINE
        elif self.column:
            self.joint = Joint.BLOCK

    def take(self, content: Span) -> None:
        """Take a line of text."""
        cell = Cell(self.row, self.column) if self.column >= 0 else None
        self.found.append((content, self.joint, cell))
        self.joint = Joint.LINE

    def close_cell(self, source: str) -> None:
        """Keep the lines of a label together: 参与单位名称<br>及人员姓名 is one."""
        if not self.found:
            return
        first = len(self.found) - 1
        end = self.found[first][0].end
        while first and self.found[first - 1][2] == self.found[-1][2]:
            if end - self.found[first - 1][0].start > _LONGEST_LABEL:
                return
            first -= 1
        whole = Span(self.found[first][0].start, end)
        if field_of(source[whole.start : whole.end]):
            self.found[first:] = [(whole, *self.found[first][1:])]

    def turn(self, name: str, at: int, *, closing: bool) -> None:
        """Follow a tag."""
        if name == "table":
            self.depth += -1 if closing else 1
        elif name == "tr" and not closing:
            self.open_row(at)
        elif name in ("td", "th") and not closing:
            self.open_cell()
        elif name in ("br", "p", "div"):
            self.joint = max(self.joint, Joint.LINE)

    def pieces(self, end: int) -> list[Piece]:
        """Pieces that cover the table up to ``end``: tags go with the text before them."""
        edges = [self.start, *(content.start for content, _, _ in self.found[1:]), end]
        return [
            Piece(Span(edges[index], edges[index + 1]), content, joint, cell=cell)
            for index, (content, joint, cell) in enumerate(self.found)
        ]


def _tables(source: str) -> Iterator[list[Piece]]:
    """The pieces of each outermost table; a table in a cell is read as part of the outer one."""
    table: _Table | None = None
    at = 0
    for tag in _TAG.finditer(source):
        closing, name = bool(tag[1]), tag[2].lower()
        if table is None:
            if name != "table" or closing:
                continue
            table = _Table(tag.start())
        else:
            for content in _lines(source, at, tag.start()):
                table.take(content)
        if name in ("td", "th", "tr"):
            table.close_cell(source)
        table.turn(name, tag.start(), closing=closing)
        at = tag.end()
        if not table.depth:
            if table.found:
                yield table.pieces(at)
            table = None
    if table is not None and table.found:
        yield table.pieces(at)


def _lines(source: str, start: int, end: int) -> Iterator[Span]:
    for line in _LINE.finditer(source, start, end):
        content = trimmed(source, *line.span())
        if content.start < content.end:
            yield content
