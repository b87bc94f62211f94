"""Page numbers on a line of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.pieces import Joint

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

NAME = "page-number"

_PAGE = re.compile(
    r"""
    第\s*\d{1,4}\s*页 (?:\s*[/,，、(（]?\s*共\s*\d{1,4}\s*页\s*[)）]?)?  # 第 3 页 共 5 页
    | 共\s*\d{1,4}\s*页\s*[/,，、(（]?\s*第\s*\d{1,4}\s*页\s*[)）]?      # 共 5 页 第 3 页
    | 第?\s*\d{1,4}\s*/\s*\d{1,4}\s*页?                               # 1 / 24
    | [-—–－·~～]+\s*\d{1,4}\s*[-—–－·~～]+                           # - 3 -
    | (?:Page|P\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?               # Page 3 of 5
    | 页码?\s*[：:]?\s*\d{1,4}(?:\s*/\s*\d{1,4})?                      # 页码：3
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}")
_LONGEST = 24


def mark(source: str, pieces: list[Piece]) -> list[Piece]:
    """Find lines that are a page number and nothing else.

    A number alone is one where the record counts its pages: at least two, one after the other.
    """
    found: set[int] = set()
    bare: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if not piece.running or piece.content.end - piece.content.start > _LONGEST:
            continue
        if piece.cell and piece.joint in (Joint.FRESH, Joint.INLINE):
            continue  # all that the cell says, or its beginning
        # The whole line: "- 3 -" lost its first dash as a list's bullet.
        whole = piece.content if piece.cell else piece.span
        line = source[whole.start : whole.end].strip()
        if _PAGE.fullmatch(line):
            found.add(index)
        elif not piece.cell and _BARE.fullmatch(line):
            bare.append((index, int(line)))
    found |= _counted(bare)
    return [
        replace(piece, furniture=NAME) if index in found else piece
        for index, piece in enumerate(pieces)
    ]


def _counted(numbers: list[tuple[int, int]]) -> set[int]:
    """Of numbers that stand alone, those that count up by one from 1 or 2."""
    chain: list[tuple[int, int]] = []
    for index, number in numbers:
        if (chain and number == chain[-1][1] + 1) or (not chain and number in (1, 2)):
            chain.append((index, number))
    return {index for index, _ in chain} if len(chain) > 1 else set()
