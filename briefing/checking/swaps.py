"""Two figures, or two names, don't stand in each other's place.

Decided by what stands around them in both texts (``aligned``). English nearly always keeps the
order of figures of one kind: where it is turned round, what stands around must speak for it, where
it is kept, against it.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.checking.aligned import (
    belonging,
    figure_anchors,
    in_one_clause,
    name_anchors,
    topic_anchors,
)
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from briefing.checking.aligned import FigureAnchor
    from briefing.checking.evidence import Evidence

# RMB 3 million of RMB 8 million: ``arithmetic`` tells a part that is more than the whole.
# 5 farms in 3 counties.
_AMONG = re.compile(r"\s+[\w-]+\s+in\s+")
# What the source says between a figure and what it was before.
_BEFORE = re.compile(r"[到至为原]|去年|上年|同期")
_AFTERWARDS = re.compile(
    r"\b(?:instead of|rather than|against|after|compared|versus|turned|up from|down from)\b"
)
_PART_OF = re.compile(r"\s+(?:[\w-]+\s+){0,2}of\s+(?:the\s+)?(?:\w+\s+)?")
_TURNED = 0.6
"""What must speak for two figures whose order is turned round."""
_KEPT = -1.0
"""What must not speak against two figures whose order is kept."""
_NAMES = -0.3
"""The same for parties, whose order says little: English likes the passive."""
_PLACES = -0.6
"""The same for places and products, of which a sentence often lists several."""
_EITHER_SIDE = (1, 1)


def swapped_figures(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find two figures of one kind, each of which stands where the other belongs."""
    figures = figure_anchors(text, evidence)
    around = (*topic_anchors(text, evidence), *name_anchors(text, evidence))
    problems = []
    for one, other in combinations(figures, 2):
        if not _are_of_one_sort(one, other) or one.anchor.chinese == other.anchor.chinese:
            continue
        rest = tuple(figure.anchor for figure in figures if figure not in {one, other})
        score = belonging(one.anchor, other.anchor, (*around, *rest), (text, evidence.source))
        between = one.claim.span.end, other.claim.span.start
        counted = one.claim.kind is Kind.COUNT and _AMONG.fullmatch(text, *between)
        if counted or _PART_OF.fullmatch(text, *between):
            continue
        kept = one.anchor.chinese < other.anchor.chinese
        # 40% instead of 20%: English turns the order round itself.
        places = sorted((one.anchor.chinese[0], other.anchor.chinese[0]))
        free = _AFTERWARDS.search(text, *between) and _BEFORE.search(evidence.source, *places)
        if score < (_KEPT if kept or free else _TURNED):
            problems.append(
                f'"{one.claim.source}" and "{other.claim.source}" may stand in each other\'s place'
            )
    return tuple(problems)


def _are_of_one_sort(one: FigureAnchor, other: FigureAnchor) -> bool:
    """Whether two figures can be taken for each other; a change and a level told as such can't."""
    if (one.claim.kind, one.claim.unit) != (other.claim.kind, other.claim.unit):
        return False
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
        rest = tuple(name for name in names if name not in {one, other})
        texts = (text, evidence.source)
        score = belonging(one, other, (*around, *rest), texts, behind=_EITHER_SIDE)
        if score < (_NAMES if {one.text, other.text} <= evidence.parties else _PLACES):
            problems.append(f'"{one.text}" and "{other.text}" may stand in each other\'s place')
    return tuple(problems)
