"""``check``: are the references and the second labels sound, and do they cover what they should?"""

from __future__ import annotations

from pathlib import Path

import typer

from evals import agreement
from evals.cases import CASES, LABELS, Case, open_cases
from evals.cli.options import Cases, Filter, Records
from evals.coverage import shortfalls, tallies
from evals.errors import BrokenSetUp
from evals.references import Labels, load
from evals.soundness import faults, label_faults


def check(cases: Cases = CASES, records: Records = None, pattern: Filter = "") -> None:
    """List what is wrong with the references, how often each label occurs, and the agreement.

    The shipped references as a whole must also hold enough of each label (``coverage.py``).
    """
    found, missing = open_cases(cases, records, pattern)
    for absent in missing:
        typer.echo(f"left out: {absent.name}, {absent.reason}")
    labels = {case.name: load(path, Labels) for case in found if (path := _labels(case)).exists()}
    wrong = [fault for case in found for fault in faults(case)]
    wrong += [
        fault
        for case in found
        if case.name in labels
        for fault in label_faults(case, labels[case.name])
    ]
    if cases == CASES and not pattern:
        wrong += shortfalls(found)
    for fault in wrong:
        typer.echo(fault)
    if wrong:
        raise BrokenSetUp(f"The references have {len(wrong)} faults", "They are listed above.")
    typer.echo(
        f"{len(found)} references with {sum(len(c.answers) for c in found)} answers are sound"
    )
    for name, counts in tallies(found).items():
        typer.echo(f"{name}: " + ", ".join(f"{label} {count}" for label, count in counts.items()))
    _agreement(found, labels)


def _labels(case: Case) -> Path:
    return LABELS / f"{case.name}.yaml"


def _agreement(found: tuple[Case, ...], labels: dict[str, Labels]) -> None:
    rows = [
        (case.name, case.answers[second.question], second)
        for case in found
        if case.name in labels
        for second in labels[case.name].answers
    ]
    if not rows:
        typer.echo("no second labels")
        return
    for row in agreement.agreements([(one, other) for _, one, other in rows]):
        kappa = "undefined" if row.kappa is None else f"{row.kappa:.2f}"
        typer.echo(f"{row.facet}: kappa {kappa}, {row.observed:.0%} of {row.items} the same")
    for name, one, other in rows:
        for facet in agreement.FACETS:
            first, second = getattr(one.stance, facet), getattr(other.stance, facet)
            if first != second:
                typer.echo(f"  {name}, question {one.question}, {facet}: {first}, then {second}")
