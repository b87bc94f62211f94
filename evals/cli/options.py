"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from briefing.settings import Settings, load_settings
from evals.cases import HERE, Case, open_cases
from evals.errors import BrokenSetUp

LOGS = HERE / "logs"

Cases: TypeAlias = Annotated[
    Path, typer.Option(help="Folder of the references.", file_okay=False, exists=True)
]
Records: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        help="Folder with records that aren't shipped; found by their hash.",
        file_okay=False,
        exists=True,
    ),
]
Filter: TypeAlias = Annotated[
    str, typer.Option("--filter", help="Only cases whose name contains this.")
]
Model: TypeAlias = Annotated[
    str | None, typer.Option("--model", help="Embedded model, or a model of the server.")
]
BaseUrl: TypeAlias = Annotated[
    str | None, typer.Option("--base-url", help="OpenAI-compatible server, up to /v1.")
]
Profile: TypeAlias = Annotated[
    str | None, typer.Option("--profile", help="How it is asked: auto, sentence or whole.")
]
Prompts: TypeAlias = Annotated[
    Path | None, typer.Option("--prompts", help="Folder with prompts that replace shipped ones.")
]
MaxCost: TypeAlias = Annotated[
    float | None, typer.Option("--max-cost", help="US dollars for all; stops before it is passed.")
]
MaxTokens: TypeAlias = Annotated[
    int | None, typer.Option("--max-tokens", help="Tokens for all; stops before it is passed.")
]
Concurrency: TypeAlias = Annotated[
    int,
    typer.Option(min=1, max=256, help="Memos at once; calls at once are those of one memo."),
]
Repeat: TypeAlias = Annotated[int, typer.Option(min=1, max=100, help="Memos of each case.")]
Recordings: TypeAlias = Annotated[
    Path, typer.Option("--recordings", help="Folder of the recorded answers.")
]
BaselineFile: TypeAlias = Annotated[
    Path, typer.Option("--baseline", help="The file with the floors.")
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="Folder for report.html, summary.md, junit.xml, results.json."
    ),
]


def settings(**options: Any) -> Settings:
    """The product's settings with these options, without its cache."""
    return load_settings({**options, "cache": False}, os.environ)


def some_cases(folder: Path, records: Path | None, pattern: str) -> tuple[Case, ...]:
    """The cases that are here; says which are left out.

    Raises:
        BrokenSetUp: there is none.
    """
    found, missing = open_cases(folder, records, pattern)
    for absent in missing:
        typer.echo(f"left out: {absent.name}, {absent.reason}", err=True)
    if not found:
        raise BrokenSetUp(f"There is no case in {folder}", "Look at --cases and --filter.")
    return found
