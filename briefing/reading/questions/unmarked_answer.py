"""An answer without a mark: it begins in the paragraph below its question."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.reading.pieces import Asks
from briefing.reading.questions import wording
from briefing.reading.questions.paragraphs import begun, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.pieces import Piece

_RULE = "unmarked-answer"


def mark(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Let each question that no answer follows end with its last question mark.

    Several paragraphs that ask are one question; without a question mark it is the first paragraph.
    """
    begins: dict[int, tuple[Asks, str]] = {}
    marks = [index for index, piece in enumerate(pieces) if piece.asks]
    for index, stop in pairwise([*marks, len(pieces)]):
        answered = stop < len(pieces) and _kind(pieces[stop]) is Asks.ANSWER
        if _kind(pieces[index]) is Asks.ANSWER or answered:
            continue
        label = next((at for at in range(index, stop) if pieces[at].field), stop)
        first = index if pieces[index].begins else index + 1
        found = _answer(source, pieces, range(first, label))
        if found is not None:
            begins[found] = (Asks.ANSWER, _RULE)
    return begun(source, pieces, begins)


def _kind(piece: Piece) -> Asks | None:
    return piece.asks.asks if piece.asks else None


def _asks_on(source: str, pieces: Sequence[Piece], paragraph: list[int]) -> bool:
    """Whether a paragraph below a question asks, too; one with a statement in it answers."""
    stated = any("。" in pieces[index].text(source) for index in paragraph)
    return not stated and wording.asks(source, pieces[paragraph[-1]])


def _answer(source: str, pieces: Sequence[Piece], indices: range) -> int | None:
    """Where the answer begins among a question's pieces; None if all of them ask."""
    question: list[int] = []
    for paragraph in paragraphs(source, pieces, indices):
        if question and not _asks_on(source, pieces, paragraph):
            introduces = pieces[question[-1]].text(source).endswith(("：", ":"))
            if not introduces:
                return paragraph[0]
        question = paragraph
    return None
