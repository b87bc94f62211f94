"""A memo beside its reference, answer by answer: what the scorers look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.quantities import find_english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models.memo import Answer, Failure, Memo, Point, Risk
    from briefing.models.quantity import Quantity
    from briefing.stages.context import AnswerContext
    from evals.cases import Case
    from evals.references import ReferenceAnswer


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer.

    Attributes:
        answer: of the memo; None if the memo leaves it out.
        points: all statements that cite this answer: takeaways first, then guidance and claims.
        risks: that cite this answer.
        failures: of this answer.
    """

    number: int
    context: AnswerContext
    reference: ReferenceAnswer
    answer: Answer | None
    points: tuple[Point, ...]
    risks: tuple[Risk, ...]
    failures: tuple[Failure, ...]

    @property
    def takeaways(self) -> tuple[Point, ...]:
        """The answer's own statements."""
        return self.answer.takeaways if self.answer else ()

    @property
    def text(self) -> str:
        """The takeaways as one text."""
        return " ".join(point.text for point in self.takeaways)

    @property
    def references(self) -> tuple[str, ...]:
        """The two texts that a memo's text may be like: the summary, and all facts."""
        facts = " ".join(fact.text for fact in self.reference.facts)
        return self.reference.summary, facts

    def statements(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each English statement with the sentences of this answer that it cites."""
        for point in self.points:
            yield point.text, self.cited(point)
        for risk in self.risks:
            yield f"{risk.title}. {risk.description}", self.cited(risk)

    def cited(self, item: Point | Risk) -> tuple[int, ...]:
        """The sentences of this answer that a statement cites."""
        return tuple(c.sentence for c in item.citations if c.question == self.number)

    def figures(self) -> Iterator[Quantity]:
        """All figures of the statements."""
        for text, _ in self.statements():
            yield from find_english(text)


@dataclass(frozen=True, slots=True)
class MemoView:
    """A whole memo.

    Attributes:
        seconds: of all its calls added up; None if they weren't timed.
    """

    case: Case
    memo: Memo
    answers: tuple[AnswerView, ...]
    seconds: float | None = None


def view(case: Case, memo: Memo, seconds: float | None = None) -> MemoView:
    """Lay a memo beside its reference."""
    said = {answer.number: answer for answer in memo.answers}
    if memo.introduction is not None:
        said[0] = memo.introduction
    return MemoView(
        case,
        memo,
        tuple(
            AnswerView(
                number,
                case.contexts[number],
                reference,
                said.get(number),
                _points(memo, said.get(number), number),
                tuple(r for r in memo.risks if any(c.question == number for c in r.citations)),
                tuple(failure for failure in memo.failures if failure.question == number),
            )
            for number, reference in sorted(case.answers.items())
        ),
        seconds,
    )


def _points(memo: Memo, answer: Answer | None, number: int) -> tuple[Point, ...]:
    elsewhere = (
        point
        for point in (*memo.guidance, *memo.unchecked_claims)
        if any(citation.question == number for citation in point.citations)
    )
    # The same sentence's point stands in several lists with the same words.
    return tuple(dict.fromkeys((*(answer.takeaways if answer else ()), *elsewhere)))
