"""Where a record comes from: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.models.record import Record

STANDARD_INPUT = "-"


def read_source(source: str) -> Record:
    """Read a record from a path, or from standard input.

    Raises:
        ReadError: as of ``briefing.reading``.
    """
    from briefing.reading import read_bytes, read_file

    if source == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), name="standard input")
    return read_file(Path(source))


def stem(source: str) -> str:
    """The name that a memo's files take from their record."""
    return "memo" if source == STANDARD_INPUT else Path(source).stem
