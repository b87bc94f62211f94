"""The tables of words that the product ships, one YAML file each, beside the module that asks."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, where PyYAML was built with it: a tenth of the time, and a glossary is 90 KB."""


def table(name: str) -> Any:
    """Read the table ``name`` of this package, without its ending."""
    return parsed(files("briefing.language").joinpath(f"{name}.yaml").read_text("utf-8"))


def parsed(text: str) -> Any:
    """Read YAML of plain values.

    Raises:
        yaml.YAMLError: it is none.
    """
    return yaml.load(text, _Loader)  # noqa: S506  a safe loader
