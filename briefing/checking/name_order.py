"""Names of one sort in clauses of their own keep their order, unless what stands at each has moved.

English seldom turns round two clauses that tell the same of two plants. Where it does, the figures
and words of each clause go with its name; where they don't, the names have changed places.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from briefing.checking.aligned import CHINESE_CLAUSE, Anchor, belonging, in_one_clause, is_place_in
from briefing.checking.clauses import weighted
from briefing.checking.named import alike, named_in_both
from briefing.checking.succession import tells_of_succession

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_MOVED = 0.05
"""What must speak for two names whose order is turned round."""
_OWN = -0.3
"""The same where one is the company, which stands at the head of many a sentence."""
_EITHER_SIDE = (1, 1)


def reordered_names(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find two names in each other's clause, though all else stands in the source's order."""
    if tells_of_succession(evidence.source):
        return ()
    found = named_in_both(text, evidence)
    names = [_first(name) for name in found if _is_told_as_often(name)]
    own = {place for name in names for place in range(name.english[0], _end(name))}
    rest = tuple(anchor for _, anchor in weighted(text, evidence) if not own & set(anchor.english))
    return tuple(
        f'"{one.text}" and "{other.text}" may stand in each other\'s place'
        for one, other in combinations(names, 2)
        if _are_turned(one, other, rest, text, evidence)
    )


def _is_told_as_often(name: Anchor) -> bool:
    """Whether the first mention of a name in one text is the first in the other."""
    return len(name.english) in {1, len(name.chinese)}


def _first(name: Anchor) -> Anchor:
    if len(name.english) == 1:
        return name
    return Anchor(name.text, name.english[:1], name.chinese[:1])


def _are_turned(
    one: Anchor, other: Anchor, rest: tuple[Anchor, ...], text: str, evidence: Evidence
) -> bool:
    if in_one_clause(one.english[0], other.english[0], text) or not alike(one, other, evidence):
        return False
    if is_place_in(one, other, text) or is_place_in(other, one, text):
        return False
    kept = (one.english < other.english) is (one.chinese < other.chinese)
    if kept or one.chinese == other.chinese:
        return False
    texts = (text, evidence.source)
    rest = _beside((one, other), rest, evidence.source)
    least = _OWN if {one.text, other.text} & set(evidence.company) else _MOVED
    return belonging(one, other, rest, texts, behind=_EITHER_SIDE) < least


def _beside(
    names: tuple[Anchor, Anchor], rest: tuple[Anchor, ...], source: str
) -> tuple[Anchor, ...]:
    """What the source says in the clauses of two names; what follows may belong to either."""
    clauses = [
        clause
        for clause in CHINESE_CLAUSE.finditer(source)
        if any(clause.start() <= place < clause.end() for name in names for place in name.chinese)
    ]
    return tuple(
        anchor
        for anchor in rest
        if any(c.start() <= place < c.end() for c in clauses for place in anchor.chinese)
    )


def _end(name: Anchor) -> int:
    return name.english[0] + len(name.text)
