"""Answers that begin with who gives them: 公司：…, 管理层：… below a question that has a mark."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.folding import folded
from briefing.reading.pieces import Asks, Mark, cut_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.pieces import Piece

_RULE = "company-answer"
_WHO = re.compile(
    r"(?:\*\*|__)?(?P<open>[【\[])?(?:公司|上市公司|公司方|公司管理层|管理层|嘉宾)"
    r"(?(open)[】\]]|)(?:\*\*|__)?[ \t]*(?(open)[：:]?|[：:])(?:\*\*|__)?"
)
_LONGEST = 24


def mark(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Cut such a beginning off as the answer's mark; a person's name stays in the answer."""
    result: list[Piece] = []
    asked = False
    for piece in pieces:
        if piece.asks or piece.field:
            asked = piece.asks is not None and piece.asks.asks is Asks.QUESTION
            result.append(piece)
            continue
        start = piece.content.start
        text = folded(source[start : min(piece.content.end, start + _LONGEST)])
        found = _WHO.match(text) if asked and piece.running else None
        if found is None:
            result.append(piece)
            continue
        asked = False
        sign, *rest = cut_at(
            source, piece, [at for at in [start + found.end()] if at < piece.span.end]
        )
        result += [replace(sign, mark=Mark(Asks.ANSWER, _RULE)), *rest]
    return result
