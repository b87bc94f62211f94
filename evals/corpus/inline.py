"""Inline markup of a record's text: emphasis, raised and lowered signs, boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Where a run stands on its line; the value is the HTML element's name."""

    LINE = ""
    RAISED = "sup"
    LOWERED = "sub"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set alike; a line feed is a break inside the paragraph."""

    text: str
    bold: bool = False
    level: Level = Level.LINE


_TOKEN = re.compile(r"(\*\*|</?(?:b|strong|sup|sub)>|<br\s*/?>|<input\b[^<>]*>|\\[\[\]*])")
_BOLD = {"**": None, "<b>": True, "</b>": False, "<strong>": True, "</strong>": False}
_LEVELS = {
    "<sup>": Level.RAISED,
    "<sub>": Level.LOWERED,
    "</sup>": Level.LINE,
    "</sub>": Level.LINE,
}


def runs(text: str) -> tuple[Run, ...]:
    """Cut text at its markup; ``**`` switches bold on and off."""
    found: list[Run] = []
    bold, level = False, Level.LINE
    for part in _TOKEN.split(text):
        if part in _BOLD:
            switch = _BOLD[part]
            bold = not bold if switch is None else switch
        elif part in _LEVELS:
            level = _LEVELS[part]
        elif part:
            found.append(Run(_plain(part), bold, level))
    return tuple(found)


def _plain(part: str) -> str:
    if part.startswith("<input"):
        return "☑" if " checked" in part else "☐"
    if part.startswith("<br"):
        return "\n"
    return part[1:] if part[0] == "\\" else part
