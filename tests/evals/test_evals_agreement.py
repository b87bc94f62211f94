import pytest

from evals.agreement import (
    Disagreement,
    Twice,
    agreements,
    cohens_kappa,
    disagreements,
    risk_agreement,
)
from evals.references import Fact, LabelledAnswer, ReferenceAnswer, ReferenceRisk, RiskLabels
from evals.references import StanceLabels as Stance


def test_kappa_of_a_worked_table() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 0.7, by chance 0.5.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_one_for_the_same_and_below_nought_for_the_opposite() -> None:
    assert cohens_kappa([("a", "a"), ("b", "b")]) == 1
    assert cohens_kappa([("a", "b"), ("b", "a")]) == -1


def test_kappa_is_undefined_where_chance_explains_all() -> None:
    assert cohens_kappa([]) is None
    assert cohens_kappa([("a", "a")] * 3) is None


def _first(outlook: str, *risks: tuple[str, str, list[int]]) -> ReferenceAnswer:
    stance = {"outlook": outlook, "certainty": "none", "directness": "direct"}
    return ReferenceAnswer(
        question=1,
        summary="A. B.",
        facts=(Fact(text="A.", sentences=(1,)),),
        stance=Stance.model_validate({**stance, "topics": ["results"], "sentences": [2]}),
        risks=tuple(
            ReferenceRisk.model_validate(
                {
                    **_risk(*risk),
                    "basis": "stated",
                    "status": "occurred",
                    "horizon": "near",
                    "title": "A",
                    "description": "A.",
                }
            )
            for risk in risks
        ),
    )


def _second(outlook: str, *risks: tuple[str, str, list[int]]) -> LabelledAnswer:
    stance = {"outlook": outlook, "certainty": "none", "directness": "direct"}
    return LabelledAnswer.model_validate({**stance, "risks": [_risk(*risk) for risk in risks]})


def _risk(category: str, severity: str, sentences: list[int]) -> dict[str, object]:
    labels = {"category": category, "severity": severity, "sentences": sentences}
    return RiskLabels.model_validate(labels).model_dump()


ANSWERS = (
    Twice("a", _first("mixed"), _second("mixed")),
    Twice("b", _first("positive"), _second("mixed")),
    Twice(
        "c",
        _first("negative", ("financial", "high", [1, 2]), ("competition", "low", [3])),
        _second("negative", ("financial", "medium", [2]), ("customer_demand", "low", [3])),
    ),
    Twice(
        "d",
        _first("negative", ("financial", "high", [1])),
        _second("negative", ("financial", "high", [4])),
    ),
)


def test_a_facet_counts_what_was_confused_with_what() -> None:
    outlook, certainty, *_ = agreements(ANSWERS)
    assert (outlook.items, outlook.observed) == (4, 0.75)
    # By chance: mixed 1/4 * 2/4, negative 2/4 * 2/4, together 0.375.
    assert outlook.kappa == pytest.approx((0.75 - 0.375) / (1 - 0.375))
    assert outlook.confused == ((("positive", "mixed"), 1),)
    assert (certainty.observed, certainty.kappa, certainty.confused) == (1, None, ())


def test_risks_agree_by_category_and_a_sentence_in_common() -> None:
    risks = risk_agreement(ANSWERS)
    assert (risks.first, risks.second, risks.both, risks.severity) == (3, 3, 1, 0)
    assert risks.f1 == pytest.approx(1 / 3)
    assert risk_agreement(ANSWERS[:2]).f1 is None


def test_each_disagreement_is_named_with_its_sentences() -> None:
    assert [each for answer in ANSWERS for each in disagreements(answer)] == [
        Disagreement("b", 1, "outlook", "positive", "mixed", (2,)),
        Disagreement("c", 1, "severity", "high", "medium", (1, 2)),
        Disagreement("c", 1, "risk", "competition (low)", "none", (3,)),
        Disagreement("c", 1, "risk", "none", "customer_demand (low)", (3,)),
        Disagreement("d", 1, "risk", "financial (high)", "none", (1,)),
        Disagreement("d", 1, "risk", "none", "financial (high)", (4,)),
    ]
