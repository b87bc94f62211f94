"""The form's rows: above the questions, and those that stand below the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models.record import RegionKind
from briefing.reading.blocks import Shape
from briefing.reading.fields import BELOW, Field
from briefing.reading.header.dates import is_date
from briefing.reading.layout.draft import Draft, Label
from briefing.reading.pieces import Joint

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

_RULE = "form-row"
_LONG = (
    frozenset(
        {Field.ACTIVITY, Field.PARTICIPANTS, Field.PLACE, Field.TIME_AND_PLACE, Field.SPEAKERS}
    )
    | BELOW
)
"""Rows whose value may take more than a line; what follows another row's value is no part of it."""


def place(draft: Draft) -> None:
    """Place labels and values of the rows."""
    above = [index for index in range(draft.first) if draft.pieces[index].field]
    if above:
        _rows(draft, range(above[0], draft.first), last_label=above[-1])
    below = next(
        (index for index in range(draft.last + 1, len(draft.pieces)) if _tail(draft, index)), None
    )
    if below is not None:
        _rows(draft, range(below, len(draft.pieces)), last_label=len(draft.pieces))


def _tail(draft: Draft, index: int) -> bool:
    """Whether the rows below the answers begin here; a 日期 counts with a date after it only."""
    if draft.pieces[index].field is not Field.DATE:
        return draft.pieces[index].field is not None
    value = next(draft.open(range(index + 1, len(draft.pieces))), None)
    return value is not None and is_date(draft.text(value[0]))


def _rows(draft: Draft, indices: range, *, last_label: int) -> None:
    """Give each label what belongs to it."""
    field: Field | None = None
    label = row = -1
    filled = listing = False
    for index in indices:
        piece = draft.pieces[index]
        placed = draft.labels[index]
        if placed is not None and placed.kind is not RegionKind.FURNITURE:
            field = None
        if placed is not None or piece.empty:
            continue
        if piece.field:
            field, label, filled, listing = piece.field, index, False, False
        elif field is Field.CONTENT:
            return
        elif (_foreign(piece, row) and not listing) or not _belongs(
            piece, field, filled=filled, sentence=label >= last_label and "。" in draft.text(index)
        ):
            field = None
        row = piece.cell.row if piece.cell else row
        if field is not None:
            draft.labels[index] = Label(RegionKind.FORM, _RULE, field=field)
            filled = not piece.field
            listing = listing or (field is Field.ATTACHMENT and "名" in draft.words(index))


def _foreign(piece: Piece, row: int) -> bool:
    """The first cell of a row that has no known label."""
    return piece.cell is not None and piece.cell.column == 0 and piece.cell.row != row


def _belongs(piece: Piece, field: Field | None, *, filled: bool, sentence: bool) -> bool:
    """Whether a piece belongs to the value.

    After the form's last label the introduction may follow: ``sentence`` is none of its value.
    """
    if piece.cell is not None or piece.joint is Joint.INLINE:
        return True
    if piece.shape is Shape.HEADING:
        return False
    return not sentence and (field in _LONG or not filled)
