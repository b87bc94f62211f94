"""Which clauses of the source a verb of the statement tells.

What both texts hold (``clauses.weighted``) stands in clauses of the source. What is behind a verb
tells more than its subject, of which other clauses speak as well; what a change is measured from
(from, against, after) tells nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.clauses import FIGURE, weighted
from briefing.checking.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence
    from briefing.checking.verbs import Verb

_BASE = re.compile(
    r"\b(?:from|against|than|versus|compared (?:with|to)|after)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
# By an amount that can't be estimated: the noun belongs to both verbs.
_HEAD = re.compile(r"[\w-]+\s(?:that|which|who|whose)\b")
_LEAST = 0.75
"""What must tie a verb to the clauses: a word that they alone hold."""


def said_in(
    verb: Verb, clauses: Mapping[int, int], pairing: Pairing, text: str, evidence: Evidence
) -> int | None:
    """Which of some clauses of the source a verb tells.

    Args:
        clauses: by their numbers, each with the code point of the source from which it counts;
            what stands before it in the clause tells nothing.

    Returns:
        The clause's number; None if the verb tells others as much, or it can't be told.
    """
    subject, predicate = _held(verb, clauses, pairing, text, evidence)
    if not predicate and not subject and len(pairing.chinese) == 1 and len(verbs(text)) == 1:
        return min(clauses, default=None)
    if _tells_another_first(predicate, clauses):
        return None
    for held in (predicate, (*predicate, *subject)):
        inside = [(weight, min(n)) for weight, n in held if n <= clauses.keys()]
        beside = sum(weight for weight, n in held if not n & clauses.keys())
        total = sum(weight for weight, _ in inside)
        if total >= _LEAST and total > beside:
            return max(inside)[1]
        if total != beside:
            return None
    return None


def _tells_another_first(predicate: _Held, clauses: Mapping[int, int]) -> bool:
    """Whether the first of several figures behind a verb is of none of the clauses."""
    figures = [numbers for weight, numbers in predicate if weight >= FIGURE]
    return len(figures) > 1 and not figures[0] & clauses.keys()


_Held = tuple[tuple[float, set[int]], ...]


def _held(
    verb: Verb, clauses: Mapping[int, int], pairing: Pairing, text: str, evidence: Evidence
) -> tuple[_Held, _Held]:
    """What the verb's subject and its predicate hold, with the clauses of the source it is in."""
    predicate: list[tuple[int, float, set[int]]] = []
    subject: list[tuple[float, set[int]]] = []
    for weight, anchor in weighted(text, evidence):
        if not all(verb.governs(place) for place in anchor.english):
            continue
        numbers = {
            number
            for place in anchor.chinese
            if (number := pairing.chinese_at(place)) not in clauses or place >= clauses[number]
        }
        where = min(anchor.english)
        if not numbers or _HEAD.match(text, where):
            continue
        if where < verb.end:
            subject.append((weight, numbers))
        elif not (
            (weight > 1 and _BASE.search(text[:where]))
            or re.search(r",(?!\d)", text[verb.end : where])
        ):
            predicate.append((where, weight, numbers))
    predicate.sort(key=lambda held: held[0])
    return tuple(subject), tuple(held[1:] for held in predicate)
