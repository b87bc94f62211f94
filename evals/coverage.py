"""Do the references, together, hold enough of each label for a metric to mean something?

A recall over two answers is chance. Counted are the cases whose record is shipped, so that the
answer is the same on every machine. And is each labelled twice?
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from briefing.models.memo import Certainty, Directness, Outlook, RiskCategory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from evals.cases import Case

RECORDS = 14
ANSWERS = 90
INDUSTRIES = 8
OF_A_FACET = 8
"""Answers with each value of outlook, certainty and directness."""
OF_A_CATEGORY = 3
"""Risks of each category."""

_FACETS = {"outlook": Outlook, "certainty": Certainty, "directness": Directness}
_CATEGORY = "risk category"


def tallies(cases: Iterable[Case]) -> dict[str, dict[str, int]]:
    """How often each label of the codebook occurs, by facet and for the risks; 0 included."""
    answers = [answer for case in cases for answer in case.answers.values()]
    risks = [risk.category for answer in answers for risk in answer.risks]
    found = {
        facet: _counted(kinds, [getattr(answer.stance, facet) for answer in answers])
        for facet, kinds in _FACETS.items()
    }
    return {**found, _CATEGORY: _counted(RiskCategory, risks)}


def shortfalls(cases: Iterable[Case]) -> Iterator[str]:
    """Say in plain words what the shipped cases hold too little of; nothing if enough of all."""
    shipped = [case for case in cases if case.reference.record]
    sizes = (
        ("records", len(shipped), RECORDS),
        ("answers", sum(len(case.answers) for case in shipped), ANSWERS),
        ("industries", len({case.reference.industry for case in shipped}), INDUSTRIES),
    )
    for what, found, least in sizes:
        if found < least:
            yield f"shipped {what}: {found}, at least {least} are wanted"
    for name, counts in tallies(shipped).items():
        least = OF_A_CATEGORY if name == _CATEGORY else OF_A_FACET
        for label, found in counts.items():
            if found < least:
                yield f"{name} {label}: {found}, at least {least} are wanted"


def labelled_once(cases: Path, labels: Path) -> Iterator[str]:
    """Say which references lack second labels, and which second labels lack their reference."""
    first, second = ({path.stem for path in folder.glob("*.yaml")} for folder in (cases, labels))
    for name in sorted(first - second):
        yield f"{name}: no second labels; write labels/{name}.yaml, blind to the reference"
    for name in sorted(second - first):
        yield f"{name}: second labels without a reference"


def _counted(kinds: object, given: Sequence[str]) -> dict[str, int]:
    counts = Counter(given)
    return {kind: counts[kind] for kind in get_args(kinds)}
