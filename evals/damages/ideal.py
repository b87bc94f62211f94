"""The memo that a reference asks for: what every scorer must give its best value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models.memo import (
    SCHEMA_VERSION,
    Answer,
    Checks,
    Citation,
    Memo,
    MemoSentence,
    MemoUsage,
    Point,
    Provenance,
    Risk,
    Stance,
)
from briefing.stages.heading import memo_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.stages.context import AnswerContext
    from evals.cases import Case
    from evals.references import ReferenceAnswer, ReferenceRisk

_QUESTION = "What did the investor ask?"


def ideal_memo(case: Case) -> Memo:
    """Turn a reference into a memo: its facts are the takeaways."""
    answers = [
        _answer(reference, case.contexts[number]) for number, reference in case.answers.items()
    ]
    company = next(iter(case.contexts.values())).company
    return Memo(
        schema_version=SCHEMA_VERSION,
        record=memo_record(case.record, company),
        executive_summary=tuple(answer.takeaways[0] for answer in answers),
        introduction=next((answer for answer in answers if answer.number == 0), None),
        answers=tuple(answer for answer in answers if answer.number),
        risks=tuple(
            _risk(risk, number)
            for number, reference in case.answers.items()
            for risk in reference.risks
        ),
        guidance=(),
        unanswered=(),
        follow_ups=(),
        unchecked_claims=(),
        figures=(),
        failures=(),
        provenance=Provenance(
            model="reference",
            prompts=(),
            usage=MemoUsage(0, 0, 0, 0, 0, 0.0),
            checks=Checks(0, 0, 0),
            seconds=0.0,
            generated="2000-01-01T00:00:00+00:00",
            version="0",
        ),
    )


def _answer(reference: ReferenceAnswer, context: AnswerContext) -> Answer:
    labels = reference.stance
    return Answer(
        number=reference.question,
        question_zh=context.question.source,
        question_en=_QUESTION if context.question.source else "",
        sentences=tuple(
            MemoSentence(number, sentence.source)
            for number, sentence in enumerate(context.sentences, 1)
        ),
        takeaways=tuple(
            Point(fact.text, _cite(reference.question, fact.sentences), verified=True)
            for fact in reference.facts
        ),
        stance=Stance(
            labels.outlook,
            labels.certainty,
            labels.directness,
            labels.declined_reason,
            labels.topics,
            specificity=0.0,
            citations=_cite(reference.question, labels.sentences),
        ),
    )


def _risk(risk: ReferenceRisk, question: int) -> Risk:
    return Risk(
        risk.category,
        risk.basis,
        risk.status,
        risk.severity,
        risk.horizon,
        risk.title,
        risk.description,
        risk.mitigation,
        _cite(question, (*risk.sentences, *risk.mitigation_sentences)),
        verified=True,
    )


def _cite(question: int, sentences: Iterable[int]) -> tuple[Citation, ...]:
    return tuple(Citation(question, number) for number in dict.fromkeys(sentences))
