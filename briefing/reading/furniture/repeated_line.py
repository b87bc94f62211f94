"""Lines that a copy has twice, one below the other, as at a page break."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.marks import match_mark

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

NAME = "repeated-line"

_RUNNING = re.compile(r"[，。；：？！,;]")
_SHORTEST = 8


def mark(source: str, pieces: list[Piece]) -> list[Piece]:
    """Find such lines below the first question's mark: a form may list a person twice.

    A line without punctuation may be a header, which is the same on each page.
    """
    result = list(pieces)
    before = ""
    below = False
    for index, piece in enumerate(pieces):
        if not piece.running:
            continue
        text = "".join(piece.text(source).split())
        below = below or match_mark(source, piece.content.start, piece.content.end) is not None
        doubled = text == before and len(text) >= _SHORTEST and _RUNNING.search(text)
        if below and not piece.cell and doubled:
            result[index] = replace(piece, furniture=NAME)
        before = text
    return result
