"""Glyphs as lines, and lines as paragraphs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.pdf.geometry import Glyph

_SAME_LINE = 0.4
"""Glyphs belong to one line whose heights overlap by this part of the smaller one's, so that the
lowered 2 of CO₂ does; lines that are set close overlap by less."""
_SLACK = 0.5
"""Room at a line's end, in parts of the font's size, that doesn't yet end a paragraph."""
_DOUBLED = 0.7
"""A character drawn again over itself by this part of its width makes it bold, no second one."""
# Gaps between glyphs, in parts of the font's size.
_WORD_GAP = 0.2
_SPACE_GAP = 1.0
_CELL_GAP = 2.5
_INDENT = 1.2
_PARAGRAPH_GAP = 0.9
"""Space above a paragraph, beyond that between its lines."""
_WIDE_GAP = 1.5
"""Between the lines of a paragraph there is never this much."""
_KINSOKU = 1.0
"""A line may end this much early, lest the next begin with a sign that must not stand there."""
_OTHER_SIZE = 1.2
_PAGE_NUMBER = re.compile(r"\s*[-–—]\s*\d{1,4}\s*[-–—]\s*")
_FIRST_TOKEN = re.compile(r"[!-~]+|.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Attributes:
        first_width: that of its first character, or of its first word or figure.
        bold: all of it is bold.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    first_width: float
    bold: bool

    @property
    def size(self) -> float:
        """The line's height, which is about the font's size."""
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run on; ``text`` keeps their breaks."""

    text: str
    bold: bool


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Put glyphs into lines, from above, each from the left."""
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y0 + glyph.y1, glyph.x0)):
        overlap = min(bottom, glyph.y1) - max(top, glyph.y0)
        smaller = max(0.01, min(bottom - top, glyph.size))
        if rows and overlap >= _SAME_LINE * smaller:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            top, bottom = glyph.y0, glyph.y1
    return [line for row in rows if (line := _line(row)) is not None]


def _line(row: list[Glyph]) -> Line | None:
    parts: list[str] = []
    said: list[Glyph] = []
    spaced = False
    for glyph in sorted(row, key=lambda glyph: glyph.x0):
        if glyph.text.isspace():
            spaced = True
            continue
        if said:
            last = said[-1]
            covered = last.x1 - glyph.x0
            if glyph.text == last.text and covered > _DOUBLED * (glyph.x1 - glyph.x0) > 0:
                continue
            parts.append(_gap(last, glyph, spaced=spaced))
        parts.append(glyph.text)
        said.append(glyph)
        spaced = False
    if not said:
        return None
    text = "".join(parts)
    first = _FIRST_TOKEN.match(text)
    count = min(len(said), len(first[0]) if first else 1)
    return Line(
        text,
        said[0].x0,
        _middle(glyph.y0 for glyph in said),
        max(glyph.x1 for glyph in said),
        _middle(glyph.y1 for glyph in said),
        max(0.0, said[count - 1].x1 - said[0].x0),
        all(glyph.bold for glyph in said),
    )


def _gap(left: Glyph, right: Glyph, *, spaced: bool) -> str:
    """What stands between two glyphs: a tab where a column begins, a space, or nothing."""
    gap = (right.x0 - left.x1) / max(1.0, min(left.size, right.size))
    if gap > _CELL_GAP:
        return "\t"
    words = left.text[-1].isascii() and right.text[0].isascii()
    if spaced or gap > _SPACE_GAP or (words and gap > _WORD_GAP):
        return " "
    return ""


def paragraphs(found: Sequence[Line], *, left: float, right: float) -> list[Paragraph]:
    """Join lines to paragraphs.

    A line ends its paragraph if the next one's first word would have had room on it. An indented
    line, a wider gap, another size or another weight begins one, too, and so does a page's number.

    Args:
        left: where unindented lines begin.
        right: the end of full lines.
    """
    pitch = _pitch(found)
    joined: list[list[Line]] = []
    for line in found:
        last = joined[-1][-1] if joined else None
        if last is None or _begins(line, last, left=left, right=right, pitch=pitch):
            joined.append([line])
        else:
            joined[-1].append(line)
    return [
        Paragraph("\n".join(line.text for line in some), all(line.bold for line in some))
        for some in joined
    ]


def _begins(line: Line, last: Line, *, left: float, right: float, pitch: float) -> bool:
    """Whether a line begins a paragraph."""
    size = min(line.size, last.size)
    kinsoku = 0.0 if unicodedata.category(line.text[0])[0] == "L" else _KINSOKU * size
    had_room = last.x1 + line.first_width + kinsoku + size * _SLACK < right
    return (
        had_room
        or _PAGE_NUMBER.fullmatch(line.text) is not None
        or line.x0 > max(left, last.x0) + _INDENT * size
        or line.y0 - last.y0 > pitch + _PARAGRAPH_GAP * size
        or line.y0 - last.y1 > _WIDE_GAP * size
        or max(line.size, last.size) > _OTHER_SIZE * size
        or line.bold != last.bold
    )


def _pitch(found: Sequence[Line]) -> float:
    """The usual distance from a line to the next."""
    return _middle(below.y0 - above.y0 for above, below in pairwise(found))


def _middle(values: Iterable[float]) -> float:
    """The lower median, 0 of nothing; importing ``statistics`` takes longer than a page."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2] if ordered else 0.0
