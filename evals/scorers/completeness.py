"""Completeness: what failed, what was refused, and what the product itself couldn't verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.metrics import Metric, scored, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models.memo import Point, Risk
    from evals.metrics import Score
    from evals.views import AnswerView

WHOLE = Metric(
    "completeness.whole",
    "Share of answers with takeaways, a stance, a question in English, and no part that failed.",
    "own",
)
REFUSED = Metric(
    "completeness.refused",
    "Parts of an answer that the model refused to write, per answer.",
    "own",
    direction="lower",
    high=None,
)
VERIFIED = Metric(
    "completeness.verified",
    "Share of the memo's statements and risks that the product calls verified.",
    "own",
)


def _score(view: AnswerView) -> Iterator[Score]:
    answer = view.answer
    lacking = [f"{failure.part}: {failure.reason}" for failure in view.failures]
    if answer is None:
        lacking.append("the memo leaves it out")
    else:
        lacking += ["no takeaways"] if not answer.takeaways else []
        lacking += ["no stance"] if answer.stance is None else []
        lacking += ["no question"] if answer.question_zh and not answer.question_en else []
    yield scored(WHOLE, view.number, float(not lacking), "; ".join(lacking))
    refused = [failure.part for failure in view.failures if "refusal" in failure.reason]
    yield scored(REFUSED, view.number, float(len(refused)), ", ".join(refused))
    items: list[Point | Risk] = [*view.points, *view.risks]
    wrong = [problem for item in items if not item.verified for problem in item.problems]
    verified = sum(item.verified for item in items)
    yield share(VERIFIED, view.number, verified, len(items), "; ".join(wrong))


SCORER = Scorer("completeness", "1", (WHOLE, REFUSED, VERIFIED), each_answer(_score))
