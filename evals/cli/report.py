"""``report``: the files of a run for people and machines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evals import runlog
from evals.reporting.output import write_run
from evals.reporting.tables import matrix, repeats, values


def report(
    logs: Annotated[list[Path], typer.Argument(help="Logs of runs; several make one table.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Folder; each log gets one of its own in it."),
    ] = None,
) -> None:
    """Print the metrics of runs, and write them as HTML, Markdown, JUnit XML and JSON."""
    runs = [runlog.read(path) for path in logs]
    typer.echo(values(runs[0]) if len(runs) == 1 else matrix(runs))
    for run in runs:
        if run.head["repeat"] > 1:
            typer.echo(repeats(run))
        if output:
            write_run(output / run.label, run)
