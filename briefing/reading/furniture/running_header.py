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
_PUBLISHER = re.compile(r"记录表|公司|证券代码|证券简称|公告编号|投资者关系")
_TITLE = re.compile(r"投资者关系活动记录表")
_FORM = re.compile(r"记录表|(?:公司|集团|银行)$|代码|简称|编号")
"""What the form begins with: of lines like these the first one is the form's own."""
_PAGED = re.compile(r"#")
_SENTENCE = re.compile(r"[，。！？；!?;]")
_LONGEST = 80
_SHORTEST = 4
_PAGES = 3


def mark(source: str, pieces: list[Piece]) -> list[Piece]:
    """Find lines that come again, the page in them aside, next to a page's number.

    Where pages have no number, a line with the publisher's words that comes three times is one.
    """
    lines = {index: key for index, piece in enumerate(pieces) if (key := _key(source, piece))}
    counts = Counter(lines.values())
    beside = _beside_numbers(pieces)
    result = list(pieces)
    seen: Counter[str] = Counter()
    titled = False
    for index, key in lines.items():
        seen[key] += 1
        paged = index in beside or _PAGED.search(key)
        own = seen[key] == 1 and _FORM.search(key) and not (titled and paged)
        titled_above, titled = titled, titled or "记录表" in key
        if own or (counts[key] == 1 and not (_TITLE.search(key) and titled_above and paged)):
            continue
        if counts[key] == 1:
            result[index] = replace(pieces[index], furniture=NAME)
            continue
        again = counts[key] >= _PAGES and _PUBLISHER.search(key) is not None
        if again or index in beside or (seen[key] == 1 and _any_beside(lines, key, beside)):
            result[index] = replace(pieces[index], furniture=NAME)
    return result


def _key(source: str, piece: Piece) -> str:
    """A line as it comes again; empty for what is no header."""
    length = piece.content.end - piece.content.start
    if piece.cell or not piece.running or not _SHORTEST <= length <= _LONGEST:
        return ""
    text = piece.text(source)
    if _SENTENCE.search(text) or match_mark(source, piece.content.start, piece.content.end):
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


def _any_beside(lines: dict[int, str], key: str, beside: set[int]) -> bool:
    return any(lines.get(index) == key for index in beside)
