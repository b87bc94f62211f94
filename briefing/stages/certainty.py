"""How firmly an answer speaks of the company's future, by the codebook's facet certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.cues import Cue, clauses, has_cue
from briefing.stages.excerpts import within
from briefing.stages.salience import is_ahead

if TYPE_CHECKING:
    from briefing.language.inline import Inlined
    from briefing.models.memo import Certainty
    from briefing.stages.context import AnswerContext

_STRENGTH: tuple[Certainty, ...] = ("committed", "asserted", "hedged")


def certainty(context: AnswerContext) -> tuple[Certainty, tuple[int, ...]]:
    """Decide by the strongest forward-looking statement about the company.

    Returns:
        The label, and the number of the first sentence that decides it; none for ``none``.
    """
    found: dict[Certainty, int] = {}
    for number, sentence in enumerate(context.sentences, 1):
        if context.is_about_company(sentence):
            for label in _labels(context, sentence):
                found.setdefault(label, number)
    for label in _STRENGTH:
        if label in found:
            return label, (found[label],)
    return "none", ()


def _labels(context: AnswerContext, sentence: Inlined) -> set[Certainty]:
    """The labels of a sentence's clauses that look forward."""
    labels: set[Certainty] = set()
    parts = clauses(sentence.source)
    # A condition ("如果续约，…") holds for all that follows it.
    conditional = False
    for index, part in enumerate(parts):
        conditional = conditional or has_cue(part, Cue.CONDITION)
        if not has_cue(part, Cue.FORWARD, Cue.POSSIBLE):
            continue
        if has_cue(part, Cue.OTHERS, Cue.DECLINE_DEFERS):
            continue
        if has_cue(part, Cue.COMMITMENT) or _has_term(context, sentence, parts[index : index + 2]):
            labels.add("committed")
        elif conditional or has_cue(part, Cue.SOFTENER):
            labels.add("hedged")
        else:
            labels.add("asserted")
    return labels


def _has_term(context: AnswerContext, sentence: Inlined, parts: tuple[str, ...]) -> bool:
    """Whether a clause that looks forward has a date or a measure, or the next one continues it."""
    first, *rest = parts
    if any(is_ahead(context, quantity) for quantity in within(sentence, first)):
        return True
    return any(
        not has_cue(part, Cue.SOFTENER)
        and any(is_ahead(context, quantity) for quantity in within(sentence, part))
        for part in rest
    )
