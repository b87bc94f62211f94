"""Labels of the form's rows: a cell or a line of their own, or in front of a colon or a space."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from briefing.reading.cutting.zones import body
from briefing.reading.fields import BELOW, Field, field_of
from briefing.reading.pieces import cut_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reading.pieces import Piece

_COLON = re.compile(r"[：:]")
_WORD = re.compile(r"[^\s|]+")
_LINES = 5
_LONGEST = 30
_WORDS = 6  # "地 点 及 方 式" has five


def cut(source: str, pieces: list[Piece]) -> list[Piece]:
    """Cut labels off, above the first question and below the last answer; mark them.

    Above, nothing is a label after 主要内容介绍: management's introduction follows. Where no
    question is found yet, the rows of the end are looked for from there on.
    Below, only the rows that stand there are looked for.
    """
    inside = body(source, pieces)
    broken = _broken(source, pieces[: inside.start])
    result: list[Piece] = []
    told = False
    for index, piece in enumerate(pieces):
        below = index >= inside.stop or (told and not inside)
        if piece.empty or index in inside or (told and not below):
            result.append(piece)
            continue
        if index in broken:
            result.append(replace(piece, field=broken[index]))
            continue
        parts = _labelled(source, piece)
        if below and parts[0].field not in BELOW:
            parts = [piece]
        told = told or any(part.field is Field.CONTENT for part in parts)
        result.extend(parts)
    return result


def _broken(source: str, pieces: list[Piece]) -> dict[int, Field]:
    """Lines that are a label together (投资者关系活动 / 类别), by index."""
    found: dict[int, Field] = {}
    said = [index for index, piece in enumerate(pieces) if piece.running and not piece.cell]
    for at, first in enumerate(said):
        if first in found:
            continue
        run = [first]
        text = pieces[first].text(source)
        for index in said[at + 1 : at + _LINES]:
            text += pieces[index].text(source)
            if len(text) > _LONGEST or field_of(pieces[index].text(source)):
                break
            run.append(index)
            field = field_of(text)
            if field is not None:
                found.update(dict.fromkeys(run, field))
    return found


def _labelled(source: str, piece: Piece) -> list[Piece]:
    field = field_of(piece.text(source))
    if field is not None:
        return [replace(piece, field=field)]
    labels = list(_labels(source, piece))
    if not labels:
        return [piece]
    places = sorted(
        {place for start, end, _ in labels for place in (start, end)} - {piece.content.start}
    )
    fields = {start: field for start, _, field in labels}
    return [
        replace(part, field=fields.get(part.content.start))
        for part in cut_at(source, piece, [place for place in places if place < piece.span.end])
    ]


def _labels(source: str, piece: Piece) -> Iterator[tuple[int, int, Field]]:
    """Start, end and field of each label in the line."""
    last = piece.content.start
    for colon in _COLON.finditer(source, piece.content.start, piece.content.end):
        words = list(_WORD.finditer(source, last, colon.start()))[-_WORDS:]
        last = colon.end()
        for word in words:
            field = field_of(source[word.start() : colon.start()])
            if field is not None:
                yield word.start(), colon.end(), field
                break
    if last == piece.content.start:
        yield from _spaced(source, piece)


def _spaced(source: str, piece: Piece) -> Iterator[tuple[int, int, Field]]:
    """A label at the line's start with a space after it and no colon in the line."""
    start, end = piece.content.start, piece.content.end
    ends = [word.end() for word in islice(_WORD.finditer(source, start, end), _WORDS)]
    for stop in reversed(ends):
        field = field_of(source[start:stop])
        if field is not None and stop < end:
            yield start, stop, field
            return
