"""``briefing schema``."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of a memo in JSON."""
    import json

    from briefing.rendering import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
