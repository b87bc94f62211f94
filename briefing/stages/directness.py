"""Whether an answer supplies what was asked for, by the codebook's facet directness."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.cues import Cue, clauses, has_cue
from briefing.models.quantity import Kind
from briefing.stages.salience import is_ahead

if TYPE_CHECKING:
    from briefing.language.inline import Inlined
    from briefing.models.memo import DeclinedReason, Directness
    from briefing.stages.context import AnswerContext

_DECLINES: tuple[tuple[Cue, DeclinedReason], ...] = (
    (Cue.DECLINE_REFUSES, "refuses"),
    (Cue.DECLINE_DEFERS, "defers_to_filings"),
    (Cue.DECLINE_UNABLE, "unable"),
    (Cue.DECLINE_DEFLECTS, "off_topic"),
)
_CUES = tuple(cue for cue, _ in _DECLINES)
_DATES = frozenset({Kind.DATE, Kind.PERIOD})
_MEASURES = frozenset(Kind) - {Kind.ORDINAL, *_DATES}
_BRIEF = 4
"""Sentences up to which a refusal is taken to be about what was asked."""
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_SHARED = 2


def directness(
    context: AnswerContext,
) -> tuple[Directness, DeclinedReason | None, tuple[int, ...]]:
    """Hold what was asked for against what the answer gives.

    Returns:
        The label, the reason of ``declined``, and the numbers of the sentences that evade.
    """
    said = {
        number: sentence
        for number, sentence in enumerate(context.sentences, 1)
        if not has_cue(sentence.source, Cue.COURTESY)
    }
    if not said:
        return "declined", "off_topic", ()
    evading = [number for number, sentence in said.items() if has_cue(sentence.source, *_CUES)]
    supplied = [n for n, sentence in said.items() if n not in evading or _gives(sentence)]
    parts = _asked(context.question.source)
    if evading and not supplied:
        return "declined", _reason(said[evading[0]].source), tuple(evading[:1])
    question = context.question.source
    relevant = [n for n in evading if len(said) <= _BRIEF or _shared(question, said[n].source)]
    if relevant and len(parts) == 1 and _lacks(context, parts):
        return "declined", _reason(said[relevant[0]].source), tuple(relevant[:1])
    if relevant and (
        len(parts) > 1 or not any(_shared(parts[0], said[n].source) for n in supplied)
    ):
        return "partial", None, tuple(relevant[:1])
    return ("partial" if _lacks(context, parts) else "direct"), None, ()


def _reason(text: str) -> DeclinedReason:
    return next(reason for cue, reason in _DECLINES if has_cue(text, cue))


def _asked(question: str) -> list[str]:
    """The parts of a question that each ask for something."""
    parts = [part for part in clauses(question) if has_cue(part, Cue.ASKS)]
    return parts or [question]


def _gives(sentence: Inlined) -> bool:
    """Whether a sentence that evades has another clause that says something."""
    return any(
        not has_cue(part, *_CUES) and any(q.source in part for q in sentence.quantities)
        for part in clauses(sentence.source)
    )


def _shared(asked: str, text: str) -> bool:
    """Whether a text speaks of what is asked."""
    return len(set(_PAIR.findall(asked)) & set(_PAIR.findall(text))) >= _SHARED


def _lacks(context: AnswerContext, parts: list[str]) -> bool:
    """Whether a part asks for an amount, a date or a plan and the answer has none."""
    quantities = [q for sentence in context.sentences for q in sentence.quantities]
    measured = any(quantity.kind in _MEASURES for quantity in quantities)
    dated = any(q.kind in _DATES and is_ahead(context, q) for q in quantities)
    said = [clause for sentence in context.sentences for clause in clauses(sentence.source)]
    vague = any(has_cue(c, Cue.VAGUE_EXTENT) and not any(map(str.isdigit, c)) for c in said)
    planned = dated or not any(has_cue(clause, Cue.VAGUE_PLAN) for clause in said)
    return any(
        (has_cue(part, Cue.ASKS_FIGURE) and not measured)
        or (has_cue(part, Cue.ASKS_DATE) and not dated)
        or (has_cue(part, Cue.ASKS_EXTENT) and vague)
        or (has_cue(part, Cue.ASKS_PLAN) and not planned)
        for part in parts
    )
