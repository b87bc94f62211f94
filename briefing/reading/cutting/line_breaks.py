"""``<br>`` inside a cell's value or a paragraph: a piece for each line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.models.record import Span
from briefing.reading.fields import field_of
from briefing.reading.pieces import Joint, cut_at, trimmed

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def cut(source: str, pieces: list[Piece]) -> list[Piece]:
    """Cut after each break, which is left out of the content.

    A label stays whole: 参与单位名称<br>及人员姓名 is one label.
    """
    result: list[Piece] = []
    for piece in pieces:
        breaks = list(_BREAK.finditer(source, piece.content.start, piece.content.end))
        if not breaks or field_of(piece.text(source)):
            result.append(piece)
            continue
        ends = [found.start() for found in breaks] + [piece.content.end]
        parts = cut_at(source, piece, [found.end() for found in breaks])
        for index, (part, end) in enumerate(zip(parts, ends, strict=True)):
            content = trimmed(source, part.content.start, max(part.content.start, end))
            joint = part.joint if index == 0 else Joint.LINE
            result.append(replace(part, content=Span(content.start, content.end), joint=joint))
    return result
