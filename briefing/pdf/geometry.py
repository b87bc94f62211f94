"""Glyphs and lines on a page: x to the right, y downwards, in points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character and the box that its font reserves for it; ``y0`` is the upper edge."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    bold: bool = False

    @property
    def size(self) -> float:
        """The box's height, which is about the font's size."""
        return self.y1 - self.y0


class Rule(NamedTuple):
    """A drawn line: ``at`` across its direction, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page.

    Attributes:
        glyphs: in the order of the file.
        askew: text that runs in another direction than most of the page, a watermark for instance.
        horizontal: lines of any length, some in many parts; ``vertical`` likewise.
        unmapped: glyphs whose font doesn't say which character they are.
        undrawn: Chinese characters whose font is neither in the file nor on the machine.
        pictures: the part of the page that pictures cover, above 1 where they overlap.
        damaged: the page can't be opened, so that nothing is known of it.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    askew: str = ""
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    unmapped: int = 0
    undrawn: int = 0
    pictures: float = 0.0
    damaged: bool = False


def turned(x: float, y: float, turns: int) -> tuple[float, float]:
    """A place on a page that is turned so that its text runs to the right.

    Args:
        turns: quarter turns against the clock that the text has been given.
    """
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turns]
