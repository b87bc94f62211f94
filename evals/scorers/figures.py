"""Figures: are those that the memo gives right, and are those that matter there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.checking.figures import unfounded_figures
from briefing.language.quantities import differs, find_english
from evals.metrics import Metric, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

PRECISION = Metric(
    "figures.precision",
    "Share of the figures in the memo's statements that stand in the sentences that these cite.",
    "own; figures are read and compared by the product's rules for quantities",
)
RECALL = Metric(
    "figures.recall",
    "Share of the figures of the reference's facts that stand in a statement about the answer.",
    "own; figures are read and compared by the product's rules for quantities",
)


def _score(view: AnswerView) -> Iterator[Score]:
    total = 0
    wrong: list[str] = []
    for text, cited in view.statements():
        total += len(find_english(text))
        wrong += unfounded_figures(text, view.context.evidence(cited))
    # A number inside a name can be wrong without counting as a figure.
    right = max(0, total - len(wrong))
    yield share(PRECISION, view.number, right, total, "; ".join(wrong))
    given = tuple(view.figures())
    wanted = dict.fromkeys(figure for fact in view.reference.facts for figure in fact.figures)
    missing = [
        figure
        for figure in wanted
        if not all(
            any(not differs(claim, source) or not differs(source, claim) for claim in given)
            for source in find_english(figure)
        )
    ]
    found = len(wanted) - len(missing)
    yield share(RECALL, view.number, found, len(wanted), f"missing: {', '.join(missing)}")


SCORER = Scorer("figures", "1", (PRECISION, RECALL), each_answer(_score))
