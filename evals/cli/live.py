"""Runs with a real model, followed on the terminal."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Self

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.errors import BrokenSetUp
from evals.provenance import fingerprint, head
from evals.runlog import LogWriter
from evals.running import on_stage, run_suite
from evals.trials import live

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.settings import Settings
    from evals.cases import Case
    from evals.runlog import Place, RunLog


def run_live(
    settings: Settings,
    cases: Sequence[Case],
    folder: Path,
    name: str | None = None,
    *,
    repeat: int,
    concurrency: int,
) -> RunLog:
    """Make, score and log the memos of all cases; goes on where an earlier run of the same stopped.

    Args:
        folder: of the log.
        name: of the log; without one it is made of what must be the same for it to go on.

    Raises:
        BrokenSetUp: the log is another run's, or no memo could be made of a case.
        BriefingError: as of ``trials.live`` and ``running.run_suite``.
    """
    first = head(settings, cases, repeat=repeat, replayed=False)
    prompts = settings.prompts.name if settings.prompts else "shipped"
    model = settings.model.replace("/", "-")
    path = folder / f"{name or f'{model}-{prompts}-{fingerprint(first)}'}.jsonl"
    with LogWriter(path, first) as log, Followed(path.name, repeat * len(cases)) as followed:
        for place in log.log.finished:
            followed(place, "finished earlier")

        async def go() -> None:
            async with AsyncExitStack() as stack:
                stage = await live(settings, stack, followed.fetching)
                make = on_stage(stage, log)
                await run_suite(
                    cases, log, make, repeat=repeat, concurrency=concurrency, report=followed
                )

        if len(log.log.finished) < repeat * len(cases):
            asyncio.run(go())
    if log.log.errors:
        rows = "; ".join(f"{case}: {what}" for (case, _), what in sorted(log.log.errors.items()))
        raise BrokenSetUp(f"No memo could be made of {rows}", f"The others are in {path}.")
    return log.log


class Followed:
    """Shows each memo as it is finished: a bar on a terminal, lines elsewhere."""

    def __init__(self, title: str, total: int) -> None:
        self._console = Console(stderr=True)
        self._fetching = False
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task(title, total=total)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, place: Place, what: str) -> None:
        """Report one memo."""
        case, repeat = place
        self._say(f"{case}, repeat {repeat + 1}: {what}")
        self._progress.advance(self._task)

    def fetching(self, _done: int, total: int) -> None:
        """Report, once, that the model is fetched first; ``total`` in bytes."""
        if not self._fetching:
            self._fetching = True
            self._say(f"fetching the model, {total / 1e6:.0f} MB")

    def _say(self, line: str) -> None:
        if self._console.is_terminal:
            self._console.print(line)
        else:
            typer.echo(line, err=True)
