"""The scorers, in the order of the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.scorers import (
    chrf,
    citations,
    completeness,
    facts,
    figures,
    judge,
    language,
    length,
    names,
    polarity,
    repetition,
    risks,
    rouge,
    similarity,
    spending,
    stance,
    traps,
)

if TYPE_CHECKING:
    from evals.metrics import Metric, Score
    from evals.scorers.scorer import Scorer
    from evals.views import MemoView

SCORERS: tuple[Scorer, ...] = tuple(
    module.SCORER
    for module in (
        figures,
        names,
        citations,
        facts,
        polarity,
        traps,
        stance,
        risks,
        rouge,
        chrf,
        language,
        repetition,
        length,
        completeness,
        spending,
    )
)
DEFAULT: dict[str, Metric] = {
    metric.name: metric for scorer in SCORERS for metric in scorer.metrics
}
"""What every run is scored by, without a model or a server."""
METRICS: dict[str, Metric] = DEFAULT | {
    metric.name: metric for metric in (*similarity.METRICS, *judge.METRICS)
}
"""These, and what is only added on demand."""


def score(view: MemoView) -> tuple[Score, ...]:
    """All scores of a memo."""
    return tuple(item for scorer in SCORERS for item in scorer.score(view))
