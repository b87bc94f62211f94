"""Cue words: which clauses of a Chinese answer may matter, and why.

Cues only propose. What they propose is judged by a model or by a rule of the codebook.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from briefing.language.tables import table


class Cue(StrEnum):
    """A kind of cue; the value is its key in ``cues.yaml``."""

    ADVERSE_STRONG = "adverse_strong"
    ADVERSE_WEAK = "adverse_weak"
    RELIEF = "relief"
    SEASONAL = "seasonal"
    FAVOURABLE = "favourable"
    ACHIEVED = "achieved"
    FORMER_PLAN = "former_plan"
    DENIED = "denied"
    BURDEN = "burden"
    FORWARD = "forward"
    POSSIBLE = "possible"
    CONDITION = "condition"
    SOFTENER = "softener"
    COMMITMENT = "commitment"
    CLAIM = "claim"
    DECLINE_REFUSES = "decline_refuses"
    DECLINE_DEFERS = "decline_defers"
    DECLINE_UNABLE = "decline_unable"
    DECLINE_DEFLECTS = "decline_deflects"
    OTHERS = "others"
    OTHERS_SUBJECT = "others_subject"
    SEVERITY_HIGH = "severity_high"
    SEVERITY_LOW = "severity_low"
    HORIZON_NEAR = "horizon_near"
    HORIZON_LONG = "horizon_long"
    STATUS_POTENTIAL = "status_potential"
    STATUS_OCCURRED = "status_occurred"
    COURTESY = "courtesy"
    ASKS = "asks"
    ASKS_FIGURE = "asks_figure"
    ASKS_DATE = "asks_date"
    ASKS_EXTENT = "asks_extent"
    VAGUE_EXTENT = "vague_extent"
    ASKS_PLAN = "asks_plan"
    VAGUE_PLAN = "vague_plan"
    MITIGATION = "mitigation"


def has_cue(text: str, *cues: Cue) -> bool:
    """Tell whether a Chinese text holds any of the cues."""
    patterns = _patterns()
    return any(patterns[cue].search(text) for cue in cues)


def without(text: str, cue: Cue) -> str:
    """A Chinese text without the matches of one cue."""
    return _patterns()[cue].sub("", text)


def count_cues(text: str, cue: Cue) -> int:
    """Count the matches of one cue."""
    return sum(1 for _ in _patterns()[cue].finditer(text))


def clauses(sentence: str) -> tuple[str, ...]:
    """Cut a Chinese sentence into clauses at commas, colons and semicolons; the marks stay.

    A comma between digits is a thousands separator and cuts nothing.
    """
    parts = re.split(r"(?<=[，：；。！？])|(?<=[,:;])(?!\d)", sentence)
    return tuple(part for part in parts if part.strip())


@cache
def _patterns() -> dict[Cue, re.Pattern[str]]:
    rows: dict[str, list[str]] = table("cues")
    return {Cue(name): re.compile("|".join(forms)) for name, forms in rows.items()}
