"""The commands, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from briefing.cli import doctor, memo, prompts, read, schema, serve, weights
from briefing.errors import BriefingError

app = typer.Typer(
    name="briefing",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="English memos from Chinese investor-relations activity records.",
)
app.command("memo")(memo.memo)
app.command("read")(read.read)
app.command("serve")(serve.serve)
app.command("schema")(schema.schema)
app.command("doctor")(doctor.doctor)
app.add_typer(weights.app, name="models")
app.add_typer(prompts.app, name="prompts")

INTERRUPTED = 130


def main() -> None:
    """Run the command line; no error that is ours ends in a traceback."""
    try:
        app()
    except BriefingError as error:
        sys.stderr.write(f"briefing: {error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("briefing: interrupted; what was answered is kept for the next run.\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (briefing … | head): nothing is left to say.
        sys.stderr.close()
        sys.exit(0)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(version("briefing"))
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """English memos from Chinese investor-relations activity records."""
