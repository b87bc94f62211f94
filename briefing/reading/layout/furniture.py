"""Page furniture, as it was found before the text was cut."""

from __future__ import annotations

from briefing.models.record import RegionKind
from briefing.reading.layout.draft import Draft, Label


def place(draft: Draft) -> None:
    """Place what belongs to a page and not to the text."""
    for index, piece in enumerate(draft.pieces):
        if piece.furniture:
            draft.labels[index] = Label(RegionKind.FURNITURE, piece.furniture)
