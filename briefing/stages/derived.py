"""What follows from the rest without a model: figures, what stayed open, what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.cues import Cue, has_cue
from briefing.models.memo import Figure, Unanswered
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from briefing.models.memo import Answer, DeclinedReason, Point, Risk
    from briefing.models.quantity import Quantity
    from briefing.stages.context import AnswerContext

FOLLOW_UPS = 8
"""Questions for the next call at the most."""

_REASONS: dict[DeclinedReason | None, str] = {
    "refuses": "management refuses to say",
    "unable": "management says it can't tell yet",
    "defers_to_filings": "management refers to the company's filings",
    "off_topic": "the answer doesn't touch on it",
    None: "the answer is on topic but leaves a part open",
}

_UNITS = {Kind.PERCENT: "%", Kind.PERCENTAGE_POINTS: "percentage points", Kind.MULTIPLE: "times"}


def figures(contexts: Iterable[AnswerContext]) -> tuple[Figure, ...]:
    """List every quantity of the answers, in order; one that a sentence repeats is listed once."""
    rows = [
        _figure(quantity, context.number, number)
        for context in contexts
        for number, sentence in enumerate(context.sentences, 1)
        for quantity in sentence.quantities
    ]
    return tuple(dict.fromkeys(rows))


def unanswered(answers: Iterable[Answer]) -> tuple[Unanswered, ...]:
    """List the questions that were declined or answered in part."""
    return tuple(
        Unanswered(
            question=answer.number,
            part=answer.question_en,
            reason=_REASONS[answer.stance.declined_reason],
        )
        for answer in answers
        if answer.stance and answer.stance.directness != "direct" and answer.question_en
    )


def follow_ups(
    contexts: Iterable[AnswerContext],
    open_questions: Sequence[Unanswered],
    risks: Sequence[Risk],
    claims: Sequence[Point],
) -> tuple[str, ...]:
    """Write the questions for the next call that the memo's gaps call for."""
    asked = [f"Asked before and still open: {row.part}" for row in open_questions]
    if not any(_guides_results(context) for context in contexts):
        asked.append(
            "No guidance on revenue, margin or profit was given: what does management expect for"
            " this year?"
        )
    asked += [
        f"{risk.title}: how much revenue or margin does it cost, and until when?"
        for risk in risks
        if risk.severity != "low" and risk.verified
    ]
    asked += [
        f"Which independent source supports this: {point.text}"
        for point in claims
        if point.verified
    ]
    return tuple(dict.fromkeys(asked))[:FOLLOW_UPS]


def _figure(quantity: Quantity, question: int, sentence: int) -> Figure:
    return Figure(
        source=quantity.source,
        english=quantity.english,
        value=_value(quantity.low, quantity.high),
        unit=quantity.unit or _UNITS.get(quantity.kind, ""),
        question=question,
        sentence=sentence,
    )


def _value(low: Decimal | None, high: Decimal | None) -> float | tuple[float, float] | None:
    if low is None:
        return None
    return float(low) if high is None or high == low else (float(low), float(high))


_RESULTS = ("收入", "营收", "利润", "毛利", "净利", "业绩")


def _guides_results(context: AnswerContext) -> bool:
    return any(
        has_cue(sentence.source, Cue.FORWARD)
        and any(word in sentence.source for word in _RESULTS)
        and any(q.kind in {Kind.MONEY, Kind.PERCENT} for q in sentence.quantities)
        for sentence in context.sentences
    )
