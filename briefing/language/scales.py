"""Words of change and comparison that go two ways; ``scales.yaml`` lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.language.tables import table

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
    rows: list[dict[str, dict[str, str]]] = table("scales")
    return tuple(
        Way(_words(row[way]["en"]), re.compile(row[way]["zh"]), re.compile(row[other]["zh"]))
        for row in rows
        for way, other in (("up", "down"), ("down", "up"))
    )


def _words(forms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms.replace('{figure}', _FIGURE)})\b", re.IGNORECASE)
