"""Words of change and comparison that go two ways; ``scales.yaml`` lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.changes import changes
from briefing.language.tables import table

if TYPE_CHECKING:
    from briefing.language.changes import Change

_FIGURE = (
    r"\d[\d.,]*%?(?: (?:million|billion|trillion|thousand|(?:percentage |basis )?points?"
    r"|days?|months?|years?))?"
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of a scale (faster): its English words, its Chinese ones, and the contrary's."""

    english: re.Pattern[str]
    chinese: re.Pattern[str]
    contrary: re.Pattern[str]


@cache
def ways() -> tuple[Way, ...]:
    """Both ways of each scale."""
    up, down = changes()
    rows: list[dict[str, dict[str, str]]] = table("scales")
    return tuple(
        Way(
            _english(row[way]["en"], here),
            _chinese(row[way]["zh"], here),
            _chinese(row[other]["zh"], there),
        )
        for row in rows
        for way, here, other, there in (("up", up, "down", down), ("down", down, "up", up))
    )


def _english(forms: str, change: Change) -> re.Pattern[str]:
    forms = forms.replace("{figure}", _FIGURE).replace("{verbs}", change.verbs)
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def _chinese(forms: str, change: Change) -> re.Pattern[str]:
    return re.compile(forms.replace("{verbs}", change.chinese))
