"""A second form in one file: from the rows that end the first record to its first question."""

from __future__ import annotations

from briefing.models.record import RegionKind
from briefing.reading.fields import BELOW, row_of
from briefing.reading.layout.draft import Draft, Label
from briefing.reading.layout.title import is_title

_LABEL = Label(RegionKind.FORM, "further-form")
_FAR = 12
"""Lines above the second title that may be the first record's last rows."""


def place(draft: Draft) -> None:
    """Place the title, the rows above it that end a record, and all up to the next question."""
    for index in range(draft.first + 1, draft.last):
        if draft.labels[index] is None and is_title(draft, index):
            for at, _ in list(draft.open(range(_begin(draft, index), _end(draft, index)))):
                draft.labels[at] = _LABEL


def _begin(draft: Draft, title: int) -> int:
    floor = max(draft.first, title - _FAR)
    floor = next((at + 1 for at in range(title, floor, -1) if draft.pieces[at].asks), floor)
    rows = [at for at in range(floor, title) if row_of(draft.text(at)) in BELOW]
    return rows[0] if rows else title


def _end(draft: Draft, title: int) -> int:
    return next(
        at for at in range(title, len(draft.pieces)) if draft.pieces[at].asks or at == draft.last
    )
