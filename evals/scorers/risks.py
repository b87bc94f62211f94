"""Risks: are the reference's there, are there others, and how grave are they called?

A risk of the memo and one of the reference match if they are of one category and share a sentence
of evidence; each matches once at most, and as many as possible do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.metrics import F1, Metric, scored, share, unscored
from evals.pairing import paired
from evals.scorers.scorer import Scorer, each_answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models.memo import Risk
    from evals.metrics import Score
    from evals.references import ReferenceRisk
    from evals.views import AnswerView

PRECISION = Metric(
    "risks.precision", "Share of the memo's risks that match one of the reference's.", "own"
)
RECALL = Metric(
    "risks.recall", "Share of the reference's risks that match one of the memo's.", "own"
)
BOTH = Metric("risks.f1", "Harmonic mean of the two, over all answers together.", "own", pool=F1())
SEVERITY = Metric(
    "risks.severity", "Share of the matched risks with the reference's severity.", "own"
)
EVIDENCE = Metric(
    "risks.evidence",
    "F1 of risks matched by a shared sentence alone, whatever their category.",
    "own",
    pool=F1(),
)


def matched(view: AnswerView, *, by_category: bool) -> list[tuple[Risk, ReferenceRisk]]:
    """The largest matching of the memo's risks with the reference's."""

    def fits(risk: Risk, other: ReferenceRisk) -> bool:
        same = risk.category == other.category or not by_category
        return same and bool(set(view.cited(risk)) & set(other.sentences))

    return paired(view.risks, view.reference.risks, fits)


def _score(view: AnswerView) -> Iterator[Score]:
    given, wanted = len(view.risks), len(view.reference.risks)
    pairs = matched(view, by_category=True)
    hits = len(pairs)
    found = {id(risk) for risk, _ in pairs}
    seen = {id(risk) for _, risk in pairs}
    extra = [f"{r.category}: {r.title}" for r in view.risks if id(r) not in found]
    missing = [f"{r.category}: {r.title}" for r in view.reference.risks if id(r) not in seen]
    yield share(PRECISION, view.number, hits, given, f"not in the reference: {'; '.join(extra)}")
    yield share(RECALL, view.number, hits, wanted, f"missing: {'; '.join(missing)}")
    evidence = len(matched(view, by_category=False))
    for metric, count in ((BOTH, hits), (EVIDENCE, evidence)):
        if not given + wanted:
            yield unscored(metric, view.number, "no risk in the memo, none in the reference")
        else:
            sums = (float(count), float(given), float(wanted))
            yield scored(metric, view.number, 2 * count / (given + wanted), "", sums)
    grave = sum(risk.severity == other.severity for risk, other in pairs)
    yield share(SEVERITY, view.number, grave, hits, f"{grave} of {hits}")


SCORER = Scorer("risks", "1", (PRECISION, RECALL, BOTH, SEVERITY, EVIDENCE), each_answer(_score))
