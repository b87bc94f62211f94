"""Page numbers on a line of their own."""

from __future__ import annotations

import re

from briefing.models.record import RegionKind
from briefing.reading.layout.draft import Draft, Label

_PAGE = re.compile(
    r"""
    第\s*\d{1,4}\s*页 (?:\s*[/,，、(（]?\s*共\s*\d{1,4}\s*页\s*[)）]?)?  # 第 3 页 共 5 页
    | \d{1,4}\s*/\s*\d{1,4}                                           # 1 / 24
    | [-—–－]+\s*\d{1,4}\s*[-—–－]+                                   # - 3 -
    | Page\s*\d{1,4}(?:\s*of\s*\d{1,4})?                              # Page 3 of 5
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = Label(RegionKind.FURNITURE, "page-number")
_LONGEST = 24


def place(draft: Draft) -> None:
    """Place lines that are a page number and nothing else."""
    for index, piece in draft.open(range(len(draft.pieces))):
        span = piece.span
        if piece.cell or piece.content.end - piece.content.start > _LONGEST:
            continue
        # The whole line: "- 3 -" lost its first dash as a list's bullet.
        if _PAGE.fullmatch(draft.source[span.start : span.end].strip()):
            draft.labels[index] = _LABEL
