"""Two figures, or two names, don't stand in each other's place.

Decided by what stands around them in both texts (``aligned``). English nearly always keeps the
order of figures of one kind: where it is turned round, what stands around must speak for it.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.checking.aligned import (
    belonging,
    figure_anchors,
    in_one_clause,
    is_place_in,
    name_anchors,
    topic_anchors,
)
from briefing.checking.places import in_their_places, is_change
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from briefing.checking.aligned import FigureAnchor
    from briefing.checking.evidence import Evidence

# RMB 3 million of RMB 8 million: ``arithmetic`` tells a part that is more than the whole.
# 5 farms in 3 counties.
_AMONG = re.compile(r"\s+[\w-]+\s+in\s+")
# What the source says between a figure and what it was before.
_BEFORE = re.compile(r"原|去年|上年|同期")
_LED_FROM = re.compile(r"(?:[由从自较比]|原)[^，。；]{0,8}$")
_AFTERWARDS = re.compile(
    r"\b(?:instead of|rather than|against|after|compared|versus|turned|from(?! 20\d\d))\b"
)
_PART_OF = re.compile(
    r"\s+(?!(?:\w+\s+)?(?:short|ahead|instead"
    r"|shy)\b)(?:[\w-]+\s+){0,2}of\s+(?:a\s+total\s+of\s+)?(?:the\s+)?(?:\w+\s+)?"
)
_TURNED = 0.6
"""What must speak for two figures whose order is turned round."""
_COMPARED = 0.1
"""The same where one is held against the other, which English likes to do the other way round."""
_NAMES = -0.3
"""What must not speak against two parties, whose order says little: English likes the passive."""
_PLACES = -0.6
"""The same for places and products, of which a sentence often lists several."""
_PART = 0.7
"""Share of a time's days below which another one is part of such a time."""
_EITHER_SIDE = (1, 1)
_NOUN = (12, 3)
"""Characters behind a count within which it says of what, in English and in Chinese."""


def swapped_figures(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find two figures of one kind, each of which stands where the other belongs."""
    figures = figure_anchors(text, evidence)
    around = (*topic_anchors(text, evidence), *name_anchors(text, evidence))
    problems = []
    for one, other in combinations(figures, 2):
        if not _are_of_one_sort(one, other, text) or one.anchor.chinese == other.anchor.chinese:
            continue
        if "respectively" not in text and _are_told_apart(one, other):
            continue
        between = one.claim.span.end, other.claim.span.start
        verdict = in_their_places(one, other, text, evidence)
        if verdict is not None:
            if not verdict:
                problems.append(_problem(one.claim.source, other.claim.source))
            continue
        rest = tuple(figure.anchor for figure in figures if figure not in {one, other})
        score = belonging(one.anchor, other.anchor, (*around, *rest), (text, evidence.source))
        counted = one.claim.kind is Kind.COUNT and _AMONG.fullmatch(text, *between)
        if counted and _counts_of_each_other(one, other, text, evidence):
            problems.append(_problem(one.claim.source, other.claim.source))
        if counted or _PART_OF.fullmatch(text, *between):
            continue
        kept = one.anchor.chinese < other.anchor.chinese
        # 40% instead of 20%: English turns the order round itself.
        places = sorted((one.anchor.chinese[0], other.anchor.chinese[0]))
        afterwards = bool(_AFTERWARDS.search(text, *between))
        free = afterwards and bool(
            _BEFORE.search(evidence.source, *places)
            or _LED_FROM.search(evidence.source[: places[0]])
            or score >= _COMPARED
        )
        turned = score < _TURNED and not (kept or free or _are_times_of_two_sorts(one, other))
        if turned or _counts_of_each_other(one, other, text, evidence):
            problems.append(_problem(one.claim.source, other.claim.source))
    return tuple(problems)


def _are_times_of_two_sorts(one: FigureAnchor, other: FigureAnchor) -> bool:
    """Whether one is a year and the other a part of one: either stands anywhere in English."""
    days = [
        (figure.source.end - figure.source.start).days
        for figure in (one, other)
        if figure.source.start and figure.source.end
    ]
    return len(days) > 1 and min(days) < _PART * max(days)


def _are_told_apart(one: FigureAnchor, other: FigureAnchor) -> bool:
    """Whether both texts bound two figures differently, and each as the other text does.

    If about 18% and 37% changed places, 18% would lack what bounds it in the source.
    """
    return one.source.approximation is not other.source.approximation and all(
        figure.claim.approximation is figure.source.approximation for figure in (one, other)
    )


def _problem(one: str, other: str) -> str:
    return f'"{one}" and "{other}" may stand in each other\'s place'


def _counts_of_each_other(
    one: FigureAnchor, other: FigureAnchor, text: str, evidence: Evidence
) -> bool:
    """Whether each of two counts is followed by what the other one counts in the source."""
    if one.claim.kind is not Kind.COUNT:
        return False
    topics = topic_anchors(text, evidence)
    told, counted = [], []
    for figure in (one, other):
        end, start = figure.claim.span.end, figure.anchor.chinese[0]
        behind = range(end, end + _NOUN[0])
        after = range(start, start + len(figure.source.source) + _NOUN[1])
        told.append({i for i, t in enumerate(topics) if any(p in behind for p in t.english)})
        counted.append({i for i, t in enumerate(topics) if any(p in after for p in t.chinese)})
    straight = told[0] & counted[0] or told[1] & counted[1]
    return bool(told[0] & counted[1] and told[1] & counted[0]) and not straight


def _are_of_one_sort(one: FigureAnchor, other: FigureAnchor, text: str) -> bool:
    """Whether two figures can be taken for each other; a change and a level told as such can't."""
    if (one.claim.kind, one.claim.unit) != (other.claim.kind, other.claim.unit):
        return False
    if is_change(one, text) is not is_change(other, text):
        return True
    return (
        one.claim.direction is other.claim.direction
        or one.source.direction is other.source.direction
    )


def swapped_names(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find two names, each of which does what the other does in the source."""
    names = name_anchors(text, evidence)
    figures = tuple(figure.anchor for figure in figure_anchors(text, evidence))
    around = (*topic_anchors(text, evidence), *figures)
    problems = []
    for one, other in combinations(names, 2):
        if in_one_clause(one.english[0], other.english[0], text):
            continue  # who does what to whom is told by ``agents``
        if is_place_in(one, other, text) or is_place_in(other, one, text):
            continue
        rest = tuple(name for name in names if name not in {one, other})
        texts = (text, evidence.source)
        score = belonging(one, other, (*around, *rest), texts, behind=_EITHER_SIDE)
        own = one.text in evidence.company or other.text in evidence.company
        if score < (_NAMES if not own and {one.text, other.text} <= evidence.parties else _PLACES):
            problems.append(f'"{one.text}" and "{other.text}" may stand in each other\'s place')
    return tuple(problems)
