"""What a rule of the Chinese reader is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Callable

    from briefing.models.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what is made of a match.

    Attributes:
        read: gives the quantity, or None where the match only looks like one; either way no later
            rule sees the matched characters again.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], dt.date | None], Quantity | None]
