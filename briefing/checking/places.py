"""Whether two figures of one sort stand where they belong, told by the words at each of them.

- A change ("by 60", "60 higher than a year earlier") is one in the source, and a level a level.
- What was before ("from A", "against A a year earlier") is what was before in the source.
- A part of the other ("98 of them") is one in the source (其中).
- Figures that have clauses of their own in both texts have each its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.checking.clauses import bare_ties, paired
from briefing.models.quantity import Direction, Kind

if TYPE_CHECKING:
    from briefing.checking.aligned import FigureAnchor
    from briefing.checking.evidence import Evidence

_CHANGE_BEHIND = re.compile(
    r"\s*(?:[\w-]+\s){0,2}?(?:higher|lower|more|less|fewer|longer|shorter|up"
    r"|down)\b(?!\s+than\s+\d)"
)
_CHANGE_AHEAD = re.compile(
    r"\b(?:by|lost|gained|shed|added|up|down)\s+(?:about\s+|around\s+|some\s+|another\s+)?$", re.I
)
_WAS = re.compile(
    r"(?:去年|上年|上一?季度?|同期|年初|此前|原(?![料油创材粮奶酒纸装有始则])|由(?!于)|从|自(?![有身己动主营研产供然来]))[^，。；\d]{0,8}$"
)
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$")
_TO = re.compile(r"\s+(?:[\w-]+\s+){0,9}to\s+(?:\w+\s+){0,2}$")
_CAME_TO = re.compile(r"\bto\s+(?:\w+\s+){0,2}$")
_AGAINST = re.compile(
    r"\b(?:instead of|rather than|up from|down from|against|compared (?:with|to)|versus)"
    r"\s+(?:[\w-]+\s+){0,4}$"
)
_OF_THEM = re.compile(r"\s+of (?:them|which|whom|these)\b")
_AMONG = re.compile(r"(?:其中|里面|当中)[^，。；]{0,8}$")
_STRAIGHT, _CROSSED = 0.3, 1.0
"""How much more must tie the clauses of two figures as they stand, or crosswise, to tell it."""


def in_their_places(
    one: FigureAnchor, other: FigureAnchor, text: str, evidence: Evidence
) -> bool | None:
    """Tell whether two figures stand where they belong; None if none of these words tells."""
    changes = is_change(one, text), is_change(other, text)
    changed = tuple(f.source.direction is not Direction.NONE for f in (one, other))
    if changes[0] is not changes[1] and changed[0] is not changed[1]:
        return changes == changed
    if _OF_THEM.match(text, other.claim.span.end):
        parts = [_AMONG.search(evidence.source[: f.anchor.chinese[0]]) for f in (one, other)]
        if bool(parts[0]) is not bool(parts[1]):
            return bool(parts[1])
    before = _first_of(one, other, text)
    was = [f for f in (one, other) if _WAS.search(evidence.source[: f.anchor.chinese[0]])]
    if before is not None and len(was) == 1:
        return before is was[0]
    return _in_their_clauses(one, other, text, evidence)


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
