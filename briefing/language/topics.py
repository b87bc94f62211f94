"""What an answer is about, by the words of its question and its own."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, get_args

from briefing.language.tables import table
from briefing.models.memo import Topic

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 3
"""Topics of one answer at the most, as the codebook has it."""

_ASKED = 3
"""A word of the question counts as so many of the answer: it says what the answer is about."""
_SHARE = 0.5
"""Share of the strongest topic's count that a further topic must have."""


def topics(question: str, answer: str) -> tuple[Topic, ...]:
    """Name the topics of an answer, the strongest first.

    Args:
        question: in Chinese; empty for an introduction.
        answer: in Chinese.

    Returns:
        One to MOST topics; ``other`` alone where no word of any is found.
    """
    # Each word once: an answer of a software company says "model" in every sentence.
    counts = {
        topic: _ASKED * len(set(pattern.findall(question))) + len(set(pattern.findall(answer)))
        for topic, pattern in _patterns().items()
    }
    ranked = sorted((topic for topic in counts if counts[topic]), key=lambda t: -counts[t])
    if not ranked:
        return ("other",)
    least = _SHARE * counts[ranked[0]]
    return tuple(topic for topic in ranked if counts[topic] >= least)[:MOST]


@cache
def _patterns() -> Mapping[Topic, re.Pattern[str]]:
    rows: dict[str, list[str]] = table("topics")
    known: tuple[Topic, ...] = get_args(Topic)
    return {topic: re.compile("|".join(rows[topic])) for topic in known if topic in rows}
