"""``damage``: do the metrics see what is wrong with a memo?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evals.cases import CASES, open_cases
from evals.cli.options import Cases, Filter, Records
from evals.errors import BrokenSetUp
from evals.sensitivity import SEEN, sensitivity

if TYPE_CHECKING:
    from evals.sensitivity import Sensitivity


def damage(
    cases: Cases = CASES,
    records: Records = None,
    pattern: Filter = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the table to this Markdown file.")
    ] = None,
) -> None:
    """Damage the references in known ways and show which metric sees which damage."""
    found, _ = open_cases(cases, records, pattern)
    if not found:
        raise BrokenSetUp("There is no case to damage")
    table = sensitivity(found)
    text = markdown(table)
    typer.echo(text)
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text + "\n", "utf-8")
    for name in table.untold():
        typer.echo(f"not evaluated, as these cases give it no value: {name}")
    for line in table.short:
        typer.echo(line)
    if faults := list(table.faults()):
        raise BrokenSetUp(f"The metrics don't work: {'; '.join(faults)}")


def markdown(table: Sensitivity) -> str:
    """One row a damage, and what it costs each metric, in hundredths of the metric's range."""
    lines = ["| damage | seen by (loss in hundredths of the metric's range) |", "| --- | --- |"]
    for name, changes in table.changes.items():
        seen = sorted(
            ((change, metric) for metric, change in changes.items() if change and change >= SEEN),
            reverse=True,
        )
        cells = ", ".join(f"{metric} {100 * change:.0f}" for change, metric in seen)
        lines.append(f"| {name} | {cells or 'nothing'} |")
    return "\n".join(lines)
