"""A judge model: is each statement borne out by what it cites? Optional; never a floor.

It is asked for yes or no, and also of the reference's facts, which are borne out, and of its traps,
which are not: how often it is right there says how far to trust it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from evals.metrics import Metric, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.stages.asking import Asker
    from evals.metrics import Score
    from evals.views import AnswerView, MemoView

SUPPORTED = Metric(
    "judge.supported",
    "Share of the memo's statements that the judge model calls supported by what they cite.",
    "a model as judge (Zheng et al., NeurIPS 2023), one yes-or-no question a statement",
)
AGREEMENT = Metric(
    "judge.agreement",
    "Share of the reference's facts that the judge calls supported, and of its traps that it"
    " doesn't: how far the judge itself can be trusted.",
    "own",
)
METRICS = (SUPPORTED, AGREEMENT)
_HALF = 0.5
_PROMPT = "judge/statement"


async def judge(asker: Asker, view: MemoView) -> tuple[Score, ...]:
    """Judge a memo, answer by answer.

    Raises:
        ModelError, BudgetError: as of the model.
    """
    rows = await asyncio.gather(*(_answer(asker, answer) for answer in view.answers))
    return tuple(score for row in rows for score in row)


async def _answer(asker: Asker, view: AnswerView) -> Sequence[Score]:
    said = tuple(view.statements())
    facts = [(fact.text, fact.sentences) for fact in view.reference.facts]
    traps = [(trap.text, trap.sentences) for trap in view.reference.traps]
    verdicts = await asyncio.gather(
        *(_supported(asker, view, *row) for row in (*said, *facts, *traps))
    )
    of_memo = verdicts[: len(said)]
    of_facts = verdicts[len(said) : len(said) + len(facts)]
    of_traps = verdicts[len(said) + len(facts) :]
    doubted = "; ".join(text for (text, _), ok in zip(said, of_memo, strict=True) if not ok)
    right = sum(of_facts) + sum(not ok for ok in of_traps)
    total = len(facts) + len(traps)
    return (
        share(SUPPORTED, view.number, sum(of_memo), len(said), doubted),
        share(AGREEMENT, view.number, right, total, f"{right} of {total}"),
    )


async def _supported(asker: Asker, view: AnswerView, text: str, numbers: Iterable[int]) -> bool:
    sentences = [sentence.text for sentence in view.context.evidence(numbers).cited]
    if not sentences:
        return False
    values = {"sentences": sentences, "statement": text}
    chance = await asker.probability(_PROMPT, values, "yes", "no", exchange=view.number)
    return chance >= _HALF
