"""Page furniture, as it was found before the text was cut."""

from __future__ import annotations

from briefing.models.record import RegionKind
from briefing.reading.layout.draft import Draft, Label


def place(draft: Draft) -> None:
    """Place what belongs to a page, or to a table, and not to the text."""
    for index, piece in enumerate(draft.pieces):
        if piece.furniture:
            kind = RegionKind.FORM if piece.cell else RegionKind.FURNITURE
            draft.labels[index] = Label(kind, piece.furniture)
