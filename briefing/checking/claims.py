"""Check one English statement against the Chinese sentences that it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.checking.agents import other_agents
from briefing.checking.arithmetic import wrong_arithmetic
from briefing.checking.attribution import wrong_attributions
from briefing.checking.beside import names_beside_others
from briefing.checking.comparatives import turned_comparatives
from briefing.checking.comparisons import confused_comparisons
from briefing.checking.denied_words import undenied_words
from briefing.checking.direction import wrong_directions
from briefing.checking.echoes import echoes
from briefing.checking.evidence import Evidence
from briefing.checking.figures import unfounded_figures
from briefing.checking.hedges import unhedged
from briefing.checking.losses import untold_losses
from briefing.checking.measures import foreign_measures
from briefing.checking.name_order import reordered_names
from briefing.checking.names import unfounded_names
from briefing.checking.negation import wrong_negations
from briefing.checking.parts import exchanged_parts
from briefing.checking.ranges import ranges_told_as_changes
from briefing.checking.relations import exchanged_roles
from briefing.checking.renderings import forbidden_renderings
from briefing.checking.shares import untold_shares
from briefing.checking.subject import other_subjects
from briefing.checking.succession import confused_successors
from briefing.checking.swaps import swapped_figures, swapped_names
from briefing.checking.tense import wrong_tenses
from briefing.checking.turned_changes import turned_changes
from briefing.checking.uniqueness import changed_uniqueness
from briefing.checking.unkept_denials import unkept_denials
from briefing.checking.untold_plans import untold_plans
from briefing.checking.wording import bad_wording

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RULES", "Evidence", "check_claim", "check_unasserted"]

RULES: tuple[Callable[[str, Evidence], tuple[str, ...]], ...] = (
    bad_wording,
    forbidden_renderings,
    unfounded_figures,
    foreign_measures,
    untold_losses,
    untold_shares,
    ranges_told_as_changes,
    swapped_figures,
    wrong_arithmetic,
    unfounded_names,
    swapped_names,
    other_agents,
    exchanged_parts,
    exchanged_roles,
    names_beside_others,
    confused_comparisons,
    reordered_names,
    confused_successors,
    wrong_attributions,
    wrong_directions,
    turned_changes,
    turned_comparatives,
    wrong_negations,
    unkept_denials,
    undenied_words,
    wrong_tenses,
    untold_plans,
    unhedged,
    changed_uniqueness,
    other_subjects,
    echoes,
)
"""Each gives the problems it finds, in plain words; the order is that of the memo."""

_UNASSERTED = (bad_wording, forbidden_renderings, unfounded_figures, unfounded_names)
"""A question denies and plans nothing, and a title has no verb: the rules for these don't fit."""


def check_claim(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Check a statement by all rules.

    Returns:
        The problems in plain words; empty if the statement is verified.
    """
    return tuple(problem for rule in RULES for problem in rule(text, evidence))


def check_unasserted(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Check a text that states nothing, a question or a title, as ``check_claim`` does."""
    return tuple(problem for rule in _UNASSERTED for problem in rule(text, evidence))
