"""Polarity: does a statement deny what its fact affirms, or turn its direction round?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evals.matching import twin
from evals.metrics import Metric, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

AGREEMENT = Metric(
    "polarity.agreement",
    "Of the facts with a statement like them about the same sentence, the share where both or"
    " neither deny (no, not, never, without, n't), and none says up where the other says down.",
    "own",
)
_DENIAL = re.compile(r"\b(?:no|not|never|nobody|nothing|none|without|neither|nor|\w+n't)\b", re.I)
_UP = re.compile(
    r"\b(?:up|rose|rise|rises|risen|grew|grow|grows|increas\w+|higher|gain\w*)\b", re.I
)
_DOWN = re.compile(
    r"\b(?:down|fell|fall|falls|fallen|declin\w+|decreas\w+|lower|drop\w*|shrank|shrink\w*)\b", re.I
)


def opposed(one: str, other: str) -> bool:
    """Whether one statement denies what the other affirms, or turns it round."""
    if bool(_DENIAL.search(one)) != bool(_DENIAL.search(other)):
        return True
    up, down = bool(_UP.search(one)), bool(_DOWN.search(one))
    other_up, other_down = bool(_UP.search(other)), bool(_DOWN.search(other))
    return (up, down, other_up, other_down) in {
        (True, False, False, True),
        (False, True, True, False),
    }


def _score(view: AnswerView) -> Iterator[Score]:
    pairs = [
        (fact.text, statement)
        for fact in view.reference.facts
        if (statement := twin(fact, view)) is not None
    ]
    wrong = [f"{text!r} for {fact!r}" for fact, text in pairs if opposed(fact, text)]
    yield share(AGREEMENT, view.number, len(pairs) - len(wrong), len(pairs), "; ".join(wrong))


SCORER = Scorer("polarity", "1", (AGREEMENT,), each_answer(_score))
