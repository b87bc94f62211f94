"""What stands in a clause with one name alone doesn't stand with another one in the source.

Of two names that can be taken for each other those clauses are held that have only one of them:
where a figure, a code or a word is with the one name in the statement and with the other in the
source, it speaks for their exchange; where it is with the same in both, against it.
"""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from briefing.checking.aligned import CHINESE_CLAUSE, name_anchors
from briefing.checking.clauses import weighted
from briefing.checking.named import alike
from briefing.checking.parties import OWN, parties
from briefing.language.glossary import NameKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.checking.aligned import Anchor
    from briefing.checking.evidence import Evidence

_Run = tuple[int, int]
_CUT = re.compile(
    r"[;:](?!\d)|,(?!\d| (?:which|who|whose)\b)|\.(?![\da-z])"
    r"|\b(?:and|but|while|whereas|although|though|because|where|against|compared with)\b"
)
_ENOUGH = 1.5
"""How much more must speak for an exchange than against it: a word alone doesn't."""


def names_beside_others(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find two names of which each stands with what is the other one's in the source."""
    placed = parties(text, evidence).places
    if len(placed) < 2:
        return ()
    starts = {place for anchor in placed.values() for place in anchor.english}
    said = _runs(text, starts)
    there = [match.span() for match in CHINESE_CLAUSE.finditer(evidence.source)]
    # The names that stand together in the source needn't do so in the statement.
    others = set(name_anchors(text, evidence))
    told = [(weight, anchor) for weight, anchor in weighted(text, evidence) if anchor not in others]
    problems = []
    for one, other in combinations(placed, 2):
        names = placed[one], placed[other]
        like = alike if OWN in {one, other} else _are_of_one_sort
        if not like(*names, evidence):
            continue
        score = 0.0
        for weight, anchor in told:
            if any(set(anchor.english) & set(name.english) for name in names):
                continue
            with_one = _only(anchor.english, said, names[0].english, names[1].english)
            if with_one is not None:
                in_source = _only(anchor.chinese, there, names[0].chinese, names[1].chinese)
                if in_source is not None:
                    score += weight if with_one is not in_source else -weight
        if score > _ENOUGH:
            problems.append(
                f'"{names[0].text}" and "{names[1].text}" may stand in each other\'s place'
            )
    return tuple(problems)


def _are_of_one_sort(one: Anchor, other: Anchor, evidence: Evidence) -> bool:
    """Whether both are places or neither is."""
    kinds = [
        {match.entry.kind for match in evidence.glossary.find_english(name.text)}
        for name in (one, other)
    ]
    return (NameKind.PLACE in kinds[0]) is (NameKind.PLACE in kinds[1])


def _runs(text: str, starts: Collection[int]) -> list[_Run]:
    """The clauses of a statement, cut at each "and" that leads to a name, too."""
    ends = [match.start() for match in _CUT.finditer(text)] + [len(text)]
    cuts = [0]
    for match in _CUT.finditer(text):
        end = next(end for end in ends if end > match.start())
        if match.group() != "and" or any(match.start() < place < end for place in starts):
            cuts.append(match.start())
    return list(pairwise([*cuts, len(text)]))


def _only(
    places: Collection[int], runs: list[_Run], one: Collection[int], other: Collection[int]
) -> bool | None:
    """Whether all clauses that hold something hold the one name, not the other; None if neither."""
    found = set()
    for run in runs:
        if any(_holds(run, place) for place in places):
            found.add(
                (
                    any(_holds(run, place) for place in one),
                    any(_holds(run, place) for place in other),
                )
            )
    found.discard((False, False))
    if found == {(True, False)}:
        return True
    return False if found == {(False, True)} else None


def _holds(run: _Run, place: int) -> bool:
    return run[0] <= place < run[1]
