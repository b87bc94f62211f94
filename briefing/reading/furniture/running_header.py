"""Headers and footers: a line that comes again on other pages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.folding import folded
from briefing.reading.marks import match_mark

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

NAME = "running-header"

_PAGE = re.compile(r"第\d+页|\d+/\d+|共\d+页|-\d+-")
_SPACES = re.compile(r"\s+")
_PUBLISHER = re.compile(r"记录表|有限公司|证券代码|证券简称|公告编号|投资者关系活动")
_TITLE = re.compile(r"记录表")
_FORM = re.compile(r"记录表|(?:公司|集团|银行)$|代码|简称|编号")
"""What the form begins with: of lines like these the first one is the form's own."""
_PAGED = re.compile(r"#")
_SENTENCE = re.compile(r"[，。！？；!?;]")
_SPEAKER = re.compile(r"[：:]")
_LONGEST = 80
_SHORTEST = 4
_PAGES = 3


def mark(source: str, pieces: list[Piece]) -> list[Piece]:
    """Find lines that come again, the page in them aside, where one stands next to a page's number.

    Where pages have no number, a line with the publisher's words that comes three times is one. The
    record's title is one as soon as it comes again at a page's end or beginning.
    """
    lines = {index: key for index, piece in enumerate(pieces) if (key := _key(source, piece))}
    counts = Counter(lines.values())
    beside = _beside_numbers(pieces)
    body = next(
        (at for at, p in enumerate(pieces) if match_mark(source, p.content.start, p.content.end)),
        len(pieces),
    )
    headers = {lines[index] for index in beside if index in lines}
    headers |= {key for key in counts if counts[key] >= _PAGES and _PUBLISHER.search(key)}
    result = list(pieces)
    seen: set[str] = set()
    titled = False
    for index, key in lines.items():
        own = index < body and key not in seen and _FORM.search(key)
        again = counts[key] > 1 and key in headers and not own
        title = titled and _TITLE.search(key) and (index in beside or _PAGED.search(key))
        if again or title:
            result[index] = replace(pieces[index], furniture=NAME)
        seen.add(key)
        titled = titled or "记录表" in key
    return result


def _key(source: str, piece: Piece) -> str:
    """A line as it comes again; empty for what is no header."""
    length = piece.content.end - piece.content.start
    if piece.cell or not piece.running or not _SHORTEST <= length <= _LONGEST:
        return ""
    text = piece.text(source)
    speaks = _SPEAKER.search(text) and not _PUBLISHER.search(folded(text))
    if (
        speaks
        or _SENTENCE.search(text)
        or match_mark(source, piece.content.start, piece.content.end)
    ):
        return ""
    return _PAGE.sub("#", _SPACES.sub("", folded(text)))


def _beside_numbers(pieces: list[Piece]) -> set[int]:
    """Indices of the lines right above and right below a page's number."""
    said = [index for index, piece in enumerate(pieces) if not piece.empty]
    found: set[int] = set()
    for before, after in itertools.pairwise(said):
        if pieces[before].furniture:
            found.add(after)
        if pieces[after].furniture:
            found.add(before)
    return found
