"""Pools, intervals and pass rates, against numbers that can be worked out by hand."""

from pathlib import Path

import numpy as np
import pytest

from briefing.models.memo import Memo
from evals.cases import Case
from evals.damages import ideal_memo
from evals.metrics import F1, Confusion, Metric, pooled, scored, share, unscored
from evals.runlog import Finished, RunLog
from evals.scorers import METRICS
from evals.statistics import differences, estimates, pass_at_k, pass_hat_k

FACTS = METRICS["facts.coverage"]
COST = METRICS["completeness.refused"]


def _log(memo: Memo, name: str, values: list[float | None], metric: Metric = FACTS) -> RunLog:
    log = RunLog(Path(f"{name}.jsonl"), {"cases": {}})
    for at, value in enumerate(values):
        score = unscored(metric, 1, "") if value is None else scored(metric, 1, value, "")
        log.finished[f"case{at}", 0] = Finished(memo, 1.0, 1.0, (score,))
    return log


@pytest.fixture(scope="module")
def memo(case: Case) -> Memo:
    return ideal_memo(case)


def test_a_ratio_pools_items_and_not_answers() -> None:
    scores = [share(FACTS, 1, 1, 1, ""), share(FACTS, 2, 0, 3, ""), share(FACTS, 3, 0, 0, "")]
    assert scores[2].value is None
    assert pooled(FACTS, scores) == 0.25


def test_f1_is_the_harmonic_mean() -> None:
    assert F1().of(np.array([2.0, 4.0, 3.0])) == pytest.approx(4 / 7)
    assert np.isnan(F1().of(np.array([0.0, 0.0, 0.0])))


def test_macro_f1_leaves_out_labels_that_nobody_gave() -> None:
    table = Confusion(("a", "b", "c"), "macro_f1")
    sums = np.array(table.cell("a", "a")) + np.array(table.cell("b", "a"))
    # a: 2*1/(1+2), b: 0, c: never there.
    assert table.of(sums) == pytest.approx((2 / 3 + 0) / 2)


def test_kappa_is_the_one_of_the_worked_table() -> None:
    table = Confusion(("y", "n"), "kappa")
    assert table.of(np.array([20.0, 5.0, 10.0, 15.0])) == pytest.approx(0.4)


def test_the_interval_holds_the_mean_and_is_nil_for_equal_cases(memo: Memo) -> None:
    spread = estimates(_log(memo, "a", [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]))[FACTS.name]
    assert spread.low is not None
    assert spread.high is not None
    assert 0.0 < spread.low < 0.5 < spread.high < 1.0
    same = estimates(_log(memo, "a", [0.5] * 6))[FACTS.name]
    assert (same.low, same.value, same.high) == (0.5, 0.5, 0.5)


def test_few_cases_give_no_interval_and_no_verdict(memo: Memo) -> None:
    one, two = _log(memo, "a", [0.1, 0.2]), _log(memo, "b", [0.9, 0.8])
    row = differences(one, two)[FACTS.name]
    assert (row.low, row.verdict, row.wins) == (None, "too few cases", 2)


def test_pairing_finds_a_small_gain_that_every_case_has(memo: Memo) -> None:
    values = [0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4]
    one, two = _log(memo, "a", list(values)), _log(memo, "b", [v + 0.02 for v in values])
    row = differences(one, two)[FACTS.name]
    assert (row.verdict, row.wins, row.losses) == ("better", 7, 0)
    assert row.change == pytest.approx(0.02)


def test_less_is_better_where_the_metric_says_so(memo: Memo) -> None:
    one, two = (_log(memo, n, [v] * 6, COST) for n, v in (("a", 2.0), ("b", 1.0)))
    row = differences(one, two)[COST.name]
    assert (row.change, row.verdict, row.wins) == (-1.0, "better", 6)


def test_unscored_cases_are_counted_apart(memo: Memo) -> None:
    row = estimates(_log(memo, "a", [1.0, None, 0.0]))[FACTS.name]
    assert (row.value, row.scored, row.unscored) == (0.5, 2, 1)


def test_pass_rates_of_four_repeats_of_which_two_pass() -> None:
    assert pass_at_k(4, 2, 1) == pass_hat_k(4, 2, 1) == 0.5
    assert pass_at_k(4, 2, 2) == pytest.approx(5 / 6)
    assert pass_hat_k(4, 2, 2) == pytest.approx(1 / 6)
    assert pass_at_k(4, 2, 3) == 1.0
