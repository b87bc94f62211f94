"""Questions and answers, by the marks that begin them."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from briefing.models.record import RegionKind
from briefing.reading.layout.draft import Draft, Label
from briefing.reading.pieces import Asks

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {Asks.QUESTION: RegionKind.QUESTION, Asks.ANSWER: RegionKind.ANSWER}


def _end(draft: Draft) -> int:
    """Where the form goes on below the last answer; what isn't known from there on is unread."""
    return next(
        (
            index
            for index in range(draft.last + 1, len(draft.pieces))
            if (label := draft.labels[index]) and label.field
        ),
        len(draft.pieces),
    )


def place(draft: Draft) -> None:
    """Place each mark and what follows it up to the next, exchanges numbered from 1.

    A question begins an exchange. So does an answer that no question stands before. Where as many
    answers follow one another as questions did above them, they answer these in order.
    """
    begun = [(index, mark) for index, piece in enumerate(draft.pieces) if (mark := piece.asks)]
    numbers = dict(_numbered([(index, mark.asks) for index, mark in begun]))
    label: Label | None = None
    for index, piece in draft.open(range(draft.first, _end(draft))):
        if piece.asks:
            label = Label(_KINDS[piece.asks.asks], piece.asks.family, exchange=numbers[index])
        draft.labels[index] = label


def _numbered(marks: list[tuple[int, Asks]]) -> Iterator[tuple[int, int]]:
    """The exchange that each mark belongs to, by the mark's index."""
    number = 0
    waiting: list[int] = []  # questions since the last answer
    for kind, run in groupby(marks, key=itemgetter(1)):
        indices = [index for index, _ in run]
        if kind is Asks.QUESTION:
            waiting = list(range(number + 1, number + 1 + len(indices)))
            number += len(indices)
            yield from zip(indices, waiting, strict=True)
            continue
        known = waiting if len(waiting) == len(indices) else waiting[-1:]
        yield from zip(indices, known, strict=False)
        for index in indices[len(known) :]:
            number += 1
            yield index, number
