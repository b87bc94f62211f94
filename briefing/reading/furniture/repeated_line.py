"""Lines that a copy has twice, one below the other or on either side of a page's end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.marks import match_mark
from briefing.reading.pieces import cut_at

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

NAME = "repeated-line"

_RUNNING = re.compile(r"[，。；：？！,;]")
_SIGN = re.compile(r"\S")
_SHORTEST = 8
_TWICE = 16
"""Characters that must be the same where a page's end parts a line and the beginning of another."""
_LONGEST = 300


def mark(source: str, pieces: list[Piece]) -> list[Piece]:
    """Find such lines below the first question's mark: a form may list a person twice.

    A line without punctuation may be a header, which is the same on each page. What stands behind
    a page's end again is found by its words, for its lines may be broken anew.
    """
    result: list[Piece] = []
    before = tail = ""
    below = parted = False
    for piece in pieces:
        if not piece.running:
            parted = parted or piece.furniture is not None
            result.append(piece)
            continue
        text = "".join(piece.text(source).split())
        below = below or match_mark(source, piece.content.start, piece.content.end) is not None
        again = 0
        if below and not piece.cell:
            whole = text == before and len(text) >= _SHORTEST and _RUNNING.search(text)
            again = len(text) if whole else _again(tail, text) if parted else 0
        result.extend(_cut(source, piece, again))
        before, tail, parted = text, (tail + text[again:])[-_LONGEST:], False
    return result


def _again(tail: str, text: str) -> int:
    """How many characters at the beginning of a line stand right above it, at a page's end."""
    at = tail.find(text[:_TWICE]) if len(text) > _TWICE else -1
    return len(tail) - at if at >= 0 and text.startswith(tail[at:]) else 0


def _cut(source: str, piece: Piece, again: int) -> list[Piece]:
    """The piece, the ``again`` characters at its beginning marked, white space not counted."""
    if not again:
        return [piece]
    signs = _SIGN.finditer(source, piece.content.start, piece.content.end)
    end = next((sign.end() for count, sign in enumerate(signs, start=1) if count == again), 0)
    if end >= piece.content.end:
        return [replace(piece, furniture=NAME)]
    first, rest = cut_at(source, piece, [end])
    return [replace(first, furniture=NAME), replace(rest, joint=piece.joint)]
