"""How much the reader of PDF takes on. Each number has its reason.

A long record has 60 pages of 1,500 characters, and two lines for each row of its form.
"""

from __future__ import annotations

from typing import Final

PAGES: Final = 600
"""Opening a page costs time even if nothing is on it."""
PAGE_CHARACTERS: Final = 50_000
"""A dense page has 3,000."""
PAGE_OBJECTS: Final = 50_000
"""Of a page, those inside others included."""
FORM_DEPTH: Final = 8
"""Of groups of objects inside one another."""
RULES: Final = 800
"""Lines of a page that may part cells; finding which of them meet takes time by their square."""
GRID: Final = 20_000
"""Places between the lines of one table."""
CHARACTERS: Final = 500_000
"""Of all pages."""
SECONDS: Final = 60.0
"""Of computing for all pages, looked at between two."""
KILL_SECONDS: Final = 90
"""Of computing, after which the process is ended, wherever it is."""
PATIENCE: Final = 300.0
"""Seconds that pass until it is ended, where the system can't limit computing."""
MEMORY: Final = 2_000_000_000
"""Bytes of address space: a stream unpacks a thousand to one."""


class TooMuch(Exception):
    """A file passes a limit; the message names what it has, as "a page of 70,000 characters"."""
