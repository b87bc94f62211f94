"""One self-contained HTML page of a run, of a run at the gate, or of two runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.changes import changed_most
from evals.metrics import F1, MEAN
from evals.reporting import plots
from evals.reporting.tables import interval, measured, number
from evals.scorers import METRICS
from evals.statistics import by_case, differences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.baseline import Held
    from evals.metrics import Metric
    from evals.runlog import RunLog
    from evals.statistics import Difference

_MOST = 8


@dataclass(frozen=True, slots=True)
class _Weak:
    case: str
    question: int
    value: float
    reason: str


def page(run: RunLog, *, held: Sequence[Held] = (), before: RunLog | None = None) -> str:
    """The page.

    Args:
        held: floors that the run was held against.
        before: a run to compare with.
    """
    rows = list(differences(before, run).values()) if before else []
    shown = [row for row in rows if row.before is not None or row.after is not None]
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, autoescape=True
    )
    return environment.get_template("report.html.j2").render(
        title=f"{before.label} and {run.label}" if before else run.label,
        lead=_lead(run, held, shown),
        facts=list(_facts(run)),
        held=held,
        comparison=shown,
        forest=Markup(_forest(shown)),  # noqa: S704  escaped in plots
        changed=changed_most(before, run, _MOST) if before else (),
        estimates=measured(run),
        heat=Markup(_heat(run)),  # noqa: S704
        distributions=_distributions(run),
        weakest=_weakest(run),
        number=number,
        interval=interval,
    )


def _lead(run: RunLog, held: Sequence[Held], shown: Sequence[Difference]) -> str:
    said = [f"{len(run.finished)} memos of {len(run.cases)} records."]
    if held:
        worse = [row.metric.name for row in held if not row.ok]
        said.append(
            f"Below the floor: {', '.join(worse)}." if worse else f"All {len(held)} floors hold."
        )
    for verdict in ("better", "worse"):
        names = [row.metric.name for row in shown if row.verdict == verdict]
        if names:
            said.append(f"{verdict.capitalize()}: {', '.join(names)}.")
    return " ".join(said)


def _facts(run: RunLog) -> Any:
    head = run.head
    git = head["git"]
    yield "model", f"{head['model']}{', replayed from recordings' if head['replayed'] else ''}"
    yield "started", head["started"]
    if git:
        yield "revision", f"{git['revision'][:12]}{', with changes' if git['changed'] else ''}"
    yield "packages", ", ".join(f"{name} {v}" for name, v in head["packages"].items() if v)
    yield "prompts", ", ".join(f"{name} {v[:8]}" for name, v in head["prompts"].items())


def _good(metric: Metric, value: float | None) -> float | None:
    """A value on a scale from 0, bad, to 1, good; None where the metric has no range."""
    if value is None or metric.high is None:
        return None
    part = min(1.0, max(0.0, (value - metric.low) / (metric.high - metric.low)))
    return part if metric.direction == "higher" else 1 - part


def _heat(run: RunLog) -> str:
    metrics = [e.metric for e in measured(run) if e.metric.quality and e.metric.high is not None]
    columns = {metric.name: by_case(run, metric, run.cases) for metric in metrics}
    rows = {
        case: [_good(metric, columns[metric.name][case]) for metric in metrics]
        for case in run.cases
    }
    return plots.heat_map(rows, [metric.name for metric in metrics], "Values case by case")


def _forest(shown: Sequence[Difference]) -> str:
    rows = []
    for row in shown:
        metric = row.metric
        if metric.high is None or row.change is None:
            continue
        turn = (1 if metric.direction == "higher" else -1) / (metric.high - metric.low)
        ends = sorted(turn * end for end in (row.low, row.high) if end is not None)
        low, high = (ends[0], ends[1]) if ends else (None, None)
        kind = row.verdict if row.verdict in {"better", "worse"} else "same"
        rows.append((metric.name, turn * row.change, low, high, kind))
    return plots.intervals(rows, "Gains with their intervals")


def _distributions(run: RunLog) -> list[tuple[str, Markup]]:
    values: dict[str, list[float]] = {}
    for done in run.finished.values():
        for score in done.scores:
            # A label is right or wrong; how many are is in the table.
            if score.value is not None and METRICS[score.metric].pool in (MEAN, F1()):
                values.setdefault(score.metric, []).append(score.value)
    found = []
    for name, some in values.items():
        metric = METRICS[name]
        high = metric.high if metric.high is not None else max(some)
        plot = plots.distribution(some, min(metric.low, *some), high, f"Values of {name}")
        found.append((name, Markup(plot)))  # noqa: S704
    return found


def _weakest(run: RunLog) -> list[_Weak]:
    rows = [
        _Weak(case, score.question or 0, score.value, score.reason)
        for (case, _), done in run.finished.items()
        for score in done.scores
        if score.metric == "facts.coverage" and score.value is not None
    ]
    return sorted(rows, key=lambda row: row.value)[:_MOST]
