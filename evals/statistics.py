"""Values of a suite, their intervals, and paired differences.

Cases are the unit: a record's answers resemble each other, so whole records are drawn. B. Efron and
R. Tibshirani, An Introduction to the Bootstrap (1993); percentile intervals, a fixed seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from evals.scorers import METRICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from evals.metrics import Metric, Sums
    from evals.runlog import RunLog

ROUNDS = 4000
LEVEL = 0.95
_SEED = 20260101
FEWEST = 5
"""Cases from which an interval is given."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A metric over a suite.

    Attributes:
        value: None if nothing is scored.
        low: of the 95% interval over cases, with ``high``; None with too few cases.
        scored: answers (or memos) with a value; ``unscored`` those without.
        spread: standard deviation of the value over repeats; None without repeats.
    """

    metric: Metric
    value: float | None
    low: float | None
    high: float | None
    scored: int
    unscored: int
    spread: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """B less A over the cases of both; positive isn't always better: see ``verdict``.

    Attributes:
        wins: cases where B is better; ``losses`` where it is worse.
        verdict: "better" or "worse" where the interval leaves out nought, else "no difference".
    """

    metric: Metric
    before: float | None
    after: float | None
    change: float | None
    low: float | None
    high: float | None
    wins: int
    losses: int
    verdict: str


def case_sums(log: RunLog, metric: Metric, cases: Sequence[str], repeat: int | None = None) -> Sums:
    """Sums of a metric by case, shape (cases, pool's size), over all repeats or one of them."""
    rows = {name: np.zeros(metric.pool.size) for name in cases}
    for (name, number), done in log.finished.items():
        if name in rows and repeat in {None, number}:
            for score in done.scores:
                if score.metric == metric.name and score.value is not None:
                    rows[name] += score.sums
    return np.array([rows[name] for name in cases]).reshape(len(cases), metric.pool.size)


def estimates(log: RunLog, cases: Sequence[str] | None = None) -> dict[str, Estimate]:
    """Each metric over the cases of a log."""
    chosen = log.cases if cases is None else tuple(cases)
    return {metric.name: _estimate(log, metric, chosen) for metric in METRICS.values()}


def differences(before: RunLog, after: RunLog) -> dict[str, Difference]:
    """Each metric over the cases that both logs have."""
    cases = sorted(set(before.cases) & set(after.cases))
    return {metric.name: _difference(before, after, metric, cases) for metric in METRICS.values()}


def by_case(log: RunLog, metric: Metric, cases: Sequence[str]) -> dict[str, float | None]:
    """A metric's value of each case."""
    values = metric.pool.of(case_sums(log, metric, cases))
    return {name: _number(value) for name, value in zip(cases, values, strict=True)}


def pass_at_k(repeats: int, passed: int, k: int) -> float:
    """Chance that at least one of k passes (Chen et al., arXiv:2107.03374, unbiased)."""
    return 1.0 - comb(repeats - passed, k) / comb(repeats, k)


def pass_hat_k(repeats: int, passed: int, k: int) -> float:
    """Chance that all of k pass (pass^k; Yao et al., arXiv:2406.12045, unbiased)."""
    return comb(passed, k) / comb(repeats, k)


def _estimate(log: RunLog, metric: Metric, cases: Sequence[str]) -> Estimate:
    sums = case_sums(log, metric, cases)
    value = _number(metric.pool.of(sums.sum(0)))
    low, high = _interval(metric.pool.of(_draws(len(cases)) @ sums)) if value is not None else _NONE
    scores = [
        score.value
        for (name, _), done in log.finished.items()
        if name in set(cases)
        for score in done.scores
        if score.metric == metric.name
    ]
    empty = scores.count(None)
    return Estimate(
        metric, value, low, high, len(scores) - empty, empty, _spread(log, metric, cases)
    )


def _spread(log: RunLog, metric: Metric, cases: Sequence[str]) -> float | None:
    numbers = sorted({number for _, number in log.finished})
    if len(numbers) < 2:
        return None
    values = [metric.pool.of(case_sums(log, metric, cases, n).sum(0)) for n in numbers]
    return _number(np.std(values, ddof=1))


def _difference(before: RunLog, after: RunLog, metric: Metric, cases: Sequence[str]) -> Difference:
    one, two = case_sums(before, metric, cases), case_sums(after, metric, cases)
    a, b = _number(metric.pool.of(one.sum(0))), _number(metric.pool.of(two.sum(0)))
    if a is None or b is None:
        return Difference(metric, a, b, None, None, None, 0, 0, "not scored in both")
    draws = _draws(len(cases))
    # The same cases are drawn for both: the difference is paired.
    low, high = _interval(metric.pool.of(draws @ two) - metric.pool.of(draws @ one))
    sign = 1 if metric.direction == "higher" else -1
    pairs = metric.pool.of(two) - metric.pool.of(one)
    wins = int(np.sum(sign * pairs > 0))
    losses = int(np.sum(sign * pairs < 0))
    return Difference(metric, a, b, b - a, low, high, wins, losses, _verdict(sign, low, high))


def _verdict(sign: int, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "too few cases"
    if low > 0 or high < 0:
        return "better" if sign * low > 0 else "worse"
    return "no difference"


def _draws(size: int) -> NDArray[np.float64]:
    """How often each case is drawn in each round, shape (ROUNDS, size)."""
    if size < FEWEST:
        return np.zeros((0, size))
    generator = np.random.default_rng(_SEED)
    return generator.multinomial(size, np.full(size, 1 / size), ROUNDS).astype(float)


_NONE: tuple[None, None] = (None, None)


def _interval(values: Sums) -> tuple[float, float] | tuple[None, None]:
    there = values[~np.isnan(values)]
    if len(there) < ROUNDS / 2:
        return _NONE
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(there, [tail, 1 - tail])
    return float(low), float(high)


def _number(value: object) -> float | None:
    number = float(value)  # type: ignore[arg-type]
    return None if np.isnan(number) else number
