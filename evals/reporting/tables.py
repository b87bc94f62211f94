"""Tables in Markdown, which also reads well on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.passing import passes
from evals.statistics import estimates, pass_at_k, pass_hat_k

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from evals.baseline import Held
    from evals.changes import Changed
    from evals.runlog import RunLog
    from evals.statistics import Difference, Estimate


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table with its columns in line."""
    lines = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in (head, *rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def number(value: float | None) -> str:
    """A value as people read it; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3f}"


def interval(low: float | None, high: float | None) -> str:
    """An interval, or a dash."""
    return "–" if low is None or high is None else f"{number(low)} to {number(high)}"


def values(log: RunLog) -> str:
    """Every metric of a run."""
    return table(
        ("metric", "better", "value", "95% interval", "scored", "unscored"),
        (_row(estimate) for estimate in measured(log)),
    )


def measured(log: RunLog) -> list[Estimate]:
    """The metrics that a run has scores of."""
    return [e for e in estimates(log).values() if e.scored + e.unscored]


def matrix(logs: Sequence[RunLog]) -> str:
    """Every metric of several runs, one column a run."""
    columns = [{e.metric.name: e for e in measured(log)} for log in logs]
    names = dict.fromkeys(name for column in columns for name in column)
    rows = (
        (name, *(number(column[name].value) if name in column else "–" for column in columns))
        for name in names
    )
    return table(("metric", *(log.label for log in logs)), rows)


def repeats(log: RunLog) -> str:
    """Mean and spread over repeats, and how reliably an answer passes."""
    spread = [e for e in measured(log) if e.spread is not None]
    first = table(
        ("metric", "mean", "spread over repeats (standard deviation)"),
        ((e.metric.name, number(e.value), number(e.spread)) for e in spread),
    )
    found = passes(log)
    size = min((len(runs) for runs in found.values()), default=0)
    rows = []
    for k in range(1, size + 1):
        at = [pass_at_k(len(runs), sum(runs), k) for runs in found.values()]
        hat = [pass_hat_k(len(runs), sum(runs), k) for runs in found.values()]
        rows.append((str(k), number(sum(at) / len(at)), number(sum(hat) / len(hat))))
    return f"{log.label}\n{first}\n\n{table(('k', 'pass@k', 'pass^k'), rows)}"


def comparison(rows: Mapping[str, Difference], cases: int) -> str:
    """Every metric of two runs."""
    shown = [row for row in rows.values() if row.before is not None or row.after is not None]
    text = table(
        ("metric", "before", "after", "change", "95% interval", "wins", "losses", "verdict"),
        (
            (
                row.metric.name,
                number(row.before),
                number(row.after),
                number(row.change),
                interval(row.low, row.high),
                str(row.wins),
                str(row.losses),
                row.verdict,
            )
            for row in shown
        ),
    )
    return (
        f"{text}\n\n{cases} cases, drawn as wholes. Each interval stands for itself: of"
        f" {len(shown)} metrics that don't change, one in twenty looks as if it did."
    )


def side_by_side(changed: Sequence[Changed]) -> str:
    """The answers that changed most, one below the other."""
    if not changed:
        return "No answer changed."
    blocks = []
    for item in changed:
        moved = ", ".join(f"{name} {step:+.2f}" for name, step in item.moved[:6])
        blocks.append(
            f"{item.case}, question {item.question}: {moved}\n"
            f"  before:\n{_indented(item.before)}\n  after:\n{_indented(item.after)}"
        )
    return "\n".join(blocks)


def gated(held: Sequence[Held]) -> str:
    """Every floor and what stands against it."""
    return table(
        ("metric", "value", "floor", ""),
        (
            (row.metric.name, number(row.value), number(row.floor), "" if row.ok else "WORSE")
            for row in held
        ),
    )


def _row(estimate: Estimate) -> tuple[str, ...]:
    return (
        estimate.metric.name,
        estimate.metric.direction,
        number(estimate.value),
        interval(estimate.low, estimate.high),
        str(estimate.scored),
        str(estimate.unscored),
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines()) or "    (nothing)"
