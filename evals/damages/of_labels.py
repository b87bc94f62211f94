"""Damage to stance, risks, and the parts that a memo has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, get_args

from briefing.models.memo import (
    Certainty,
    Citation,
    Directness,
    Failure,
    Outlook,
    Risk,
    RiskCategory,
    Severity,
    Topic,
)
from evals.damages.damage import Damage, answers

if TYPE_CHECKING:
    from briefing.models.memo import Answer, Memo, Stance
    from evals.cases import Case

T = TypeVar("T")


def _next(label: T, labels: tuple[T, ...]) -> T:
    return labels[(labels.index(label) + 1) % len(labels)]


def _other_stance(stance: Stance) -> Stance:
    return replace(
        stance,
        outlook=_next(stance.outlook, get_args(Outlook)),
        certainty=_next(stance.certainty, get_args(Certainty)),
        directness=_next(stance.directness, get_args(Directness)),
        topics=tuple(_next(topic, get_args(Topic)) for topic in stance.topics[:1]),
    )


def _stance_flipped(_case: Case, memo: Memo) -> Memo:
    def flip(answer: Answer) -> Answer:
        return replace(answer, stance=answer.stance and _other_stance(answer.stance))

    return answers(memo, flip)


def _risk_dropped(_case: Case, memo: Memo) -> Memo:
    return replace(memo, risks=memo.risks[1:])


def _risk_invented(_case: Case, memo: Memo) -> Memo:
    invented = tuple(
        Risk(
            "macro_other",
            "implied",
            "potential",
            "high",
            "long",
            "A comet may strike",
            "A comet may strike the earth.",
            None,
            (Citation(answer.number, len(answer.sentences)),),
            verified=True,
        )
        for answer in memo.answers
    )
    return replace(memo, risks=(*memo.risks, *invented))


def _risk_misjudged(_case: Case, memo: Memo) -> Memo:
    risks = tuple(
        replace(risk, severity=_next(risk.severity, get_args(Severity))) for risk in memo.risks
    )
    return replace(memo, risks=risks)


def _risk_miscategorised(_case: Case, memo: Memo) -> Memo:
    risks = tuple(
        replace(risk, category=_next(risk.category, get_args(RiskCategory))) for risk in memo.risks
    )
    return replace(memo, risks=risks)


def _part_refused(_case: Case, memo: Memo) -> Memo:
    failures = tuple(
        Failure("stance", answer.number, "the answer of stance/whole is a refusal")
        for answer in memo.answers
    )
    return replace(answers(memo, lambda answer: replace(answer, stance=None)), failures=failures)


def _unverified(_case: Case, memo: Memo) -> Memo:
    def doubt(answer: Answer) -> Answer:
        first = replace(answer.takeaways[0], verified=False, problems=("a figure isn't there",))
        return replace(answer, takeaways=(first, *answer.takeaways[1:]))

    return answers(memo, doubt)


DAMAGES = (
    Damage("stance flipped", "each facet of each answer has its next label", _stance_flipped),
    Damage("risk dropped", "the first risk is missing", _risk_dropped),
    Damage("risk invented", "each answer has a risk out of nowhere", _risk_invented),
    Damage("risk misjudged", "each risk has another severity", _risk_misjudged),
    Damage("risk miscategorised", "each risk has another category", _risk_miscategorised),
    Damage("part refused", "the model refused each stance", _part_refused),
    Damage("unverified", "a takeaway of each answer isn't verified", _unverified),
)
