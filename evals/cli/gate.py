"""``gate`` and ``baseline``: no change may bring the memos below what was reached."""

from __future__ import annotations

import asyncio
import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from evals import baseline as baselines
from evals import runlog
from evals.baseline import BASELINE, NOISE
from evals.cases import CASES
from evals.cli import options
from evals.errors import BrokenSetUp, Worse
from evals.provenance import case_hashes, head
from evals.recordings import RECORDINGS, models
from evals.replaying import Replay, the_model
from evals.reporting.output import write_gate
from evals.reporting.tables import gated
from evals.runlog import LogWriter, RunLog


def gate(
    log: Annotated[
        Path | None, typer.Argument(help="Log of a run; without one the recordings are replayed.")
    ] = None,
    prompts: options.Prompts = None,
    cases: options.Cases = CASES,
    baseline: options.BaselineFile = BASELINE,
    folder: options.Recordings = RECORDINGS,
    output: options.Output = None,
) -> None:
    """Hold a run, or the replay of the recordings, against the floors of the baseline."""
    if not baseline.exists() and not models(folder):
        typer.echo("gate: SKIPPED. Nothing is recorded and there is no baseline; this is no pass.")
        return
    floors = baselines.read(baseline)
    if log:
        run = runlog.read(log)
    else:
        run = replay(floors.model, prompts, cases, folder, only=tuple(floors.cases))
    held = floors.hold(run)
    typer.echo(gated(held))
    if output:
        write_gate(output, run, held)
    baselines.refuse(held)
    typer.echo(f"gate: passed, {len(held)} floors hold")


def baseline(
    log: Annotated[
        Path | None, typer.Argument(help="Log of a run; without one the recordings are replayed.")
    ] = None,
    model: options.Model = None,
    cases: options.Cases = CASES,
    file: options.BaselineFile = BASELINE,
    folder: options.Recordings = RECORDINGS,
    noise: Annotated[
        float, typer.Option(min=0, max=0.5, help="What a change may cost, of a metric's range.")
    ] = NOISE,
    lower: Annotated[
        bool, typer.Option("--lower", help="Lower floors where the run is below them.")
    ] = False,
) -> None:
    """Make the floors of the gate from what a run reached."""
    shipped = [c for c in options.some_cases(cases, None, "") if c.reference.record]
    hashes = case_hashes(shipped)
    run = runlog.read(log) if log else replay(model or the_model(folder), None, cases, folder)
    if missing := sorted(name for name in hashes if run.head["cases"].get(name) != hashes[name]):
        raise BrokenSetUp(f"The run isn't of the cases as they are now: {', '.join(missing)}")
    if missing := sorted(set(hashes) - set(run.cases)):
        raise BrokenSetUp(f"The run has no memo of {', '.join(missing)}")
    made = baselines.make(run, hashes, noise=noise)
    old = baselines.read(file) if file.exists() and not lower else None
    if old and (fallen := list(baselines.lowered(old, made))):
        raise Worse(f"Floors would be lowered: {', '.join(fallen)}", "Say so with --lower.")
    file.write_text(json.dumps(made, indent=2) + "\n", "utf-8")
    typer.echo(f"{file}: {len(made['metrics'])} floors over {len(hashes)} cases")


def replay(
    model: str,
    prompts: Path | None,
    cases: Path,
    folder: Path,
    only: tuple[str, ...] | None = None,
) -> RunLog:
    """Replay the recordings of a model; errors as of ``Replay.run``."""
    found = [case for case in options.some_cases(cases, None, "") if case.reference.record]
    if only is not None and (gone := sorted(set(only) - {case.name for case in found})):
        raise BrokenSetUp(f"Cases of the baseline are gone: {', '.join(gone)}")
    settings = options.settings(model=model, prompts=prompts)
    with tempfile.TemporaryDirectory() as place:
        first = head(settings, found, repeat=1, replayed=True)
        with LogWriter(Path(place) / f"replay-{Path(model).name}.jsonl", first) as log:
            asyncio.run(Replay(folder, settings).run(found, log))
        return log.log
