"""Which English abbreviations render words of a Chinese text (TCM for 中成药)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


def abbreviations_for(chinese: str) -> frozenset[str]:
    """The abbreviations, in lower case, of which the text holds a Chinese word."""
    return frozenset(
        short for short, words in _table().items() if any(word in chinese for word in words)
    )


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    text = files("briefing.language").joinpath("abbreviations.yaml").read_text("utf-8")
    return {short.lower(): tuple(words) for short, words in yaml.safe_load(text).items()}
