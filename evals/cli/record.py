"""``record``: make memos with a model and keep its answers in the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from evals import recordings
from evals.cases import CASES
from evals.cli import options
from evals.cli.live import run_live
from evals.recordings import RECORDINGS
from evals.reporting.tables import values


def record(
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    profile: options.Profile = None,
    prompts: options.Prompts = None,
    cases: options.Cases = CASES,
    records: options.Records = None,
    pattern: options.Filter = "",
    concurrency: options.Concurrency = 1,
    max_cost: options.MaxCost = None,
    folder: options.Recordings = RECORDINGS,
    logs: Annotated[Path, typer.Option(help="Folder for the log.")] = options.LOGS,
) -> None:
    """Ask the model for all cases and keep the answers, so that they can be replayed.

    Cases whose record isn't shipped are left out. Interrupted, it goes on where it stopped.
    """
    found = [c for c in options.some_cases(cases, records, pattern) if c.reference.record]
    settings = options.settings(
        model=model, base_url=base_url, profile=profile, prompts=prompts, max_cost=max_cost
    )
    log = run_live(settings, found, logs, repeat=1, concurrency=concurrency)
    size = 0
    for case in found:
        memo = log.finished[case.name, 0].memo
        kept = recordings.write(folder, case, memo, calls_of(log.path, case.name))
        size += kept.stat().st_size
    typer.echo(values(log))
    typer.echo(f"{len(found)} recordings, {size / 1000:.0f} kB, in {folder / settings.model}")


def calls_of(path: Path, case: str) -> list[dict[str, object]]:
    """The lines of a log that hold a case's calls."""
    lines = (json.loads(text) for text in path.read_text("utf-8").splitlines())
    return [line for line in lines if line["kind"] == "call" and line["case"] == case]
