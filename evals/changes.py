"""The answers that changed most between two runs, with their texts side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.scorers import METRICS

if TYPE_CHECKING:
    from briefing.models.memo import Memo
    from evals.runlog import RunLog


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer of both runs.

    Attributes:
        change: mean change over the metrics of both, each as a share of its range; positive is
            better.
        moved: the metrics that changed, with their change, the largest first.
        before: the takeaways and risks of the first run, one a line; ``after`` of the second.
    """

    case: str
    question: int
    change: float
    moved: tuple[tuple[str, float], ...]
    before: str
    after: str


def changed_most(before: RunLog, after: RunLog, most: int = 5) -> tuple[Changed, ...]:
    """The answers whose scores changed most, of the first repeats, the largest change first."""
    old, new = _values(before), _values(after)
    rows = []
    for place in old.keys() & new.keys():
        moved = {
            name: _gain(name, old[place][name], new[place][name])
            for name in old[place].keys() & new[place].keys()
        }
        change = sum(moved.values()) / len(moved) if moved else 0.0
        steps = sorted(moved.items(), key=lambda item: (-abs(item[1]), item[0]))
        weight = sum(abs(step) for _, step in steps)
        if weight:
            rows.append((weight, place, change, tuple(item for item in steps if item[1])))
    rows.sort(key=lambda row: (-row[0], row[1]))
    return tuple(
        Changed(
            case,
            question,
            change,
            steps,
            _text(before.finished[case, 0].memo, question),
            _text(after.finished[case, 0].memo, question),
        )
        for _, (case, question), change, steps in rows[:most]
    )


def _values(log: RunLog) -> dict[tuple[str, int], dict[str, float]]:
    found: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    for (case, repeat), done in log.finished.items():
        for score in done.scores if repeat == 0 else ():
            if score.question is not None and score.value is not None:
                found[case, score.question][score.metric] = score.value
    return found


def _gain(name: str, before: float, after: float) -> float:
    metric = METRICS[name]
    span = metric.high - metric.low if metric.high is not None else 1.0
    return (after - before) / span * (1 if metric.direction == "higher" else -1)


def _text(memo: Memo, question: int) -> str:
    answers = (*memo.answers, *((memo.introduction,) if memo.introduction else ()))
    lines = [
        f"{point.text} {[c.sentence for c in point.citations]}"
        for answer in answers
        if answer.number == question
        for point in answer.takeaways
    ]
    lines += [
        f"Risk ({risk.category}, {risk.severity}): {risk.description}"
        for risk in memo.risks
        if any(citation.question == question for citation in risk.citations)
    ]
    return "\n".join(lines)
