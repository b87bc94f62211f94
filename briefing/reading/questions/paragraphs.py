"""Walking over pieces by the paragraph, past page furniture and what says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.fields import Field
from briefing.reading.pieces import Asks, Joint, Mark, cut_at
from briefing.reading.questions import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.reading.pieces import Piece


def texts(pieces: Sequence[Piece], indices: Iterable[int]) -> Iterator[int]:
    """Of these pieces, the ones that are running text, neither label nor value of the form.

    A value is what stands on its label's line or in its row, else what comes first below it.
    """
    label: Piece | None = None
    filled = False
    for index in indices:
        piece = pieces[index]
        if piece.field:
            label, filled = piece, piece.field is Field.CONTENT
        elif piece.running:
            if label is not None and _is_value(label, piece, filled=filled):
                filled = True
            else:
                label = None
                yield index


def _is_value(label: Piece, piece: Piece, *, filled: bool) -> bool:
    if label.field is Field.CONTENT:
        return False
    same_row = (
        label.cell is not None and piece.cell is not None and label.cell.row == piece.cell.row
    )
    return not filled or same_row or piece.joint is Joint.INLINE


def paragraphs(source: str, pieces: Sequence[Piece], indices: Iterable[int]) -> Iterator[list[int]]:
    """The pieces by the paragraph; one that a page break cuts is whole.

    Where a block has a line for each paragraph, a line that ends a sentence ends one.
    """
    paragraph: list[int] = []
    for index in texts(pieces, indices):
        if paragraph and not runs_on(source, pieces[paragraph[-1]], pieces[index]):
            yield paragraph
            paragraph = []
        paragraph.append(index)
    if paragraph:
        yield paragraph


def runs_on(source: str, before: Piece, after: Piece) -> bool:
    """Whether ``after`` goes on with the sentence that ``before`` breaks off."""
    if after.joint is Joint.FRESH or before.cell != after.cell:
        return False
    if after.joint >= Joint.BLOCK and wording.heads(source, before):
        return False
    return not wording.complete(source, before)


def has_questions(pieces: Iterable[Piece]) -> bool:
    """Whether a question was found already."""
    return any(piece.asks and piece.asks.asks is Asks.QUESTION for piece in pieces)


def begun(
    source: str, pieces: Sequence[Piece], begins: Mapping[int, tuple[Asks, str]]
) -> list[Piece]:
    """Let pieces begin a question or an answer; a question's number is cut off as its mark.

    Args:
        begins: by index, what the piece begins and the rule that says so.
    """
    result: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index not in begins:
            result.append(piece)
            continue
        kind, rule = begins[index]
        end = wording.sign_end(source, piece, kind)
        if end is None or end >= piece.content.end:
            result.append(replace(piece, begins=Mark(kind, rule)))
        else:
            sign, text = cut_at(source, piece, [end])
            result += [replace(sign, mark=Mark(kind, rule)), text]
    return result
