"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Cases: TypeAlias = Annotated[
    Path, typer.Option(help="Folder of the references.", file_okay=False, exists=True)
]
Records: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        help="Folder with records that aren't shipped; found by their hash.",
        file_okay=False,
        exists=True,
        envvar="RECORDS_DIR",
    ),
]
Filter: TypeAlias = Annotated[
    str, typer.Option("--filter", help="Only cases whose name contains this.")
]
