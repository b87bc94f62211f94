"""Pieces: the source cut up without remainder, the units that layout rules place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.models.record import Span
from briefing.reading.blocks import Block, Shape, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.reading.fields import Field


class Joint(IntEnum):
    """How a piece follows the one before it, from closest to loosest."""

    INLINE = 0
    LINE = 1
    BLOCK = 2
    FRESH = 3
    """A heading, a list's point or a table's row: no sentence runs on into it."""


class Asks(StrEnum):
    """What a mark like 问： or 答： begins."""

    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a piece stands.

    Attributes:
        row: where the row begins in the source; the same for all its cells.
        column: 0-based.
    """

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A question's or an answer's mark and the family of marks that it belongs to."""

    asks: Asks
    family: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source that belongs to one region.

    Pieces in order cover the source without gaps or overlaps.

    Attributes:
        span: all of it, white space and markup around the content included.
        content: what it says, inside ``span``; empty if it says nothing.
        field: set on the label of a form's row, not on its value.
        mark: set on a mark alone; what follows it is a piece of its own.
        begins: set on the text that a question or an answer without a mark begins with.
        furniture: the rule that found it to be a page's furniture; None for text.
    """

    span: Span
    content: Span
    joint: Joint = Joint.BLOCK
    shape: Shape = Shape.TEXT
    cell: Cell | None = None
    field: Field | None = None
    mark: Mark | None = None
    begins: Mark | None = None
    furniture: str | None = None

    @property
    def empty(self) -> bool:
        """It says nothing."""
        return self.content.start >= self.content.end

    @property
    def running(self) -> bool:
        """It is text, neither empty nor a page's furniture."""
        return self.furniture is None and not self.empty

    @property
    def asks(self) -> Mark | None:
        """The mark of the question or answer that begins with this piece."""
        return self.mark or self.begins

    def text(self, source: str) -> str:
        """Its content."""
        return source[self.content.start : self.content.end]


_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")  # the line ends that markdown-it knows
_QUOTE = re.compile(r"\s*(?:>[ \t]?)+")
_HEADING = re.compile(r"\s*#{1,6}(?!#)")
_BULLET = re.compile(r"\s*[-*+](?=\s)")


def trimmed(source: str, start: int, end: int) -> Span:
    """The stretch without white space at its ends."""
    text = source[start:end]
    content = text.strip()
    if not content:
        return Span(start, start)
    first = start + len(text) - len(text.lstrip())
    return Span(first, first + len(content))


def cut_at(source: str, piece: Piece, places: Sequence[int]) -> Iterator[Piece]:
    """Cut one piece at ascending places inside its span; the later parts follow it inline."""
    edges = [piece.span.start, *places, piece.span.end]
    for index, (start, end) in enumerate(pairwise(edges)):
        first = max(start, piece.content.start)
        content = trimmed(source, first, max(first, min(end, piece.content.end)))
        joint = piece.joint if index == 0 else Joint.INLINE
        yield replace(piece, span=Span(start, end), content=content, joint=joint)


def lines(source: str) -> list[Piece]:
    """One piece for each line, with its block's shape and without Markdown's signs at its start."""
    pieces: list[Piece] = []
    owners = iter(blocks(source))
    owner = next(owners, None)
    last: Block | None = None
    for number, match in enumerate(_LINE.finditer(source)):
        while owner is not None and owner.end <= number:
            owner = next(owners, None)
        inside = owner if owner is not None and owner.start <= number else None
        shape = inside.shape if inside is not None else Shape.BLANK
        content = _content(
            source, match, inside, first=inside is not None and inside.start == number
        )
        joint = _joint(inside, last, number)
        pieces.append(Piece(Span(*match.span()), content, joint, shape))
        last = inside or last
    return pieces


def _content(source: str, match: re.Match[str], block: Block | None, *, first: bool) -> Span:
    start, end = match.span()
    if block is None or block.shape is Shape.RULE:
        quote = None if block else _QUOTE.match(source, start, end)
        return trimmed(source, quote.end() if quote else start, start if block else end)
    for pattern, applies in (
        (_QUOTE, True),
        (_BULLET, first and block.bullet),
        (_HEADING, first and block.shape is Shape.HEADING),
    ):
        sign = pattern.match(source, start, end) if applies else None
        start = sign.end() if sign else start
    return trimmed(source, start, end)


def _joint(block: Block | None, last: Block | None, number: int) -> Joint:
    if block is None:
        return Joint.BLOCK
    if block is last and number > block.start:
        return Joint.LINE
    fresh = (Shape.HEADING, Shape.ROW)
    if block.bullet or block.shape in fresh or (last is not None and last.shape in fresh):
        return Joint.FRESH
    return Joint.BLOCK
