"""Language: is Chinese left over?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evals.metrics import Metric, share
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

ENGLISH = Metric(
    "language.english",
    "Share of the memo's English texts (question, statements, risks) without a Chinese character.",
    "own",
)
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def _score(view: AnswerView) -> Iterator[Score]:
    texts = [text for text, _ in view.statements()]
    texts += [view.answer.question_en] if view.answer and view.answer.question_en else []
    wrong = [text for text in texts if _CHINESE.search(text)]
    yield share(ENGLISH, view.number, len(texts) - len(wrong), len(texts), "; ".join(wrong))


SCORER = Scorer("language", "1", (ENGLISH,), each_answer(_score))
