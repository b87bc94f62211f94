"""A table with a column of questions and one of answers, by its heading: 问题 | 回复."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.reading.folding import folded
from briefing.reading.pieces import Asks, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.reading.pieces import Piece

_RULE = "question-columns"
_QUESTION = re.compile(r"(?:投资者|主要|机构)?(?:的)?(?:问题|提问|问)(?:内容)?")
_ANSWER = re.compile(r"(?:公司|上市公司|管理层)?(?:的)?(?:回复|答复|回答|答)(?:内容|情况)?")
_LONGEST = 24


@dataclass(slots=True)
class _Columns:
    """Of the table that is being read: in which columns questions and answers stand."""

    question: int
    answer: int
    heading: int

    def asks(self, column: int) -> Asks | None:
        return {self.question: Asks.QUESTION, self.answer: Asks.ANSWER}.get(column)


def mark(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Let the cells of both columns begin a question or an answer, row by row.

    The heading is the form's, and so are other columns (序号).
    """
    headings = _headings(source, pieces)
    result: list[Piece] = []
    columns: _Columns | None = None
    row = column = -1
    for piece in pieces:
        if piece.cell is None:
            columns = columns if not piece.running else None
            result.append(piece)
            continue
        columns = headings.get(piece.cell.row, columns)
        fresh = (piece.cell.row, piece.cell.column) != (row, column)
        row, column = piece.cell.row, piece.cell.column
        kind = columns.asks(column) if columns and columns.heading != row else None
        if columns and piece.field:
            columns = None
        if kind and fresh and piece.running:
            result.append(replace(piece, begins=Mark(kind, _RULE)))
        elif columns and kind is None and piece.running:
            result.append(replace(piece, furniture=_RULE))
        else:
            result.append(piece)
    return result


def _headings(source: str, pieces: Iterable[Piece]) -> dict[int, _Columns]:
    """The rows that head such columns, by where they begin."""
    found: dict[int, _Columns] = {}
    for piece in pieces:
        length = piece.content.end - piece.content.start
        if piece.cell is None or not piece.running or length > _LONGEST:
            continue
        text = "".join(folded(piece.text(source)).replace("**", "").split())
        columns = found.setdefault(piece.cell.row, _Columns(-1, -1, piece.cell.row))
        if _QUESTION.fullmatch(text):
            columns.question = piece.cell.column
        elif _ANSWER.fullmatch(text):
            columns.answer = piece.cell.column
    return {row: found for row, found in found.items() if min(found.question, found.answer) >= 0}
