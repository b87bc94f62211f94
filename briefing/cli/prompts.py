"""``briefing prompts``: the templates that the model is asked with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli import options

app = typer.Typer(no_args_is_help=True, help="List, show and render prompts.")

Name = Annotated[str, typer.Argument(help="Task and name, as takeaways/whole.")]


@app.command("list")
def list_prompts(prompts: options.Prompts = None) -> None:
    """List the prompts with version, content hash and purpose; each is checked."""
    from rich.console import Console
    from rich.table import Table

    from briefing.wiring import prompt_library

    table = Table("Prompt", "Version", "SHA-256", "Purpose")
    for prompt in prompt_library(prompts):
        table.add_row(prompt.name, prompt.version, prompt.sha256[:12], prompt.purpose)
    Console().print(table)


@app.command()
def show(name: Name, prompts: options.Prompts = None) -> None:
    """Print a prompt's variables, sampling and templates."""
    from briefing.wiring import prompt_library

    prompt = prompt_library(prompts)[name]
    typer.echo(f"{prompt.name}  version {prompt.version}  {prompt.sha256}")
    typer.echo(f"{prompt.purpose}\nvariables: {', '.join(sorted(prompt.variables))}")
    typer.echo(f"schema: {prompt.schema}\nsampling: {prompt.sampling}")
    typer.echo(f"\n# System\n{prompt.system}\n# User\n{prompt.user}")


@app.command()
def render(
    name: Name,
    values: Annotated[
        Path, typer.Argument(help="JSON file with a value for each variable; - is standard input.")
    ],
    prompts: options.Prompts = None,
) -> None:
    """Print the turns that a prompt becomes with the given values."""
    import sys

    from briefing.errors import PromptError
    from briefing.wiring import prompt_library

    try:
        text = sys.stdin.read() if str(values) == "-" else values.read_text("utf-8")
        given = json.loads(text)
    except (OSError, ValueError) as error:
        raise PromptError(f"The values can't be read: {error}", "Pass a JSON object.") from error
    if not isinstance(given, dict):
        raise PromptError("The values are no JSON object", 'Pass {"variable": value, …}.')
    for message in prompt_library(prompts)[name].render(given):
        typer.echo(f"--- {message.role}\n{message.content}")
