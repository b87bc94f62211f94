"""Who is compared with whom: of two the one stays higher, and figures told in turn keep their turn.

- "A earns more than B" is A比B高 or B比A低.
- In A和B分别是X和Y each has its own figure: the first the first, the second the second.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.checking.clauses import english_clauses
from briefing.checking.named import named_in_both

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor, FigureAnchor
    from briefing.checking.clauses import Clause
    from briefing.checking.evidence import Evidence

_MORE = re.compile(
    r"\b(?:more|higher|better|larger|bigger|longer|faster|dearer|greater|above|stronger"
    r"|wider|heavier)\b"
)
_LESS = re.compile(
    r"\b(?:less|lower|worse|smaller|fewer|shorter|slower|cheaper|below|weaker|narrower"
    r"|lighter)\b"
)
_THAN = re.compile(r"\bthan\s+(?:(?:that|those|at|in|for|of)\s+){0,2}(?:the\s+)?(?:older\s+)?$")
_COMPARED = re.compile(
    r"[比较]([^，。；]{2,16}?)[^，。；的]{0,6}?(高|低|多|少|贵|便宜|快|慢|好|大|小|长|短|强|弱)"
)
_HIGH = frozenset("高多贵快好大长强")
_IN_TURN = re.compile(r"([^，。；]*?)分别[^，。；\d]{0,8}([^，。；]*?(?:[和与、及][^，。；]*))")


def confused_comparisons(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find two names of which one has what the other has in a comparison, or in turn."""
    names = named_in_both(text, evidence)
    found = [
        (one, other)
        for one, other in combinations(names, 2)
        if _is_turned(one, other, text, evidence.source)
    ]
    found += _out_of_turn(names, text, evidence)
    return tuple(
        f'"{one.text}" and "{other.text}" may stand in each other\'s place' for one, other in found
    )


def _is_turned(one: Anchor, other: Anchor, text: str, source: str) -> bool:
    said, there = _higher(one, other, text), _higher_in_source(one, other, source)
    return said is not None and there is not None and said is not there


def _higher(one: Anchor, other: Anchor, text: str) -> Anchor | None:
    """Which of two names an English clause says to be more; None if it doesn't compare them."""
    for clause in english_clauses(text):
        compared = [
            (name, place)
            for name in (one, other)
            for place in name.english
            if clause.holds((place,)) and _THAN.search(text[clause.start : place])
        ]
        if len(compared) != 1 or not clause.holds(_without(one, other, compared[0][0]).english):
            continue
        lesser, place = compared[0]
        greater = _without(one, other, lesser)
        if not any(clause.start <= start < place for start in greater.english):
            continue
        more, less = (bool(p.search(text[clause.start : place])) for p in (_MORE, _LESS))
        if more is not less:
            return greater if more else lesser
    return None


def _higher_in_source(one: Anchor, other: Anchor, source: str) -> Anchor | None:
    for match in _COMPARED.finditer(source):
        behind = [n for n in (one, other) if any(p == match.start(1) for p in n.chinese)]
        if len(behind) != 1:
            continue
        ahead = _without(one, other, behind[0])
        start = max(source.rfind(sign, 0, match.start()) for sign in "。；\n")
        before = [p for p in ahead.chinese if start < p < match.start()]
        nearer = [p for p in behind[0].chinese if before and max(before) < p < match.start()]
        if before and not nearer:
            return ahead if match[2] in _HIGH else behind[0]
    return None


def _without(one: Anchor, other: Anchor, name: Anchor) -> Anchor:
    return other if name is one else one


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
