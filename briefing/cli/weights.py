"""``briefing models``: the embedded models on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing.cli import options

app = typer.Typer(no_args_is_help=True, help="List, fetch and remove embedded models.")

Name = Annotated[str, typer.Argument(help="The model's name; see the list.")]


@app.command("list")
def list_models(config: options.Config = None) -> None:
    """List the embedded models, their size, licence and whether they are here."""
    from rich.console import Console
    from rich.table import Table

    from briefing.wiring import weight_store

    store = weight_store(options.settings(config))
    table = Table("Model", "Size", "Licence", "Here")
    for entry in store.list():
        size = f"{entry.weights.size / 1e9:.2f} GB"
        table.add_row(entry.weights.name, size, entry.weights.licence, str(entry.path or "no"))
    Console(width=None).print(table)


@app.command()
def pull(name: Name, config: options.Config = None) -> None:
    """Fetch an embedded model, going on where an earlier try stopped."""
    from briefing.cli.progress import Download
    from briefing.wiring import weight_store

    store = weight_store(options.settings(config))
    with Download(name) as download:
        typer.echo(store.fetch(name, download))


@app.command()
def remove(name: Name, config: options.Config = None) -> None:
    """Remove an embedded model and whatever was fetched of it."""
    from briefing.wiring import weight_store

    weight_store(options.settings(config)).remove(name)
