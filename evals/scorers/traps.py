"""Traps: does the memo say the wrong thing that the answer invites?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.quantities import differs, find_english
from evals.metrics import Metric, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.references import Trap
    from evals.views import AnswerView

AVOIDED = Metric(
    "traps.avoided",
    "Share of the reference's traps that no statement of the memo falls into: none that cites one"
    " of the trap's sentences holds one of its figures, or all of its words.",
    "own",
)


def _sprung(trap: Trap, text: str) -> bool:
    low = text.lower()
    if trap.words and all(word.lower() in low for word in trap.words):
        return True
    given = find_english(text)
    return any(
        not differs(claim, wrong) or not differs(wrong, claim)
        for figure in trap.figures
        for wrong in find_english(figure)
        for claim in given
    )


def _score(view: AnswerView) -> Iterator[Score]:
    sprung = [
        f"{trap.kind}: {text}"
        for trap in view.reference.traps
        for text in [
            next(
                (
                    text
                    for text, cited in view.statements()
                    if set(cited) & set(trap.sentences) and _sprung(trap, text)
                ),
                "",
            )
        ]
        if text
    ]
    total = len(view.reference.traps)
    yield share(AVOIDED, view.number, total - len(sprung), total, "; ".join(sprung))


SCORER = Scorer("traps", "1", (AVOIDED,), each_answer(_score))
