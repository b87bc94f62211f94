"""chrF: character n-grams shared with the reference."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sacrebleu.metrics.chrf import CHRF

from evals.metrics import Metric, scored
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

CHRF2 = Metric(
    "chrf",
    "chrF2 of the takeaways against the reference's summary or its list of facts, whichever is"
    " nearer.",
    "M. Popović, chrF, WMT 2015; computed by sacrebleu",
    high=100.0,
)


@lru_cache(maxsize=1)
def _chrf() -> CHRF:
    return CHRF()


def _score(view: AnswerView) -> Iterator[Score]:
    value = _chrf().sentence_score(view.text, view.references).score
    yield scored(CHRF2, view.number, value, "")


SCORER = Scorer("chrf", "1", (CHRF2,), each_answer(_score))
