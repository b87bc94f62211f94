"""Stance: are the facets labelled as the codebook would?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from briefing.models.memo import Certainty, Directness, Outlook
from evals.metrics import F1, Confusion, Metric, scored, unscored
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.metrics import Score
    from evals.views import AnswerView

_KAPPA = "J. Cohen, Educational and Psychological Measurement 20 (1960)"


@dataclass(frozen=True)
class _Facet:
    name: str
    accuracy: Metric
    macro: Metric
    kappa: Metric
    tables: tuple[Confusion, Confusion]


def _facet(name: str, labels: tuple[str, ...]) -> _Facet:
    macro, kappa = Confusion(labels, "macro_f1"), Confusion(labels, "kappa")
    return _Facet(
        name,
        Metric(f"stance.{name}.accuracy", f"Share of answers with the reference's {name}.", "own"),
        Metric(
            f"stance.{name}.macro_f1",
            f"Mean F1 over the labels of {name} that occur in memo or reference.",
            "own",
            pool=macro,
        ),
        Metric(
            f"stance.{name}.kappa",
            f"Agreement with the reference's {name} beyond chance.",
            _KAPPA,
            low=-1.0,
            pool=kappa,
        ),
        (macro, kappa),
    )


_FACETS = (
    _facet("outlook", get_args(Outlook)),
    _facet("certainty", get_args(Certainty)),
    _facet("directness", get_args(Directness)),
)
TOPICS = Metric(
    "stance.topics.f1", "F1 of the topics, each topic of an answer one item.", "own", pool=F1()
)


def _score(view: AnswerView) -> Iterator[Score]:
    wanted = view.reference.stance
    stance = view.answer.stance if view.answer else None
    for facet in _FACETS:
        metrics = (facet.accuracy, facet.macro, facet.kappa)
        if stance is None:
            for metric in metrics:
                yield unscored(metric, view.number, "the memo has no stance for the answer")
            continue
        right, given = getattr(wanted, facet.name), getattr(stance, facet.name)
        value = float(right == given)
        reason = given if value else f"{given}, where the reference has {right}"
        yield scored(facet.accuracy, view.number, value, reason)
        for metric, table in zip(metrics[1:], facet.tables, strict=True):
            yield scored(metric, view.number, value, reason, table.cell(right, given))
    if stance is None:
        yield unscored(TOPICS, view.number, "the memo has no stance for the answer")
        return
    hits = len(set(stance.topics) & set(wanted.topics))
    sums = (float(hits), float(len(stance.topics)), float(len(wanted.topics)))
    reason = f"{', '.join(stance.topics)}, where the reference has {', '.join(wanted.topics)}"
    yield scored(TOPICS, view.number, 2 * hits / (sums[1] + sums[2]), reason, sums)


SCORER = Scorer(
    "stance",
    "1",
    (*(m for f in _FACETS for m in (f.accuracy, f.macro, f.kappa)), TOPICS),
    each_answer(_score),
)
