"""``check``: are the references and the second labels sound, and do they cover what they should?"""

from __future__ import annotations

import typer

from evals.cases import CASES, LABELS, open_cases, second_labels
from evals.cli.options import Cases, Filter, Records
from evals.coverage import labelled_once, shortfalls, tallies
from evals.errors import BrokenSetUp
from evals.soundness import faults, label_faults


def check(cases: Cases = CASES, records: Records = None, pattern: Filter = "") -> None:
    """List what is wrong with the references and second labels, and how often each label occurs.

    The shipped references as a whole must also hold enough of each label and be labelled twice
    (``coverage.py``).
    """
    found, missing = open_cases(cases, records, pattern)
    for absent in missing:
        typer.echo(f"left out: {absent.name}, {absent.reason}")
    labels = second_labels(found)
    wrong = [fault for case in found for fault in faults(case)]
    wrong += [
        fault
        for case in found
        if case.name in labels
        for fault in label_faults(case, labels[case.name])
    ]
    if cases == CASES and not pattern:
        wrong += [*shortfalls(found), *labelled_once(CASES, LABELS)]
    for fault in wrong:
        typer.echo(fault)
    if wrong:
        raise BrokenSetUp(f"The references have {len(wrong)} faults", "They are listed above.")
    typer.echo(
        f"{len(found)} references with {sum(len(c.answers) for c in found)} answers are sound; "
        f"{len(labels)} are labelled twice"
    )
    for name, counts in tallies(found).items():
        typer.echo(f"{name}: " + ", ".join(f"{label} {count}" for label, count in counts.items()))
