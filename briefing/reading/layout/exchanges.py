"""Questions and answers, by the marks that begin them."""

from __future__ import annotations

from briefing.models.record import RegionKind
from briefing.reading.layout.draft import Draft, Label
from briefing.reading.pieces import Asks

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

    A question begins an exchange. So does an answer that no question stands before.
    """
    number = 0
    label: Label | None = None
    for index, piece in draft.open(range(draft.first, _end(draft))):
        if piece.asks:
            kind = _KINDS[piece.asks.asks]
            answers = label is not None and label.kind is RegionKind.QUESTION
            number += not (kind is RegionKind.ANSWER and answers)
            label = Label(kind, piece.asks.family, exchange=number)
        draft.labels[index] = label
