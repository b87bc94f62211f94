"""Where Chinese denies, or says that something ended, and whether English says so.

``denial.yaml`` lists the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.language.tables import table


@dataclass(frozen=True, slots=True)
class Denial:
    """A Chinese word of denial.

    Attributes:
        start, end: code points of the text that was searched, end exclusive.
        told: what in English says as much.
        ceasing: whether it says that something ended.
    """

    start: int
    end: int
    told: re.Pattern[str]
    ceasing: bool


def denials(chinese: str) -> tuple[Denial, ...]:
    """Find what a Chinese text denies or says to have ended, in order, without overlaps."""
    found: list[Denial] = []
    for pattern, told, ceasing in _rows():
        for match in pattern.finditer(chinese):
            if not any(d.start < match.end() and match.start() < d.end for d in found):
                found.append(Denial(match.start(), match.end(), told, ceasing))
    return tuple(sorted(found, key=lambda denial: denial.start))


@cache
def _content() -> dict[str, list[dict[str, str]]]:
    content: dict[str, list[dict[str, str]]] = table("denial")
    return content


@cache
def _rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]:
    content = _content()
    plain = str(content["english"])
    return tuple(
        (re.compile(row["zh"]), _english(f"{plain}|{row['en']}"), kind == "ceasing")
        for kind in ("chinese", "ceasing")
        for row in content[kind]
    )


def _english(words: str) -> re.Pattern[str]:
    words = re.sub(r"\s+\|", "|", words.strip())
    return re.compile(rf"\b(?:{words})\b|n't\b", re.IGNORECASE)
