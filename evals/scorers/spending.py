"""Spending: what the memo cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.metrics import Metric, scored, unscored
from evals.scorers.scorer import Scorer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import MemoView

_NOTE = "the model's server; a recording's own where it is replayed"


def _metric(name: str, definition: str) -> Metric:
    return Metric(
        f"spending.{name}", definition, _NOTE, direction="lower", high=None, quality=False
    )


CALLS = _metric("calls", "Calls of the model for one memo.")
PROMPT = _metric("prompt_tokens", "Prompt tokens of one memo.")
COMPLETION = _metric("completion_tokens", "Tokens that the model wrote for one memo.")
COST = _metric("cost_usd", "US dollars for one memo; unscored where no price is known.")
SECONDS = _metric(
    "model_seconds", "Seconds of all calls of one memo added up, waiting for a place left out."
)


def _score(view: MemoView) -> Iterator[Score]:
    usage = view.memo.provenance.usage
    yield scored(CALLS, None, float(usage.calls), "")
    yield scored(PROMPT, None, float(usage.prompt_tokens), "")
    yield scored(COMPLETION, None, float(usage.completion_tokens), "")
    if usage.cost_usd is None:
        yield unscored(COST, None, "no price is known")
    else:
        yield scored(COST, None, usage.cost_usd, "")
    if view.seconds is None:
        yield unscored(SECONDS, None, "no call was timed")
    else:
        yield scored(SECONDS, None, view.seconds, "")


SCORER = Scorer("spending", "1", (CALLS, PROMPT, COMPLETION, COST, SECONDS), _score)
