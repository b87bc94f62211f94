"""Sentence-embedding similarity with the reference. Optional: wants a server with embeddings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from evals.metrics import Metric, scored, unscored

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from evals.metrics import Score
    from evals.views import AnswerView, MemoView

COSINE = Metric(
    "similarity.cosine",
    "Cosine of the embeddings of the takeaways and of the reference's summary or facts, whichever"
    " is nearer.",
    "N. Reimers and I. Gurevych, Sentence-BERT, EMNLP 2019; the model is whichever is named",
    low=-1.0,
)
METRICS = (COSINE,)

Embed: TypeAlias = "Callable[[Sequence[str]], Awaitable[Sequence[Sequence[float]]]]"
"""Gives one vector a text."""


async def similarity(embed: Embed, view: MemoView) -> tuple[Score, ...]:
    """Score a memo, answer by answer; errors are those of ``embed``."""
    return tuple([await _answer(embed, answer) for answer in view.answers])


async def _answer(embed: Embed, view: AnswerView) -> Score:
    if not view.text:
        return unscored(COSINE, view.number, "the answer has no takeaways")
    vectors = [np.asarray(row, dtype=float) for row in await embed([view.text, *view.references])]
    sizes = [float(np.linalg.norm(vector)) for vector in vectors]
    if not all(sizes):
        return unscored(COSINE, view.number, "an embedding is nought")
    value = max(
        float(vectors[0] @ other) / sizes[0] / size
        for other, size in zip(vectors[1:], sizes[1:], strict=True)
    )
    return scored(COSINE, view.number, value, "")
