"""What an answer says of the company's position or prospects, by the codebook's facet outlook."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.language.cues import Cue, clauses, has_cue
from briefing.stages.adverse import adverse_side

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefing.models.memo import Outlook
    from briefing.stages.adverse import AdverseClause
    from briefing.stages.context import AnswerContext

# A clause that begins so says of what is before it how it changed.
_COMPARES = re.compile(r"\s*(?:同比|环比|较)")


def outlook(
    context: AnswerContext, adverse: Sequence[AdverseClause]
) -> tuple[Outlook, tuple[int, ...]]:
    """Hold the adverse clauses against the favourable ones.

    Returns:
        The label, and the numbers of the first sentences that decide it.
    """
    bad = [item.sentence for item in adverse]
    taken = {adverse_side(item.clause) for item in adverse}
    good = [
        number
        for number, sentence in enumerate(context.sentences, 1)
        if context.is_about_company(sentence) and _has_gain(sentence.source, taken)
    ]
    if bad and good:
        return "mixed", (bad[0], good[0])
    if bad:
        return "negative", tuple(bad[:2])
    return ("positive", tuple(good[:2])) if good else ("not_stated", ())


def _has_gain(sentence: str, taken: Collection[str]) -> bool:
    """Whether a clause states a gain that isn't part of one of the adverse texts."""
    for before, clause in pairwise(("", *clauses(sentence))):
        told = (clause, before) if before and _COMPARES.match(clause) else (clause,)
        if any(part in text for part in told for text in taken):
            continue
        if _is_gain("".join(reversed(told)), clause):
            return True
    return False


def _is_gain(whole: str, clause: str) -> bool:
    if has_cue(clause, Cue.OTHERS) or has_cue(whole, Cue.BURDEN) or has_cue(clause, Cue.DENIED):
        return False
    done = has_cue(clause, Cue.ACHIEVED) and not has_cue(clause, Cue.FORWARD, Cue.FORMER_PLAN)
    return done or has_cue(clause, Cue.FAVOURABLE)
