"""``run``: make memos with a model, score them, log all of it; a matrix in one go."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evals.cases import CASES
from evals.cli import options
from evals.cli.live import run_live
from evals.errors import BrokenSetUp
from evals.reporting.tables import matrix, repeats, values


def run(
    model: Annotated[
        list[str] | None, typer.Option("--model", help="Model; several make a matrix.")
    ] = None,
    prompts: Annotated[
        list[str] | None,
        typer.Option("--prompts", help='Folder of prompts, or "shipped"; several make a matrix.'),
    ] = None,
    base_url: options.BaseUrl = None,
    profile: options.Profile = None,
    cases: options.Cases = CASES,
    records: options.Records = None,
    pattern: options.Filter = "",
    repeat: options.Repeat = 1,
    concurrency: options.Concurrency = 1,
    max_cost: options.MaxCost = None,
    max_tokens: options.MaxTokens = None,
    logs: Annotated[Path, typer.Option(help="Folder for the logs.")] = options.LOGS,
    name: Annotated[
        str | None, typer.Option(help="Name of the log; made of model and prompts without it.")
    ] = None,
) -> None:
    """Make the memos of all cases and score them; a run that was interrupted goes on."""
    found = options.some_cases(cases, records, pattern)
    done = []
    models: list[str | None] = [*(model or [])] or [None]
    cells = [(one, folder) for one in models for folder in prompts or ["shipped"]]
    if name and len(cells) > 1:
        raise BrokenSetUp("One name can't be that of several logs", "Leave out --name.")
    for one_model, folder in cells:
        settings = options.settings(
            model=one_model,
            base_url=base_url,
            profile=profile,
            prompts=None if folder == "shipped" else Path(folder),
            max_cost=max_cost,
            max_tokens=max_tokens,
        )
        log = run_live(settings, found, logs, name, repeat=repeat, concurrency=concurrency)
        typer.echo(f"log: {log.path}")
        done.append(log)
    typer.echo(values(done[0]) if len(done) == 1 else matrix(done))
    if repeat > 1:
        for log in done:
            typer.echo(repeats(log))
