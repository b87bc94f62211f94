"""Pieces as one line of text that knows where each of its characters stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing.models.record import Span
from briefing.reading.pieces import Joint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.reading.pieces import Piece

MARKUP = (
    r"(?<!\*)\*\*(?!\*)"  # "***" may stand for a name that is kept secret
    r"|(?<!\\)</?(?:b|strong|u|em|i|p|span|div|sup|sub|font|br|a|h[1-6]|center|ul|ol|li|t(?:able|head|body|r|d|h))\b[^<>]{0,500}>"
    r"|\\(?=[!-/:-@\[-`{-~])"
)
"""What is left out of a sentence's text: emphasis, inline tags, an escape's backslash."""
_INVISIBLE = r"[\f\v\x1c-\x1e\x85\u00ad\u200b\u2028\u2029\ufeff]"
_SPACED = r"(?P<spaced>(?<![^\s。，；：！？、,:;])(?:[^\s<*\\][ \u3000\u00a0]){4,})"
_SKIPPED = re.compile(f"{MARKUP}|{_INVISIBLE}|{_SPACED}", re.IGNORECASE)
_CJK = re.compile(r"[\u4e00-\u9fff]")


class Chunk(NamedTuple):
    """``text[start:end]`` stands at ``source`` in the source, on a stretch of its own number."""

    start: int
    end: int
    source: int
    stretch: int


@dataclass(frozen=True, slots=True)
class Flat:
    """Text on one line.

    Attributes:
        text: the content, without markup and without the line breaks.
        joins: places in ``text`` where a piece begins, ascending.
        chunks: ascending; the spaces put in for line breaks belong to none.
    """

    text: str
    joins: tuple[int, ...]
    chunks: tuple[Chunk, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where ``text[start:end]`` stands: a span for each stretch without a page break."""
        found: list[Span] = []
        stretch = -1
        index = max(0, bisect_right(self.chunks, start, key=lambda chunk: chunk.start) - 1)
        while index < len(self.chunks) and self.chunks[index].start < end:
            chunk = self.chunks[index]
            index += 1
            offset = chunk.source - chunk.start
            first, last = max(start, chunk.start) + offset, min(end, chunk.end) + offset
            if first >= last:
                continue
            if stretch == chunk.stretch:
                found[-1] = Span(found[-1].start, last)
            else:
                found.append(Span(first, last))
            stretch = chunk.stretch
        return tuple(found)


def flatten(source: str, pieces: Iterable[Piece]) -> Flat:
    """Join pieces to one line.

    A line break between two Latin words or figures becomes a space, any other vanishes, for
    Chinese has none. Cells are parted by a space. All other spacing stays as it is.
    """
    texts: list[str] = []
    chunks: list[Chunk] = []
    joins: list[int] = []
    length = stretch = 0
    previous: Piece | None = None
    for piece in pieces:
        if previous is not None:
            if piece.joint >= Joint.BLOCK or previous.span.end != piece.span.start:
                stretch += 1
            if _apart(source, previous, piece):
                texts.append(" ")
                length += 1
        joins.append(length)
        for start, end in _kept(source, piece):
            texts.append(source[start:end])
            chunks.append(Chunk(length, length + end - start, start, stretch))
            length += end - start
        previous = piece
    return Flat("".join(texts), tuple(joins), tuple(chunks))


def one_line(source: str, pieces: Iterable[Piece]) -> str:
    """The pieces' text alone."""
    return flatten(source, pieces).text.strip()


def _kept(source: str, piece: Piece) -> Iterable[tuple[int, int]]:
    at, end = piece.content.start, piece.content.end
    for skipped in _SKIPPED.finditer(source, at, end):
        spaced = skipped["spaced"]
        if spaced and 3 * len(_CJK.findall(spaced)) < len(spaced):
            continue  # a row of figures, or of letters
        if at < skipped.start():
            yield at, skipped.start()
        if spaced:  # 公 司 的 产 品: every second character is a space
            yield from ((place, place + 1) for place in range(*skipped.span(), 2))
        at = skipped.end()
    if at < end:
        yield at, end


def _apart(source: str, before: Piece, after: Piece) -> bool:
    if after.joint is Joint.INLINE:
        return before.cell is not None and before.cell != after.cell
    left = source[before.content.end - 1 : before.content.end]
    right = source[after.content.start : after.content.start + 1]
    return all(character.isascii() and character.isalnum() for character in (left, right))
