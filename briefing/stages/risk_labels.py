"""The labels of a risk, by the codebook's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.cues import Cue, has_cue, without
from briefing.language.harm import harm_is_quantified

if TYPE_CHECKING:
    from briefing.models.memo import Basis, Horizon, Severity, Status
    from briefing.stages.adverse import AdverseClause
    from briefing.stages.context import AnswerContext


def basis(context: AnswerContext, item: AdverseClause) -> Basis:
    """Stated, where the sentence says whom it strikes; else implied."""
    sentence = context.sentences[item.sentence - 1].source
    return "stated" if context.speaks_of_company(sentence) else "implied"


def status(clause: str) -> Status:
    """What may come before what has come: "可能已经" is potential."""
    if has_cue(clause, Cue.STATUS_POTENTIAL):
        return "potential"
    return "occurred" if has_cue(clause, Cue.STATUS_OCCURRED) else "ongoing"


def severity(clause: str, sentence: str) -> Severity:
    """High by a word or an amount, low by a bound; the amount often follows the clause."""
    following = without(sentence[max(0, sentence.find(clause)) :], Cue.RELIEF)
    if has_cue(clause, Cue.SEVERITY_HIGH) or harm_is_quantified(following):
        return "high"
    return "low" if has_cue(clause, Cue.SEVERITY_LOW) else "medium"


def horizon(clause: str) -> Horizon:
    """As stated; the nearer one where both are."""
    if has_cue(clause, Cue.HORIZON_NEAR):
        return "near"
    return "long" if has_cue(clause, Cue.HORIZON_LONG) else "unspecified"
