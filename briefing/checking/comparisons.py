"""Who is compared with whom: of two the one stays higher, and figures told in turn keep their turn.

- "A earns more than B" is A比B高 or B比A低.
- In A和B分别是X和Y each has its own figure: the first the first, the second the second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.checking.clauses import english_clauses
from briefing.checking.named import named_in_both

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor, FigureAnchor
    from briefing.checking.clauses import Clause
    from briefing.checking.evidence import Evidence

_IN_TURN = re.compile(r"([^，。；]*?)分别[^，。；\d]{0,8}([^，。；]*?(?:[和与、及][^，。；]*))")


def confused_comparisons(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find two names of which one has what the other has in a comparison, or in turn."""
    names = named_in_both(text, evidence)
    return tuple(
        f'"{one.text}" and "{other.text}" may stand in each other\'s place'
        for one, other in _out_of_turn(names, text, evidence)
    )


def _out_of_turn(
    names: tuple[Anchor, ...], text: str, evidence: Evidence
) -> list[tuple[Anchor, Anchor]]:
    figures = figure_anchors(text, evidence)
    starts = {place for name in names for place in name.english}
    clauses = english_clauses(text, starts)
    found = []
    for match in _IN_TURN.finditer(evidence.source):
        first = sorted(
            (p, n.text, n) for n in names for p in n.chinese if match.start(1) <= p < match.end(1)
        )
        told = sorted(
            (f.anchor.chinese[0], f.claim.source, f)
            for f in figures
            if match.start(2) <= f.anchor.chinese[0] < match.end(2)
        )
        if len(first) != len(told) or len(first) != 2:
            continue
        (one, other), (own, another) = (n for *_, n in first), (f for *_, f in told)
        if _holds(clauses, one, another, own) and _holds(clauses, other, own, another):
            found.append((one, other))
    return found


def _holds(
    clauses: tuple[Clause, ...], name: Anchor, figure: FigureAnchor, without: FigureAnchor
) -> bool:
    """Whether a clause holds a name and one of two figures."""
    return any(
        clause.holds(name.english)
        and clause.holds(figure.anchor.english)
        and not clause.holds(without.anchor.english)
        for clause in clauses
    )
