"""Repetition: does a takeaway say what an earlier one said?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.matching import content
from evals.metrics import Metric, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

NEW = Metric(
    "repetition.new",
    "Share of an answer's takeaways that don't repeat an earlier one: less than 80% of the shorter"
    " one's content words are the other's.",
    "own; overlap coefficient (Szymkiewicz-Simpson)",
)
_SAME = 0.8


def _score(view: AnswerView) -> Iterator[Score]:
    words = [content(point.text) for point in view.takeaways]
    repeated = [
        view.takeaways[place].text
        for place, here in enumerate(words)
        if any(_alike(here, before) for before in words[:place])
    ]
    total = len(words)
    yield share(NEW, view.number, total - len(repeated), total, "; ".join(repeated))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    smaller = min(len(one), len(other))
    return bool(smaller) and len(one & other) / smaller >= _SAME


SCORER = Scorer("repetition", "1", (NEW,), each_answer(_score))
