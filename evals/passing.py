"""Does an answer pass? What an analyst could use as it is, for pass@k and pass^k."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evals.runlog import RunLog

LEAST: dict[str, float] = {
    "completeness.whole": 1.0,
    "figures.precision": 1.0,
    "traps.avoided": 1.0,
    "facts.coverage": 0.5,
}
"""An answer passes with at least these values; one that is unscored doesn't count against it."""


def passes(log: RunLog) -> dict[tuple[str, int], list[bool]]:
    """By case and question, whether the answer passed in each repeat."""
    found: dict[tuple[str, int], list[bool]] = {}
    for (case, _), done in sorted(log.finished.items()):
        failed: dict[int, bool] = {}
        for score in done.scores:
            if score.question is None or score.metric not in LEAST:
                continue
            bad = score.value is not None and score.value < LEAST[score.metric]
            failed[score.question] = failed.get(score.question, False) or bad
        for question, bad in failed.items():
            found.setdefault((case, question), []).append(not bad)
    return found
