"""The block structure of the text, by markdown-it-py. The one file that imports it.

Only block lines are taken from it. Inline markup is left alone, because CommonMark reads
``**问：**请问`` as literal text; and its positions are lines, while a record needs characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from markdown_it import MarkdownIt


class Shape(StrEnum):
    """What kind of block a line belongs to."""

    TEXT = "text"
    HEADING = "heading"
    ROW = "row"
    RULE = "rule"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf block.

    Attributes:
        start: its first line, 0-based.
        end: the line after its last.
        bullet: it begins a point of an unordered list.
    """

    shape: Shape
    start: int
    end: int
    bullet: bool = False


_SHAPES = {
    "paragraph_open": Shape.TEXT,
    "heading_open": Shape.HEADING,
    "tr_open": Shape.ROW,
    "hr": Shape.RULE,
}


@cache
def _parser() -> MarkdownIt:
    # Off: what running Chinese text sets off by accident. Paragraphs are indented by four
    # spaces, a line of dashes ends a page, "[1]: " is no link.
    parser = MarkdownIt("commonmark").enable("table")
    parser.disable(["code", "fence", "reference", "lheading", "html_block"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def blocks(source: str) -> list[Block]:
    """Find the leaf blocks, in order; lines that belong to none are blank."""
    found = []
    bullets: set[int] = set()
    for token in _parser().parse(source):
        if token.map is None:
            continue
        start, end = token.map
        if token.type == "list_item_open" and token.markup in "-*+":
            bullets.add(start)
        shape = _SHAPES.get(token.type)
        if shape is not None:
            found.append(Block(shape, start, end, bullet=start in bullets))
    return found
