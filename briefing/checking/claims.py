"""Check one English statement against the Chinese sentences that it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.checking.direction import wrong_directions
from briefing.checking.evidence import Evidence
from briefing.checking.figures import unfounded_figures
from briefing.checking.names import unfounded_names
from briefing.checking.renderings import forbidden_renderings
from briefing.checking.wording import bad_wording

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RULES", "Evidence", "check_claim"]

RULES: tuple[Callable[[str, Evidence], tuple[str, ...]], ...] = (
    bad_wording,
    forbidden_renderings,
    unfounded_figures,
    unfounded_names,
    wrong_directions,
)
"""Each gives the problems it finds, in plain words; the order is that of the memo."""


def check_claim(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Check a statement by all rules.

    Returns:
        The problems in plain words; empty if the statement is verified.
    """
    return tuple(problem for rule in RULES for problem in rule(text, evidence))
