"""Options that several commands share, and the settings that they add up to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from briefing.settings import Settings

Config = Annotated[
    Path | None, typer.Option("--config", help="Settings file in TOML.", show_default=False)
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", help="An embedded model, or a model of the server.", show_default=False
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", help="Of an OpenAI-compatible server, ending in /v1."),
]
Prompts = Annotated[
    Path | None, typer.Option("--prompts", help="Folder of prompts that replace shipped ones.")
]
Glossary = Annotated[
    list[Path] | None, typer.Option("--glossary", help="YAML file of further names and terms.")
]
SkipRules = Annotated[
    list[str] | None,
    typer.Option("--skip-rules", help="A rule to read without; see briefing read --rules."),
]


def settings(config: Path | None = None, **options: Any) -> Settings:
    """Put the settings together from options, the environment and the settings file.

    Raises:
        SettingsError: as of ``load_settings``.
    """
    from briefing.settings import load_settings

    return load_settings(options, os.environ, config)
