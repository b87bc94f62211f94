"""Which metric sees which damage, and how strongly? The metrics are evaluated, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals import scorers
from evals.damages import DAMAGES, ideal_memo
from evals.metrics import pooled
from evals.views import view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.models.memo import Memo
    from evals.cases import Case
    from evals.metrics import Metric, Score

SEEN = 0.001
"""Share of a metric's range from which a change counts as seen."""
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Sensitivity:
    """A table of changes.

    Attributes:
        undamaged: by metric, the value of memos that are right; None if unscored.
        changes: by damage and metric, how much worse the value is, as a share of the metric's
            range (of 1 where it has none); negative if it is better; None if it can't be told.
        short: answers whose right memo doesn't score full, with the metric and its reason.
    """

    undamaged: Mapping[str, float | None]
    changes: Mapping[str, Mapping[str, float | None]]
    short: tuple[str, ...] = ()

    def untold(self) -> tuple[str, ...]:
        """Metrics that these cases are too few to evaluate (a kappa where all labels are one)."""
        return tuple(name for name, value in self.undamaged.items() if value is None)

    def faults(self) -> Iterator[str]:
        """What must not be: a scorer that sees nothing, a damage that nobody sees."""
        for name, value in self.undamaged.items():
            best = _best(scorers.METRICS[name])
            if value is None:
                continue
            if not _is_best(scorers.METRICS[name], value):
                yield f"{name} is {value:.3f} for memos that are right, not {best:g}"
            if not any(self._sees(name, damage) for damage in self.changes):
                yield f"{name} sees no damage"
        for damage in self.changes:
            if not any(self._sees(name, damage) for name in self.undamaged):
                yield f"no metric sees the damage: {damage}"

    def _sees(self, metric: str, damage: str) -> bool:
        change = self.changes[damage][metric]
        return change is not None and change >= SEEN


def sensitivity(cases: Sequence[Case]) -> Sensitivity:
    """Score the references' own memos as they are and damaged in each way."""
    metrics = [metric for metric in scorers.DEFAULT.values() if metric.quality]
    right = {case.name: ideal_memo(case) for case in cases}
    undamaged = _values(cases, right)
    changes = {}
    for damage in DAMAGES:
        spoilt = {case.name: damage.to(case, right[case.name]) for case in cases}
        values = _values(cases, spoilt)
        changes[damage.name] = {
            metric.name: _change(metric, undamaged[metric.name], values[metric.name])
            for metric in metrics
        }
    return Sensitivity(
        {metric.name: undamaged[metric.name] for metric in metrics},
        changes,
        tuple(line for case in cases for line in _short(case, right[case.name])),
    )


def _short(case: Case, memo: Memo) -> Iterator[str]:
    for item in scorers.score(view(case, memo)):
        metric = scorers.DEFAULT[item.metric]
        if metric.quality and item.value is not None and not _is_best(metric, item.value):
            yield (
                f"{case.name}, question {item.question}: {item.metric} is {item.value:.3f}"
                f" for a memo that is right: {item.reason}"
            )


def _values(cases: Sequence[Case], memos: Mapping[str, Memo]) -> dict[str, float | None]:
    by_metric: dict[str, list[Score]] = {name: [] for name in scorers.DEFAULT}
    for case in cases:
        for item in scorers.score(view(case, memos[case.name])):
            by_metric[item.metric].append(item)
    return {name: pooled(scorers.METRICS[name], items) for name, items in by_metric.items()}


def _is_best(metric: Metric, value: float) -> bool:
    best = _best(metric)
    return best is None or abs(value - best) <= _ROUNDING * max(1.0, abs(best))


def _best(metric: Metric) -> float | None:
    return metric.high if metric.direction == "higher" else metric.low


def _change(metric: Metric, before: float | None, after: float | None) -> float | None:
    if before is None or after is None:
        return None
    span = (metric.high - metric.low) if metric.high is not None else 1.0
    worse = before - after if metric.direction == "higher" else after - before
    return worse / span
