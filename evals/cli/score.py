"""``score``: score the memos of a log as the scorers are now; asks no model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evals import runlog
from evals.cases import CASES
from evals.cli import options
from evals.errors import BrokenSetUp
from evals.provenance import case_hashes
from evals.reporting.tables import values
from evals.running import score_again


def score(
    log: Annotated[Path, typer.Argument(help="Log of a run.")],
    cases: options.Cases = CASES,
    records: options.Records = None,
) -> None:
    """Score a log again and put the new scores into it."""
    found = options.some_cases(cases, records, "")
    run = runlog.read(log)
    hashes = case_hashes(found)
    absent = [name for name in run.cases if hashes.get(name) != run.head["cases"].get(name)]
    if absent:
        raise BrokenSetUp(
            f"The log is of other versions of {', '.join(absent)}", "Run again instead."
        )
    runlog.rewrite_scores(run, score_again(run, found))
    typer.echo(values(runlog.read(log)))
