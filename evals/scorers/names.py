"""Names: is whoever the memo names named there, and are those named that matter?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.checking.names import unfounded_names
from briefing.language.glossary import NameKind
from evals.metrics import Metric, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

PRECISION = Metric(
    "names.precision",
    "Share of the memo's statements whose names all stand in the sentences that they cite.",
    "own; names are found and compared by the product's rules",
)
RECALL = Metric(
    "names.recall",
    "Share of the names in the reference's facts (companies, products, people, institutions,"
    " places of the glossary) that stand in a statement about the answer.",
    "own; names are those of the glossary",
)


def _score(view: AnswerView) -> Iterator[Score]:
    statements = tuple(view.statements())
    wrong = [
        problem
        for text, cited in statements
        if (problem := "; ".join(unfounded_names(text, view.context.evidence(cited))))
    ]
    right = len(statements) - len(wrong)
    yield share(PRECISION, view.number, right, len(statements), "; ".join(wrong))
    wanted = sorted(_names(view))
    text = " ".join(text for text, _ in statements).lower()
    missing = [name for name in wanted if name.lower() not in text]
    found = len(wanted) - len(missing)
    yield share(RECALL, view.number, found, len(wanted), f"missing: {', '.join(missing)}")


def _names(view: AnswerView) -> set[str]:
    return {
        match.entry.en
        for fact in view.reference.facts
        for sentence in view.context.evidence(fact.sentences).cited
        for match in sentence.names
        if match.entry.kind is not NameKind.TERM and match.entry.en in fact.text
    }


SCORER = Scorer("names", "1", (PRECISION, RECALL), each_answer(_score))
