"""What the scorers say of memos that are nearly right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.models.memo import Citation, Memo, Point
from evals.damages import ideal_memo
from evals.matching import why_not_covered
from evals.references import Fact
from evals.scorers import score
from evals.scorers.polarity import opposed
from evals.scorers.risks import matched
from evals.views import AnswerView, view

if TYPE_CHECKING:
    from evals.cases import Case


def _saying(case: Case, *texts: str, sentence: int = 1) -> AnswerView:
    """The first answer of a memo that says only this about it."""
    memo = ideal_memo(case)
    points = tuple(Point(text, (Citation(1, sentence),), verified=True) for text in texts)
    first = replace(memo.answers[0], takeaways=points)
    return view(case, replace(memo, answers=(first, *memo.answers[1:]), risks=())).answers[0]


FACT = Fact(
    text="Revenue was RMB 8.64 billion in 2025, up 31.2% year on year.",
    sentences=(1,),
    figures=("RMB 8.64 billion", "31.2%"),
)


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (["In 2025 revenue rose 31.2% to RMB 8.64 billion."], ""),
        (["Revenue grew 31.2% last year.", "Sales came to RMB 8.64 billion."], ""),
        (["Revenue rose to RMB 8.64 billion."], "without 31.2%"),
        (["Revenue rose 31.2% to RMB 86.4 billion."], "without RMB 8.64 billion"),
        (["It is RMB 8.64 billion; 31.2% too."], "0% of its words"),
        ([], "no statement cites its sentences"),
    ],
)
def test_a_fact_is_covered_by_its_figures_and_enough_of_its_words(
    case: Case, texts: list[str], why: str
) -> None:
    assert why_not_covered(FACT, _saying(case, *texts)) == why


def test_a_fact_is_not_covered_by_who_cites_another_sentence(case: Case) -> None:
    said = _saying(case, FACT.text, sentence=2)
    assert why_not_covered(FACT, said) == "no statement cites its sentences"


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("Sales rose.", "Sales fell.", True),
        ("Sales rose.", "Sales grew.", False),
        ("Sales rose and costs fell.", "Costs fell and sales rose.", False),
        ("It commits to a profit.", "It does not commit to a profit.", True),
        ("It isn't certain.", "Nothing is certain.", False),
    ],
)
def test_opposed_statements(one: str, other: str, are: bool) -> None:
    assert opposed(one, other) == are


def test_risks_that_fit_twice_are_not_moved_without_need(case: Case) -> None:
    answer = case.answers[1]
    low, high = (answer.risks[3].model_copy(update={"severity": s}) for s in ("low", "high"))
    twins = answer.model_copy(update={"risks": (low, high)})
    doubled = replace(case, answers={**case.answers, 1: twins})
    pairs = matched(view(doubled, ideal_memo(doubled)).answers[0], by_category=True)
    assert [(risk.severity, other.severity) for risk, other in pairs] == [
        ("low", "low"),
        ("high", "high"),
    ]


def test_an_answer_that_the_memo_leaves_out_counts_as_missing(case: Case) -> None:
    memo: Memo = ideal_memo(case)
    gone = replace(
        memo,
        answers=memo.answers[1:],
        risks=tuple(risk for risk in memo.risks if risk.citations[0].question != 1),
    )
    first = {item.metric: item for item in score(view(case, gone)) if item.question == 1}
    assert first["facts.coverage"].value == 0
    assert first["completeness.whole"].value == 0
    assert first["risks.recall"].value == 0
    assert first["stance.outlook.accuracy"].value is None
    assert first["figures.precision"].value is None
