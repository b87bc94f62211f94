"""What stands right at a figure, cut off from what stands at the next.

A cell is a figure with the words that go with it: "against a loss of RMB 37 million the year
before", 上年亏损3,700万元. It is smaller than a clause, for English puts figures that have clauses
of their own in Chinese into one, in whatever order. What both texts hold in the cell of one figure
and not of the other says which is which: a date, a word, or the standing of the figure, as what was
promised, what is aimed at, what is there now, what was before, what is left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.clauses import PERIOD, weighted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.checking.aligned import Anchor, FigureAnchor
    from briefing.checking.evidence import Evidence

_Cell = tuple[int, int]
_ENGLISH_CUT = re.compile(
    r"[,;:](?!\d)|\.(?![\da-z])"
    r"|\bfrom(?= (?:(?!and\b)[\w-]+ ){0,4}(?:RMB|US\$|HK\$|EUR|\d))"
    # Not the "to" of a verb (plans to sell 300).
    r"|\bto(?= (?:(?:about|around|some|over|more|less|than|nearly|almost|only|just|negative) )*"
    r"(?:RMB|US\$|HK\$|EUR|\d))"
    r"|\b(?:against|after|into|compared|including|leaving|while|whereas|and|but|although|though"
    r"|because|on|with|as|or|than|versus|of which|despite)\b"
)
_CHINESE_CUT = re.compile(r"[，；：。、！？\n]|(?<!\d),|,(?!\d)|[和与及]")
_STANDINGS = (
    (r"promis|pledg|commit", r"承诺|保证"),
    (r"target|\baim|\bgoal|\bplan|budget|by year-end", r"目标|计划|预算|预计|年底"),
    (
        r"today|\bnow\b|current|at present|in service|so far|actual",
        r"现在|目前|当前|实际|已经|现有",
    ),
    (
        r"year (?:before|earlier|ago)|(?:start|beginning) of the year|previous|^from\b",
        r"去年同期|去年[底末年]|上年|年初|前年|同期|原[来先有]?|此前|上季|[由从自]",
    ),
    (r"\bloss|\blost\b", r"亏"),
    (
        r"\bto (?:\w+ ){0,2}$|\bleav\w+|\bleft\b|\bstands|\bstood|\bremain",
        r"(?<![截占看接收想会])[至到]|剩|余额|存|为$",
    ),
)
_PATTERNS = tuple((re.compile(english), re.compile(chinese)) for english, chinese in _STANDINGS)
_BOUND = 1.5
"""What counts against two figures that are bounded as the other one is in the source."""
_STANDING = 3.0
"""What a standing counts for; other things count for what ties two clauses."""


def at_figures(one: FigureAnchor, other: FigureAnchor, text: str, evidence: Evidence) -> float:
    """Weigh what stands at two figures.

    Returns:
        Above 0 if each has in the statement what it has in the source, below 0 if each has what is
        the other one's; 0 if nothing tells or both stand in one cell.
    """
    figures = (one, other)
    said = [_english_cell(figure, text) for figure in figures]
    if said[0] == said[1]:
        return 0.0
    there = _chinese_cells(one, other, evidence.source)
    total = 0.0
    for weight, anchor in weighted(text, evidence):
        shared = weight == PERIOD and _is_of_both(anchor, one.anchor, other.anchor)
        if anchor not in {one.anchor, other.anchor} and not shared:
            in_english = [_holds(cell, anchor.english) for cell in said]
            in_chinese = [_holds(cell, anchor.chinese) for cell in there]
            agreement = _agreement(in_english, in_chinese)
            if agreement > 0 or not _leads(anchor, one.anchor, other.anchor):
                total += weight * agreement
    before = [text[cell[0] : f.claim.span.start] for cell, f in zip(said, figures, strict=True)]
    behind = [text[f.claim.span.end : cell[1]] for cell, f in zip(said, figures, strict=True)]
    ahead = [
        evidence.source[cell[0] : f.anchor.chinese[0]]
        for cell, f in zip(there, figures, strict=True)
    ]
    if _bounds_are_crossed(one, other):
        total -= _BOUND
    for english, chinese in _PATTERNS:
        in_english = [
            bool(english.search(head) or english.search(tail))
            for head, tail in zip(before, behind, strict=True)
        ]
        in_chinese = [bool(chinese.search(head)) for head in ahead]
        total += _STANDING * _agreement(in_english, in_chinese)
    return total


def _is_of_both(time: Anchor, one: Anchor, other: Anchor) -> bool:
    """Whether a time stands behind both figures, where Chinese has it ahead of both."""
    behind = min(time.english) > max(*one.english, *other.english)
    return behind and max(time.chinese) < min(*one.chinese, *other.chinese)


def _leads(word: Anchor, one: Anchor, other: Anchor) -> bool:
    """Whether a word stands ahead of both figures in both texts, as the subject of both does."""
    return max(word.english) < min(*one.english, *other.english) and max(word.chinese) < min(
        *one.chinese, *other.chinese
    )


def _bounds_are_crossed(one: FigureAnchor, other: FigureAnchor) -> bool:
    """Whether each is about, or more than, a value as the other one is in the source."""
    told, there = (
        [getattr(figure, text).approximation for figure in (one, other)]
        for text in ("claim", "source")
    )
    return told[0] is not told[1] and told == there[::-1]


def _agreement(english: list[bool], chinese: list[bool]) -> int:
    """1 if both texts hold something at the same figure alone, -1 if each at another one."""
    if english[0] is english[1] or chinese[0] is chinese[1]:
        return 0
    return 1 if english == chinese else -1


def _holds(cell: _Cell, places: Iterable[int]) -> bool:
    return any(cell[0] <= place < cell[1] for place in places)


def _english_cell(figure: FigureAnchor, text: str) -> _Cell:
    span = figure.claim.span
    cuts = [match.start() for match in _ENGLISH_CUT.finditer(text)]
    starts = [cut for cut in cuts if cut < span.start]
    end = _ENGLISH_CUT.search(text, span.end)
    return (starts[-1] if starts else 0), (end.start() if end else len(text))


def _chinese_cells(one: FigureAnchor, other: FigureAnchor, source: str) -> tuple[_Cell, _Cell]:
    """Where both stand in one run the latter's cell begins behind the former."""
    cells = []
    for figure in (one, other):
        start, end = _span(figure)
        starts = [m.end() for m in _CHINESE_CUT.finditer(source, 0, start)]
        cut = _CHINESE_CUT.search(source, end)
        cells.append(((starts[-1] if starts else 0), (cut.start() if cut else len(source))))
    first, last = sorted((0, 1), key=lambda i: cells[i])
    middle = min(_span(one), _span(other))[1]
    if cells[first] == cells[last]:
        first, last = (0, 1) if _span(one) < _span(other) else (1, 0)
        cells[first] = (cells[first][0], middle)
        cells[last] = (middle, cells[last][1])
    return cells[0], cells[1]


def _span(figure: FigureAnchor) -> _Cell:
    start = figure.anchor.chinese[0]
    return start, start + len(figure.source.source)
