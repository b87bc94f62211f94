"""ROUGE: words, pairs of words, and the longest common subsequence with the reference."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rouge_score.rouge_scorer import RougeScorer

from evals.metrics import Metric, scored
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

_TYPES = {"rouge1": "rouge.1", "rouge2": "rouge.2", "rougeL": "rouge.L"}
METRICS = {
    kind: Metric(
        name,
        f"F1 of {kind} of the takeaways against the reference's summary or its list of facts,"
        " whichever is nearer; stemmed. 0 for an answer without takeaways.",
        "C.-Y. Lin, ROUGE, ACL 2004 workshop; computed by rouge-score",
    )
    for kind, name in _TYPES.items()
}


@lru_cache(maxsize=1)
def _rouge() -> RougeScorer:
    return RougeScorer(list(_TYPES), use_stemmer=True)


def _score(view: AnswerView) -> Iterator[Score]:
    rows = [_rouge().score(reference, view.text) for reference in view.references]
    for kind, metric in METRICS.items():
        value = max(row[kind].fmeasure for row in rows)
        yield scored(metric, view.number, value, "")


SCORER = Scorer("rouge", "1", tuple(METRICS.values()), each_answer(_score))
