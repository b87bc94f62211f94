"""Length: is an answer's text about as long as the reference's?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.metrics import Metric, scored
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

FIT = Metric(
    "length.fit",
    "1 where the takeaways have as many words as the reference's summary or its facts, or a number"
    " between; else the ratio to the nearer of the two, the smaller over the larger.",
    "own; after the brevity penalty of BLEU (Papineni et al., ACL 2002), for both sides",
)


def _score(view: AnswerView) -> Iterator[Score]:
    given = len(view.text.split())
    lengths = [len(text.split()) for text in view.references]
    nearest = min(max(given, min(lengths)), max(lengths))
    value = min(given, nearest) / max(given, nearest)
    yield scored(FIT, view.number, value, f"{given} words, where {lengths} are wanted")


SCORER = Scorer("length", "1", (FIT,), each_answer(_score))
