"""``compare``: two runs, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evals import runlog
from evals.changes import changed_most
from evals.cli import options
from evals.errors import BrokenSetUp, Worse
from evals.reporting.output import write_comparison
from evals.reporting.tables import comparison, side_by_side
from evals.statistics import differences


def compare(
    before: Annotated[Path, typer.Argument(help="Log of the run that is compared with.")],
    after: Annotated[Path, typer.Argument(help="Log of the run that is judged.")],
    most: Annotated[int, typer.Option(help="How many of the changed answers to show.")] = 3,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with code 1 if a metric is worse.")
    ] = False,
    output: options.Output = None,
) -> None:
    """Show what changed, with 95% intervals over cases, and the answers that changed most."""
    one, two = runlog.read(before), runlog.read(after)
    common = set(one.cases) & set(two.cases)
    if not common:
        raise BrokenSetUp("The two runs have no case in common")
    if differing := [n for n in common if one.head["cases"][n] != two.head["cases"][n]]:
        raise BrokenSetUp(f"The runs are of different versions of {', '.join(sorted(differing))}")
    rows = differences(one, two)
    typer.echo(comparison(rows, len(common)))
    typer.echo(side_by_side(changed_most(one, two, most)))
    if output:
        write_comparison(output, one, two)
    worse = [
        row.metric.name for row in rows.values() if row.verdict == "worse" and row.metric.quality
    ]
    if strict and worse:
        raise Worse(f"Worse than before: {', '.join(worse)}")
