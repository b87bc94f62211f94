"""Which clause of the source each part of the statement tells, all parts taken together.

A part is what one verb is said of, or what stands behind "with" as if it had a verb. A statement
mostly keeps the order of its source, so that a part that shares no word with any clause ("and will
not recur") tells the one that follows what the part before it tells. Of all ways to lay the parts
on the clauses the best is sought: what both hold counts for it (``clauses.weighted``), steps back
and clauses left out count against it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.checking.clauses import paired, weighted
from briefing.checking.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.checking.clauses import Clause
    from briefing.checking.evidence import Evidence
    from briefing.checking.verbs import Verb

_ENOUGH = 3.0
"""What ties a part to a clause at the most: beyond this it is certain."""
_STAY, _SKIP, _SKIPPED, _BACK, _FARTHER = 0.5, 0.3, 0.25, 1.0, 0.1
"""Against telling the same clause again, leaving one out, each that is, going back, each clause."""
_FAR = 2.0
"""How much better than nothing a clause is where no other could be told."""
_ASIDE = re.compile(
    r"(?:,\s*(?:and\s+|but\s+)?|\b(?:and|but)\s+)(?:with|without|for)\b"
    r"(?= (?:[a-z-]+(?: [a-z-]+)?s|an?|some|any|the|no|other|new|large|neither)\b)"
    r"|\bwith(?:out)?\b(?= (?:an?|some|any|other|new|no|large)\b)|\b(?:while|without) [a-z]+ing\b"
    r"|,\s*(?:already|still|yet|not yet) (?:in|at|under|on)\b"
    r"|,\s*(?:and|but)\s+neither\b"
    r"|,\s*(?:(?:though|but|with)\s+)?(?:possibly|perhaps|probably)\b"
)
# With a new launch, spending fell; holding 49%, the company will.
_BEFORE = re.compile(r"\W*(?:[Ww]ith(?:out)?|[A-Z]?[a-z]+ing|[Ss]till)\s[^,;]{3,60},(?=\s)")
# Where a verb's part doesn't begin with one of these it is the object of the verb before.
_BREAK = re.compile(
    r"\s*(?:[,;:.–—-]|(?:and|but|or|nor|while|whereas|although|though|because|unless|until|since|if"
    r"|when|where|whose|which|who|that|so|as|despite|after|before|once|whether|how|why|what)\b"
    r"|(?:of|for|on|in|at|with|from|to|by)\s(?:which|whom)\b)"
)
_LEAST = 12
"""Code points of a part before something is cut off it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a statement: runs of code points, end exclusive.

    Attributes:
        verbs: that it is said of; none for what stands behind "with".
    """

    runs: tuple[tuple[int, int], ...]
    verbs: tuple[Verb, ...] = ()

    def holds(self, places: Collection[int]) -> bool:
        """Tell whether one of some places of the text lies in it."""
        return any(start <= place < end for start, end in self.runs for place in places)

    def words(self, text: str, since: int = 0) -> str:
        """What it says, from a code point of the text on."""
        return " ".join(text[max(start, since) : end] for start, end in self.runs if end > since)


@dataclass(frozen=True, slots=True)
class Sequence:
    """The parts of a statement laid on the clauses of its source.

    Attributes:
        worth: for each part, for each clause, how good the best way is that lays it there.
    """

    parts: tuple[Part, ...]
    clauses: tuple[Clause, ...]
    worth: tuple[tuple[float, ...], ...]

    def part_at(self, place: int) -> int:
        """The part that a place of the statement lies in; -1 if in none."""
        return next((i for i, part in enumerate(self.parts) if part.holds((place,))), -1)

    def best(self, part: int, among: Collection[int]) -> int:
        """The clause that a part tells before others, of some."""
        return max(among, key=lambda clause: self.worth[part][clause])

    def surer(self, part: int, among: Collection[int]) -> float:
        """How much better it is that a part tells one of some clauses than any other."""
        worth = self.worth[part]
        inside = max((worth[clause] for clause in among), default=-_FAR)
        beside = [one for clause, one in enumerate(worth) if clause not in among]
        return inside - max(beside, default=inside - _FAR)

    def surely(self, part: int, among: Collection[int], margin: float) -> int | None:
        """The clause that a part tells, if it tells one of some by more than a margin."""
        return self.best(part, among) if among and self.surer(part, among) > margin else None


def in_sequence(text: str, evidence: Evidence) -> Sequence:
    """Lay the parts of a statement on the clauses of its source."""
    parts, clauses = tuple(_parts(text)), paired(text, evidence).chinese
    ties = [[0.0] * len(clauses) for _ in parts]
    for weight, anchor in weighted(text, evidence):
        telling = [i for i, part in enumerate(parts) if part.holds(anchor.english)]
        holding = [j for j, clause in enumerate(clauses) if clause.holds(anchor.chinese)]
        for i, j in itertools.product(telling, holding):
            ties[i][j] += weight / (len(telling) * len(holding)) ** 0.5
    capped = [[min(tie, _ENOUGH) for tie in row] for row in ties]
    return Sequence(parts, clauses, _worth(capped))


def _parts(text: str) -> list[Part]:
    found: list[Part] = []
    for verb in verbs(text):
        runs: list[tuple[int, int]] = []
        asides: list[tuple[int, int]] = []
        for begin, end in verb.parts:
            before = _BEFORE.match(text, begin, end)
            start = before.end() if before and before.end() <= verb.start else begin
            if start > begin:
                asides.append((begin, start))
            cuts = [match.start() for match in _ASIDE.finditer(text, start, end)]
            cuts = [cut for cut in cuts if cut - start >= _LEAST and cut >= verb.end]
            run, *others = itertools.pairwise((start, *cuts, end))
            runs.append(run)
            asides += [other for other in others if re.search(r"\w", text[slice(*other)])]
        start = runs[0][0]
        if found and start == found[-1].runs[-1][1] and not begins_clause(text, start):
            last = found.pop()
            found.append(Part((*last.runs, *runs), (*last.verbs, verb)))
        else:
            found.append(Part(tuple(runs), (verb,)))
        found += [Part((run,)) for run in asides]
    found.sort(key=lambda part: part.runs[0])
    return found or [Part(((0, len(text)),))]


def begins_clause(text: str, place: int) -> bool:
    """Tell whether a clause begins at a place, so that a verb there has a subject of its own."""
    return place == 0 or text[place - 1] in ".;" or bool(_BREAK.match(text, place))


def _worth(ties: list[list[float]]) -> tuple[tuple[float, ...], ...]:
    """The best way's sum through each part and clause (max-marginals of a chain)."""
    count = len(ties[0]) if ties else 0
    before = [[-_SKIPPED * clause for clause in range(count)]]
    for row in ties[:-1]:
        last = [b + tie for b, tie in zip(before[-1], row, strict=True)]
        before.append([max(last[k] - _step(k, j) for k in range(count)) for j in range(count)])
    behind = [[-_SKIPPED * (count - 1 - clause) for clause in range(count)]]
    for row in reversed(ties[1:]):
        following = [b + tie for b, tie in zip(behind[0], row, strict=True)]
        behind.insert(
            0, [max(following[k] - _step(j, k) for k in range(count)) for j in range(count)]
        )
    return tuple(
        tuple(sum(three) for three in zip(*rows, strict=True))
        for rows in zip(before, ties, behind, strict=True)
    )


def _step(one: int, other: int) -> float:
    """What counts against telling one clause after another."""
    ahead = other - one
    if ahead == 0:
        return _STAY
    if ahead < 0:
        return _BACK - _FARTHER * ahead
    return 0.0 if ahead == 1 else _SKIP + _SKIPPED * (ahead - 1)
