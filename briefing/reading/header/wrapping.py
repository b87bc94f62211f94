"""Lines of a row's value that only the cell's width has broken, put together again."""

from __future__ import annotations

import re
import unicodedata

WRAP = "\x1f"
"""Stands where a line was broken: a space may have been lost there, or none."""

_ENDS = re.compile(r"[、，,；;。：:]\s*$")
_BEGINS = re.compile(r"\s*(?:\d{1,3}\s*[、.．)）]|[（(]\d{1,3}[）)]|[①-⑳]|第.{1,2}[场批组])")
_GROUP = re.compile(r"\s*[^\s、，,；;。：:]{2,20}[：:]")
_OPEN = re.compile(r"[；;][^：:；;]{1,12}$")
"""Behind a semicolon, an institution without its persons: it goes on in the next line."""
_FULL = 44
"""Columns of a line that a cell's edge may have broken; a list with an entry a line has shorter."""
_RAGGED = 9
"""Columns that a broken line may lack of the longest: a word or a mark moved to the next."""


def unwrapped(lines: list[str]) -> str:
    """The lines as text, a line feed where a line ends on purpose."""
    widths = [_columns(line) for line in lines]
    full = max(_FULL, max(widths, default=0) - _RAGGED)
    parts: list[str] = []
    for index, line in enumerate(lines):
        parts.append(line)
        if index + 1 == len(lines):
            break
        full_line = widths[index] >= full and not _ENDS.search(line)
        parts.append(WRAP if full_line and _goes_on(line, lines[index + 1]) else "\n")
    return "".join(parts)


def _goes_on(line: str, following: str) -> bool:
    """Whether the next line may be the rest of this one's last entry."""
    if _BEGINS.match(following):
        return False
    return _GROUP.match(following) is None or _OPEN.search(line) is not None


def joined(text: str) -> str:
    """The text with its broken lines put together, a space between two Latin words."""
    return re.sub(rf"(?<=[A-Za-z]){WRAP}(?=[A-Za-z])", " ", text).replace(WRAP, "")


def _columns(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line)
