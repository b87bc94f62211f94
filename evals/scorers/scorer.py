"""What a scorer is: metrics, and a function from a memo beside its reference to scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from evals.metrics import Metric, Score
    from evals.views import AnswerView, MemoView


@dataclass(frozen=True)
class Scorer:
    """One scorer.

    Attributes:
        version: raised when the same memo would get another score.
    """

    name: str
    version: str
    metrics: tuple[Metric, ...]
    score: Callable[[MemoView], Iterator[Score]]


def each_answer(
    score: Callable[[AnswerView], Iterator[Score]],
) -> Callable[[MemoView], Iterator[Score]]:
    """Score a memo answer by answer."""

    def scores(view: MemoView) -> Iterator[Score]:
        for answer in view.answers:
            yield from score(answer)

    return scores
