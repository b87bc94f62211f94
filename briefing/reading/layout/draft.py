"""What the layout rules work on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.reading.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.models.record import RegionKind
    from briefing.reading.fields import Field
    from briefing.reading.pieces import Piece


@dataclass(frozen=True, slots=True)
class Label:
    """Where a rule placed a piece.

    Attributes:
        field: of the form's row that the piece belongs to, label and value alike.
    """

    kind: RegionKind
    rule: str
    exchange: int | None = None
    field: Field | None = None

    @property
    def region(self) -> tuple[RegionKind, str, int | None]:
        """What the pieces of one region have in common."""
        return self.kind, self.rule, self.exchange


@dataclass(slots=True)
class Draft:
    """The pieces and, beside each, its label; None until a rule places it.

    Attributes:
        first: index of the piece that begins the first question or answer; the number of pieces
            without one.
        last: index of the piece that begins the last, likewise.
    """

    source: str
    pieces: list[Piece]
    labels: list[Label | None] = field(init=False)
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.labels = [None] * len(self.pieces)
        marks = [index for index, piece in enumerate(self.pieces) if piece.asks]
        self.first, self.last = (marks[0], marks[-1]) if marks else (len(self.pieces),) * 2

    def open(self, indices: Iterable[int]) -> Iterator[tuple[int, Piece]]:
        """Of these pieces, the ones that say something and aren't placed yet."""
        for index in indices:
            if self.labels[index] is None and not self.pieces[index].empty:
                yield index, self.pieces[index]

    def text(self, index: int) -> str:
        """The content of a piece."""
        return self.pieces[index].text(self.source)

    def words(self, index: int) -> str:
        """The content of a piece in simplified, half-width characters, as long as it is."""
        return folded(self.text(index))

    def outside(self) -> Iterator[int]:
        """Indices above the first mark and below the last."""
        yield from range(self.first)
        yield from range(self.last + 1, len(self.pieces))

    def values(self, wanted: Field) -> list[Piece]:
        """The pieces of a row's value, its label left out."""
        return [
            piece
            for piece, label in zip(self.pieces, self.labels, strict=True)
            if label and label.field is wanted and piece.field is None
        ]

    def placed(self, kind: RegionKind, exchange: int | None = None) -> list[Piece]:
        """The pieces of a kind (and an exchange) that say something, marks left out."""
        return [
            piece
            for piece, label in zip(self.pieces, self.labels, strict=True)
            if label
            and (label.kind, label.exchange) == (kind, exchange)
            and not piece.empty
            and not piece.mark
        ]
