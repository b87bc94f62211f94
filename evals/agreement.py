"""How far two labellings of the same answers agree.

For a facet: Cohen's kappa. J. Cohen, A coefficient of agreement for nominal scales, Educational and
Psychological Measurement 20 (1960). For risks, which nobody counts beforehand, so that chance has
no value: the F1 of those that match. Two match as a memo's risk and a reference's do (the scorer
``risks``): one category, and a sentence of evidence in common.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from briefing.models.memo import RiskCategory
from evals.pairing import paired

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from evals.cases import Case
    from evals.references import LabelledAnswer, Labels, ReferenceAnswer, RiskLabels

FACETS = ("outlook", "certainty", "directness")


@dataclass(frozen=True, slots=True)
class Twice:
    """An answer that was labelled twice."""

    case: str
    first: ReferenceAnswer
    second: LabelledAnswer

    def facet(self, name: str) -> tuple[str, str]:
        """Both labels of a facet."""
        return getattr(self.first.stance, name), getattr(self.second, name)

    def risks(self) -> list[tuple[RiskLabels, RiskLabels]]:
        """The risks that both found."""
        return paired(
            self.first.risks,
            self.second.risks,
            lambda one, other: (
                one.category == other.category and bool(set(one.sentences) & set(other.sentences))
            ),
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one facet.

    Attributes:
        items: labelled twice.
        observed: share of items with the same label.
        kappa: observed agreement beyond chance, at most 1; None where chance alone gives 1.
        confused: pairs of labels that differ, first and second, with their counts, commonest first.
    """

    facet: str
    items: int
    observed: float
    kappa: float | None
    confused: tuple[tuple[tuple[str, str], int], ...]


@dataclass(frozen=True, slots=True)
class RiskAgreement:
    """Of the risks: how many each found, both found, and both call equally grave."""

    first: int
    second: int
    both: int
    severity: int

    @property
    def f1(self) -> float | None:
        """Twice those of both over all; None if nobody found one."""
        total = self.first + self.second
        return 2 * self.both / total if total else None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One label that differs.

    Attributes:
        what: the facet, "severity", or "risk".
        second: as ``first``: the label; for a risk its category and severity, or "none".
        sentences: of the answer: those that decide the first facet, or a risk's evidence.
    """

    case: str
    question: int
    what: str
    first: str
    second: str
    sentences: tuple[int, ...]


def labelled_twice(cases: Iterable[Case], labels: Mapping[str, Labels]) -> tuple[Twice, ...]:
    """The answers of these cases that have a reference and second labels."""
    return tuple(
        Twice(case.name, case.answers[question], second)
        for case in cases
        if case.name in labels
        for question, second in labels[case.name].answers.items()
        if question in case.answers
    )


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Kappa of pairs of labels; None without pairs, or if both always give one same label."""
    if not pairs:
        return None
    size = len(pairs)
    observed = sum(one == other for one, other in pairs) / size
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[label] * others[label] for label in ones) / size**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def agreements(answers: Sequence[Twice]) -> tuple[Agreement, ...]:
    """Agreement by facet, and on whether an answer holds a risk of a category."""
    rows = {facet: [answer.facet(facet) for answer in answers] for facet in FACETS}
    rows["a risk of a category"] = [
        (_held(category, answer.first.risks), _held(category, answer.second.risks))
        for answer in answers
        for category in get_args(RiskCategory)
    ]
    return tuple(
        Agreement(
            facet,
            len(pairs),
            sum(one == other for one, other in pairs) / len(pairs) if pairs else 0.0,
            cohens_kappa(pairs),
            tuple(Counter(pair for pair in pairs if pair[0] != pair[1]).most_common()),
        )
        for facet, pairs in rows.items()
    )


def risk_agreement(answers: Sequence[Twice]) -> RiskAgreement:
    """Agreement on the risks of all answers together."""
    both = [pair for answer in answers for pair in answer.risks()]
    return RiskAgreement(
        sum(len(answer.first.risks) for answer in answers),
        sum(len(answer.second.risks) for answer in answers),
        len(both),
        sum(one.severity == other.severity for one, other in both),
    )


def disagreements(answer: Twice) -> Iterator[Disagreement]:
    """Each label of an answer that differs, facets first."""
    case, question = answer.case, answer.first.question
    for facet in FACETS:
        first, second = answer.facet(facet)
        if first != second:
            yield Disagreement(case, question, facet, first, second, answer.first.stance.sentences)
    both = answer.risks()
    for one, other in both:
        if one.severity != other.severity:
            yield Disagreement(
                case, question, "severity", one.severity, other.severity, one.sentences
            )
    found = {id(risk) for pair in both for risk in pair}
    for one in answer.first.risks:
        if id(one) not in found:
            yield Disagreement(case, question, "risk", _named(one), "none", one.sentences)
    for other in answer.second.risks:
        if id(other) not in found:
            yield Disagreement(case, question, "risk", "none", _named(other), other.sentences)


def _held(category: str, risks: Iterable[RiskLabels]) -> str:
    return "held" if any(risk.category == category for risk in risks) else "not held"


def _named(risk: RiskLabels) -> str:
    return f"{risk.category} ({risk.severity})"
