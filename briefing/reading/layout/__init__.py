"""Layout: which piece of the source is what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.models.record import Region, RegionKind, Span
from briefing.reading.layout.draft import Draft, Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.reading.pieces import Piece

_WORD = re.compile(r"\w")
_UNREAD = Label(RegionKind.UNREAD, "none")


def lay_out(source: str, pieces: list[Piece], placers: Iterable[Callable[[Draft], None]]) -> Draft:
    """Place the pieces; what no rule places stays without a label."""
    draft = Draft(source, pieces)
    for place in placers:
        place(draft)
    return draft


def regions(draft: Draft) -> tuple[Region, ...]:
    """The regions in order, without gaps or overlaps, from 0 to the source's end.

    Pieces without a word go with what stands before them, at the start with what follows.
    """
    labels: list[Label | None] = []
    for piece, label in zip(draft.pieces, draft.labels, strict=True):
        silent = label is None and not _WORD.search(piece.text(draft.source))
        labels.append((labels[-1] if labels else None) if silent else label or _UNREAD)
    first = next((label for label in labels if label is not None), _UNREAD)
    found: list[Region] = []
    for piece, label in zip(draft.pieces, labels, strict=True):
        kind, rule, exchange = (label or first).region
        last = found[-1] if found else None
        if last and (last.kind, last.rule, last.exchange) == (kind, rule, exchange):
            found[-1] = Region(kind, Span(last.span.start, piece.span.end), rule, exchange)
        else:
            found.append(Region(kind, piece.span, rule, exchange))
    return tuple(found)
