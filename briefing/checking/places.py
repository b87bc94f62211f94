"""Whether two figures of one sort stand where they belong, told by the words at each of them.

- A change ("by 60", "60 higher than a year earlier") is one in the source, and a level a level.
- What was before ("from A", "against A a year earlier") is what was before in the source.
- A part of the other ("98 of them") is one in the source (其中).
- Figures that stand side by side in both texts are told apart by their order alone.
- Figures that have clauses of their own in both texts have each its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.checking.cells import at_figures
from briefing.checking.clauses import bare_ties, paired
from briefing.checking.shared_out import shared_as_cited
from briefing.models.quantity import Direction, Kind

if TYPE_CHECKING:
    from briefing.checking.aligned import FigureAnchor
    from briefing.checking.evidence import Evidence

_CHANGE_BEHIND = re.compile(
    r"\s*(?:[\w-]+\s){0,2}?(?:higher|lower|more|less|fewer|longer|shorter|up"
    r"|down)\b(?!\s+than\s+\d)"
)
_CHANGE_AHEAD = re.compile(
    r"\b(?:by|lost|gained|shed|added|sold|bought|(?<!make )(?<!makes )(?<!made )up|down)\s+"
    r"(?:about\s+|around\s+|some\s+|another\s+|a\s+net\s+)?$",
    re.I,
)
_CHANGED = re.compile(r"[少多][亏赚收花付了][了掉]?\s?$")
_AHEAD = r"[^，。；\d]{0,8}$"
_RANKS = (
    (3, re.compile(rf"(?:由(?!于)|从|自(?![有身己动主营研产供然来]))(?:\d+年)?{_AHEAD}")),
    (2, re.compile(rf"(?:前年|原(?![料油创材粮奶酒纸装有始则])){_AHEAD}")),
    (1, re.compile(rf"(?:去年|上年|上一?季度?|同期|年初|此前){_AHEAD}")),
)
_CAME_TO_THERE = re.compile(
    r"[升降增减跌涨提缩落调扩][低高长少加到了大窄]?[至到为][^，。；\d]{0,6}$"
)
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$")
_TO = re.compile(r"\s+(?:[\w-]+\s+){0,9}to\s+(?:\w+\s+){0,2}$")
_CAME_TO = re.compile(r"\bto\s+(?:\w+\s+){0,2}$")
_AGAINST = re.compile(
    r"\b(?:instead of|rather than|up from|down from|against(?! which)|compared (?:with|to)|versus)"
    r"\s+(?:[\w-]+\s+){0,4}$"
)
_LISTED = re.compile(r"年?[、和及与]")
_AND = re.compile(r",?\s(?:and|or)\s(?:about\s|some\s)?")
_OF_THEM = re.compile(r"\s+of (?:them|which|whom|these)\b")
_AMONG = re.compile(r"(?:其中|里面|当中)[^，。；]{0,8}$")
_AT_HOME, _AWAY = 1.5, -2.0
"""What must speak for two figures in their cells, or against them, to tell it."""
_STRAIGHT, _CROSSED = 0.3, 1.0
"""How much more must tie the clauses of two figures as they stand, or crosswise, to tell it."""


def in_their_places(
    one: FigureAnchor, other: FigureAnchor, text: str, evidence: Evidence
) -> bool | None:
    """Tell whether two figures stand where they belong; None if none of these words tells."""
    shared = shared_as_cited(one, other, text, evidence)
    if shared is not None:
        return shared
    changes = is_change(one, text), is_change(other, text)
    changed = tuple(_is_changed(f, evidence.source) for f in (one, other))
    if changes[0] is not changes[1] and changed[0] is not changed[1]:
        return changes == changed
    if _OF_THEM.match(text, other.claim.span.end):
        parts = [_AMONG.search(evidence.source[: f.anchor.chinese[0]]) for f in (one, other)]
        if bool(parts[0]) is not bool(parts[1]):
            return bool(parts[1])
    if _are_listed(one, other, text, evidence.source):
        return None
    before = _first_of(one, other, text)
    was = [_was(f, evidence.source) for f in (one, other)]
    beside = at_figures(one, other, text, evidence)
    told = beside >= _AT_HOME or beside <= _AWAY
    if before is not None and was[0] != was[1] and (max(was) > 1 or not told):
        return before is (one if was[0] > was[1] else other)
    if told:
        return beside > 0
    return _in_their_clauses(one, other, text, evidence)


def _are_listed(one: FigureAnchor, other: FigureAnchor, text: str, source: str) -> bool:
    """Whether two figures stand side by side in both texts, or two times in the source.

    What stands at either of them is said of both, and their order tells which is which
    (2026、2027年分别增长15%和32%).
    """
    first, last = sorted((one, other), key=lambda figure: figure.anchor.chinese)
    end = first.anchor.chinese[0] + len(first.source.source)
    side_by_side = _LISTED.fullmatch(source, end, last.anchor.chinese[0])
    return bool(side_by_side) and (
        one.claim.kind is Kind.PERIOD
        or bool(_AND.fullmatch(text, one.claim.span.end, other.claim.span.start))
    )


def _was(figure: FigureAnchor, source: str) -> int:
    """How surely the source says that a figure was before: 从 more than 前年, that more than 去年.

    由2023年的21亿元降至去年的8亿元: what it came to is the later one, whatever year it has.
    """
    ahead = source[: figure.anchor.chinese[0]]
    if _CAME_TO_THERE.search(ahead):
        return -1
    return next((rank for rank, form in _RANKS if form.search(ahead)), 0)


def _is_changed(figure: FigureAnchor, source: str) -> bool:
    """Whether the source gives a figure as a change (少亏了1.3亿)."""
    ahead = source[: figure.anchor.chinese[0]]
    return figure.source.direction is not Direction.NONE or bool(_CHANGED.search(ahead))


def is_change(figure: FigureAnchor, text: str) -> bool:
    """Tell whether a statement gives a figure as a change and not as a level."""
    span = figure.claim.span
    return (
        figure.claim.direction is not Direction.NONE
        or bool(_CHANGE_AHEAD.search(text[: span.start]))
        or bool(_CHANGE_BEHIND.match(text, span.end))
    )


def _first_of(one: FigureAnchor, other: FigureAnchor, text: str) -> FigureAnchor | None:
    """Which of two figures, in the order of the statement, it says was before."""
    between = text[one.claim.span.end : other.claim.span.start]
    if _AGAINST.search(between) or (
        _FROM.search(between) and _CAME_TO.search(text[: one.claim.span.start])
    ):
        return other
    if _FROM.search(text[: one.claim.span.start]) and _TO.match(between):
        return one
    return None


def _in_their_clauses(
    one: FigureAnchor, other: FigureAnchor, text: str, evidence: Evidence
) -> bool | None:
    pairing = paired(text, evidence)
    e1, e2 = (pairing.english_at(f.anchor.english[0]) for f in (one, other))
    c1, c2 = (pairing.chinese_at(f.anchor.chinese[0]) for f in (one, other))
    if e1 == e2 or c1 == c2 or -1 in {e1, e2, c1, c2}:
        return None
    times = [
        figure.anchor
        for figure in figure_anchors(text, evidence)
        if figure.claim.kind in {Kind.DATE, Kind.PERIOD}
    ]
    ties = bare_ties(text, evidence, (one.anchor, other.anchor, *times))
    straight, crossed = ties[e1][c1] + ties[e2][c2], ties[e1][c2] + ties[e2][c1]
    if straight > crossed + _STRAIGHT:
        return True
    return False if crossed > straight + _CROSSED else None
