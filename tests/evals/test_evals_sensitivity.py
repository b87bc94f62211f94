"""The metrics are evaluated: memos that are right score full, and each damage is seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from evals import scorers
from evals.damages import DAMAGES, ideal_memo
from evals.metrics import pooled
from evals.sensitivity import Sensitivity, sensitivity
from evals.views import view

if TYPE_CHECKING:
    from evals.cases import Case
    from evals.damages import Damage

# What a damage is about must see it, whatever else does.
_SEEN_BY = {
    "figure scaled": "figures.precision",
    "unit changed": "figures.precision",
    "direction turned": "polarity.agreement",
    "name swapped": "names.precision",
    "claim negated": "polarity.agreement",
    "Chinese left": "language.english",
    "text cut off": "facts.coverage",
    "fact dropped": "facts.coverage",
    "fact invented": "facts.founded",
    "trap sprung": "traps.avoided",
    "repeated": "repetition.new",
    "shuffled": "rouge.L",
    "another answer's": "facts.coverage",
    "citation moved": "citations.agreement",
    "citation beyond": "citations.validity",
    "stance flipped": "stance.outlook.accuracy",
    "risk dropped": "risks.recall",
    "risk invented": "risks.precision",
    "risk misjudged": "risks.severity",
    "risk miscategorised": "risks.f1",
    "part refused": "completeness.refused",
    "unverified": "completeness.verified",
}


@pytest.fixture(scope="module")
def table(case: Case) -> Sensitivity:
    return sensitivity([case])


def test_memos_that_are_right_score_full_and_no_metric_is_blind(table: Sensitivity) -> None:
    assert list(table.faults()) == []


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_damage_is_seen_by_the_metric_that_is_about_it(
    table: Sensitivity, damage: Damage
) -> None:
    name = damage.name
    change = table.changes[name][_SEEN_BY[name]]
    assert change is not None
    assert change >= 0.01


def test_a_blind_metric_and_an_unseen_damage_are_named() -> None:
    table = Sensitivity({"figures.recall": 0.5}, {"nothing": {"figures.recall": 0.0}})
    assert list(table.faults()) == [
        "figures.recall is 0.500 for memos that are right, not 1",
        "figures.recall sees no damage",
        "no metric sees the damage: nothing",
    ]


def test_what_is_not_there_is_unscored_and_not_nought(case: Case) -> None:
    memo = DAMAGES[[d.name for d in DAMAGES].index("part refused")].to(case, ideal_memo(case))
    scores = [s for s in scorers.score(view(case, memo)) if s.metric == "stance.outlook.accuracy"]
    assert [score.value for score in scores] == [None] * len(case.answers)
    assert pooled(scorers.METRICS["stance.outlook.accuracy"], scores) is None


def test_every_metric_says_what_it_is() -> None:
    for metric in scorers.METRICS.values():
        assert metric.definition
        assert metric.source
        assert metric.high is None or metric.low < metric.high


def test_an_answer_whose_reference_trips_a_metric_is_named(case: Case) -> None:
    answer = case.answers[1]
    twice = answer.model_copy(update={"facts": (*answer.facts, answer.facts[0])})
    doubled = replace(case, answers={**case.answers, 1: twice})
    (line,) = sensitivity([doubled]).short
    assert line.startswith("990001-20260312, question 1: repetition.new")
