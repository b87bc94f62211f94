"""Where a record comes from: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.models.record import Record

STANDARD_INPUT = "-"


def read_source(source: str, *, skip: Collection[str] = ()) -> Record:
    """Read a record from a path, or from standard input.

    Args:
        skip: names of reading rules that are switched off.

    Raises:
        SettingsError: there is no rule of such a name.
        ReadError: as of ``briefing.reading``.
    """
    from briefing.reading import read_bytes, read_file

    if source == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), name="standard input", skip=skip)
    return read_file(Path(source), skip=skip)


def stem(source: str) -> str:
    """The name that a memo's files take from their record."""
    return "memo" if source == STANDARD_INPUT else Path(source).stem
