"""The files that a run leaves for people and machines."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from briefing.rendering.words import xml_safe
from evals.changes import changed_most
from evals.reporting import tables
from evals.reporting.page import page
from evals.statistics import differences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from evals.baseline import Held
    from evals.runlog import RunLog
    from evals.statistics import Difference


def write_run(folder: Path, run: RunLog) -> None:
    """A run by itself."""
    _write(
        folder,
        html=page(run),
        markdown=f"## {run.label}\n\n{tables.values(run)}\n",
        results={"run": _run(run)},
        junit=_junit([(e.metric.name, "") for e in tables.measured(run)], run),
    )


def write_gate(folder: Path, run: RunLog, held: Sequence[Held]) -> None:
    """A run at the gate; each floor is a test of the JUnit file."""
    bad = sum(not row.ok for row in held)
    verdict = f"{bad} of {len(held)} floors are broken" if bad else f"all {len(held)} floors hold"
    floors = [
        (
            row.metric.name,
            "" if row.ok else f"{tables.number(row.value)} is worse than {row.floor:.4f}",
        )
        for row in held
    ]
    _write(
        folder,
        html=page(run, held=held),
        markdown=f"## Memos: {verdict}\n\n{tables.gated(held)}\n",
        results={
            "run": _run(run),
            "floors": [
                {"metric": r.metric.name, "value": r.value, "floor": r.floor, "holds": r.ok}
                for r in held
            ],
        },
        junit=_junit(floors, run),
    )


def write_comparison(folder: Path, before: RunLog, after: RunLog) -> None:
    """Two runs; a metric that is worse is a failed test of the JUnit file."""
    rows = differences(before, after)
    shown = [row for row in rows.values() if row.change is not None]
    cases = len(set(before.cases) & set(after.cases))
    changed = tables.side_by_side(changed_most(before, after))
    _write(
        folder,
        html=page(after, before=before),
        markdown=f"## {before.label} and {after.label}\n\n{tables.comparison(rows, cases)}\n\n"
        f"```text\n{changed}\n```\n",
        results={
            "before": _run(before),
            "after": _run(after),
            "changes": [_change(r) for r in shown],
        },
        junit=_junit(
            [
                (r.metric.name, f"worse by {r.change}" if r.verdict == "worse" else "")
                for r in shown
            ],
            after,
        ),
    )


def _write(folder: Path, *, html: str, markdown: str, results: Any, junit: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.html").write_text(html, "utf-8")
    (folder / "summary.md").write_text(markdown, "utf-8")
    (folder / "results.json").write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    (folder / "junit.xml").write_bytes(junit)


def _run(run: RunLog) -> dict[str, Any]:
    return {
        "log": run.label,
        "head": run.head,
        "metrics": {
            e.metric.name: {
                "value": e.value,
                "low": e.low,
                "high": e.high,
                "scored": e.scored,
                "unscored": e.unscored,
                "spread": e.spread,
                "direction": e.metric.direction,
            }
            for e in tables.measured(run)
        },
        "scores": [
            {
                "case": case,
                "repeat": repeat,
                "question": score.question,
                "metric": score.metric,
                "value": score.value,
                "reason": score.reason,
            }
            for (case, repeat), done in sorted(run.finished.items())
            for score in done.scores
        ],
    }


def _change(row: Difference) -> dict[str, Any]:
    return {
        "metric": row.metric.name,
        "before": row.before,
        "after": row.after,
        "change": row.change,
        "low": row.low,
        "high": row.high,
        "wins": row.wins,
        "losses": row.losses,
        "verdict": row.verdict,
    }


def _junit(tests: Sequence[tuple[str, str]], run: RunLog) -> bytes:
    failed = sum(bool(what) for _, what in tests)
    suite = ET.Element(
        "testsuite", name="evals", tests=str(len(tests)), failures=str(failed), errors="0"
    )
    for name, what in tests:
        case = ET.SubElement(suite, "testcase", classname=f"evals.{run.head['model']}", name=name)
        if what:
            ET.SubElement(case, "failure", message=xml_safe(what)).text = xml_safe(what)
    return bytes(ET.tostring(suite, encoding="utf-8", xml_declaration=True))
