"""Facts: how much of what the answer says does the memo say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.matching import overlap, why_not_covered
from evals.metrics import Metric, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

COVERAGE = Metric(
    "facts.coverage",
    "Share of the reference's facts that the memo's statements about the same sentences cover:"
    " each figure, and enough of the words (see matching.py).",
    "own; after the atomic facts of FActScore (Min et al., EMNLP 2023), decided without a model",
)
FOUNDED = Metric(
    "facts.founded",
    "Share of the takeaways that are like a fact of the reference or of a risk in it: at least a"
    " quarter of the fact's words. What is said beyond the reference isn't wrong by that alone.",
    "own",
)
_LIKE = 0.25


def _score(view: AnswerView) -> Iterator[Score]:
    missing = [
        f"{fact.text} ({why})"
        for fact in view.reference.facts
        if (why := why_not_covered(fact, view))
    ]
    total = len(view.reference.facts)
    yield share(COVERAGE, view.number, total - len(missing), total, " ".join(missing))
    strange = [
        point.text
        for point in view.takeaways
        if not any(overlap(fact, point.text) >= _LIKE for fact in view.reference.facts)
    ]
    total = len(view.takeaways)
    yield share(FOUNDED, view.number, total - len(strange), total, " ".join(strange))


SCORER = Scorer("facts", "1", (COVERAGE, FOUNDED), each_answer(_score))
