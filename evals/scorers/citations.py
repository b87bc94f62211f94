"""Citations: do they exist, and do they stand beside what the reference cites?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.matching import ENOUGH, overlap
from evals.metrics import Metric, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

VALIDITY = Metric(
    "citations.validity",
    "Share of the memo's statements that cite at least one sentence, and only ones that exist.",
    "own",
)
AGREEMENT = Metric(
    "citations.agreement",
    "Of the takeaways that are like a fact of the reference (by its words, wherever they cite),"
    " the share that cites one of that fact's sentences.",
    "own",
)
COVERAGE = Metric(
    "citations.coverage",
    "Share of the sentences that the reference's facts cite that a statement of the memo cites.",
    "own",
)


def _score(view: AnswerView) -> Iterator[Score]:
    last = len(view.context.sentences)
    statements = tuple(view.statements())
    valid = sum(bool(cited) and all(1 <= n <= last for n in cited) for _, cited in statements)
    yield share(VALIDITY, view.number, valid, len(statements), f"{valid} of {len(statements)}")
    alike, elsewhere = 0, []
    for point in view.takeaways:
        likeness = [overlap(fact, point.text) for fact in view.reference.facts]
        if max(likeness) < ENOUGH:
            continue
        alike += 1
        nearest = {
            number
            for fact, like in zip(view.reference.facts, likeness, strict=True)
            if like == max(likeness)
            for number in fact.sentences
        }
        if not set(view.cited(point)) & nearest:
            elsewhere.append(point.text)
    right = alike - len(elsewhere)
    yield share(AGREEMENT, view.number, right, alike, "; ".join(elsewhere))
    wanted = {number for fact in view.reference.facts for number in fact.sentences}
    missing = wanted - {number for _, cited in statements for number in cited}
    numbers = ", ".join(map(str, sorted(missing)))
    found = len(wanted) - len(missing)
    yield share(COVERAGE, view.number, found, len(wanted), f"not cited: {numbers or 'none'}")


SCORER = Scorer("citations", "1", (VALIDITY, AGREEMENT, COVERAGE), each_answer(_score))
