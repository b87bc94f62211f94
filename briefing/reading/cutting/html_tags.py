"""Block tags of HTML outside its tables: <p>, <h2>, <div>, <li>; one piece for each block."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.models.record import Span
from briefing.reading.blocks import Shape
from briefing.reading.pieces import Joint, cut_at, trimmed

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

_TAG = r"</?(?:p|h[1-6]|div|center|ul|ol|li|section|article|main|header|footer)\b[^<>]{0,500}>"
_CLOSING = re.compile(r"</(?:p|h[1-6]|div|center|li|section|article)\s*>", re.IGNORECASE)
_FIRST = re.compile(rf"(?:{_TAG}\s*)+", re.IGNORECASE)
_LAST = re.compile(rf"(?:\s*{_TAG})+$", re.IGNORECASE)
_TAIL = 200  # characters in which closing tags are looked for
_HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)


def cut(source: str, pieces: list[Piece]) -> list[Piece]:
    """Cut after closing tags; tags at the ends of a piece are left out of its content."""
    result: list[Piece] = []
    for piece in pieces:
        if "<" not in piece.text(source):
            result.append(piece)
            continue
        places = [
            tag.end()
            for tag in _CLOSING.finditer(source, piece.content.start, piece.content.end)
            if tag.end() < piece.content.end
        ]
        if piece.cell is not None:
            places = []  # the tags of a cell's list part its items, not paragraphs
        for index, part in enumerate(cut_at(source, piece, places)):
            result.append(_without_tags(source, part, joint=Joint.BLOCK if index else piece.joint))
    return result


def _without_tags(source: str, piece: Piece, *, joint: Joint) -> Piece:
    start, end = piece.content.start, piece.content.end
    first = _FIRST.match(source, start, end)
    heading = first is not None and _HEADING.search(first[0]) is not None
    start = first.end() if first else start
    tail = max(start, end - _TAIL)
    last = _LAST.search(source[tail:end])
    content = trimmed(source, start, tail + last.start() if last else end)
    shape = Shape.HEADING if heading else piece.shape
    return replace(
        piece,
        content=Span(content.start, content.end),
        joint=Joint.FRESH if heading else joint,
        shape=shape,
    )
