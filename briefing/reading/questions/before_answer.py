"""A question without a mark above an answer with one: 1、…？ 答：…, **…？** 答：…, a lost 问：."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.reading.pieces import Asks
from briefing.reading.questions import wording
from briefing.reading.questions.paragraphs import begun, runs_on, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.reading.pieces import Piece

_RULE = "before-answer"
_LEAD = re.compile(r"[问問].*[：:]$")
_LONGEST_LEAD = 40
_NEAR = 3
"""Lines of a question that says something before it asks."""
_FAR = 40
"""Pieces looked at above an answer; a question takes a few lines, and the walk stays linear."""


def mark(source: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Let each answer that no question stands before have the paragraph above it as its question.

    Within an answer the paragraph must carry the next number, ask, or stand out.
    """
    begins: dict[int, tuple[Asks, str]] = {}
    last: Asks | None = None
    floor = number = 0
    for index, piece in enumerate(pieces):
        if piece.field:
            floor = index
        if piece.asks is None:
            continue
        if piece.asks.asks is Asks.ANSWER and last is not Asks.QUESTION:
            above = list(texts(pieces, range(max(floor, index - _FAR), index)))
            found = _question(source, pieces, above, number + 1, inside=last is Asks.ANSWER)
            if found is not None and not (last is Asks.ANSWER and found == above[0]):
                begins[found] = (Asks.QUESTION, _RULE)
                numbered = wording.number(source, pieces[found])
                number = numbered.value if numbered else number
        last = piece.asks.asks
        floor = index + 1
    return begun(source, pieces, begins)


def _question(
    source: str, pieces: Sequence[Piece], above: Sequence[int], number: int, *, inside: bool
) -> int | None:
    """Where the question begins that ends right above an answer.

    It carries the next number, or 1 where a new group begins. ``inside`` an answer, a 1 with a
    statement below it is a point of that answer.
    """
    if not above:
        return None
    stated = False
    for index in reversed(above):
        piece = pieces[index]
        stated = stated or (wording.complete(source, piece) and not wording.asks(source, piece))
        found = wording.number(source, piece)
        if found is None or (found.style == "chinese" and wording.heads(source, piece)):
            continue  # 一、经营情况 heads a group
        near = index in above[-_NEAR:] and not inside
        first = found.value == 1 and (near or not stated or index == above[-1])
        expected = first or found.value == number > 1
        if expected and _asks(source, pieces, index, above[-1]):
            return _with_lead(source, pieces, above, index)
    at = len(above) - 1
    while at and runs_on(source, pieces[above[at - 1]], pieces[above[at]]):
        at -= 1
    return above[at] if _asks(source, pieces, above[at], above[-1]) else None


def _with_lead(source: str, pieces: Sequence[Piece], above: Sequence[int], index: int) -> int:
    """Where a line that announces the questions (想问三个问题：) stands above them, that line."""
    at = above.index(index)
    if at and _LEAD.search(pieces[above[at - 1]].text(source)[-_LONGEST_LEAD:]):
        return above[at - 1]
    return index


def _asks(source: str, pieces: Sequence[Piece], first: int, last: int) -> bool:
    begin, end = pieces[first], pieces[last]
    found = wording.number(source, begin)
    start = found.end if found else begin.content.start
    return (
        wording.asks(source, end)
        or wording.requests(source, start, begin.content.end)
        or (first == last and (found is not None or wording.stands_out(source, begin)))
    )
