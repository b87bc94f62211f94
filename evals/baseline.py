"""The floors below which no change may bring the memos.

``baseline.json`` names model, prompts, cases and a value for each gated metric, with the noise that
a change may cost and the floor that follows. A floor is only lowered by an explicit flag.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evals.cases import HERE
from evals.errors import BrokenSetUp, Worse
from evals.provenance import corpus_hash
from evals.scorers import DEFAULT, METRICS
from evals.statistics import estimates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from evals.metrics import Metric
    from evals.runlog import RunLog

BASELINE = HERE / "baseline.json"
NOISE = 0.02
"""Of a metric's range, or of its value where it has none."""
_DECIMALS = 4
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Held:
    """A metric held against its floor; ``ok`` is false where it is worse or has no value."""

    metric: Metric
    value: float | None
    floor: float
    ok: bool


@dataclass(frozen=True)
class Baseline:
    """What was reached."""

    model: str
    cases: Mapping[str, str]
    metrics: Mapping[str, Mapping[str, float]]

    def hold(self, log: RunLog) -> tuple[Held, ...]:
        """Hold a run against the floors.

        Raises:
            BrokenSetUp: the run's cases aren't those of the baseline.
        """
        if differing := sorted(_differing(self.cases, log.head["cases"])):
            raise BrokenSetUp(
                f"The cases aren't those of the baseline: {', '.join(differing)}",
                "Look at the new values, then make the baseline anew (baseline).",
            )
        if missing := sorted(set(self.cases) - set(log.cases)):
            raise BrokenSetUp(f"The run has no memo of {', '.join(missing)}")
        values = estimates(log, tuple(self.cases))
        return tuple(
            _held(METRICS[name], values[name].value, row["floor"])
            for name, row in self.metrics.items()
            if name in METRICS
        )


def read(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        BrokenSetUp: it isn't one.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        found = Baseline(content["model"], content["cases"], content["metrics"])
        floors = [row["floor"] for row in found.metrics.values()]
    except (OSError, UnicodeDecodeError, ValueError, LookupError, TypeError) as problem:
        raise BrokenSetUp(f"The baseline {path} can't be read: {problem}") from problem
    if content.get("corpus_sha256") != corpus_hash(dict(found.cases)) or not floors:
        raise BrokenSetUp(f"The baseline {path} contradicts itself", "Make it anew (baseline).")
    if unknown := sorted(set(found.metrics) - set(METRICS)):
        raise BrokenSetUp(f"The baseline {path} has a floor for {unknown[0]}, which isn't measured")
    return found


def make(log: RunLog, cases: Mapping[str, str], *, noise: float = NOISE) -> dict[str, Any]:
    """What a run reached, as a baseline.

    Args:
        cases: hashes of those that every checkout has.
    """
    values = estimates(log, tuple(cases))
    metrics = {
        name: {
            "value": round(values[name].value or 0.0, _DECIMALS),
            "noise": noise,
            "floor": round(_floor(metric, values[name].value or 0.0, noise), _DECIMALS),
        }
        for name, metric in DEFAULT.items()
        if metric.quality and values[name].value is not None
    }
    return {
        "model": log.head["model"],
        "corpus_sha256": corpus_hash(dict(cases)),
        "cases": dict(cases),
        "prompts": log.head["prompts"],
        "scorers": log.head["scorers"],
        "git": log.head["git"],
        "made": log.head["started"],
        "metrics": metrics,
    }


def lowered(old: Baseline, new: Mapping[str, Any]) -> Iterator[str]:
    """The floors that a new baseline would lower, or leave out."""
    for name, row in old.metrics.items():
        after = new["metrics"].get(name)
        if after is None:
            yield f"{name} would have no floor any more"
        elif not _reaches(METRICS[name], after["floor"], row["floor"]):
            yield f"{name} from {row['floor']:g} to {after['floor']:g}"


def refuse(held: tuple[Held, ...]) -> None:
    """End with what is below its floor, if anything is.

    Raises:
        Worse: names each metric with its value and floor.
    """
    bad = [row for row in held if not row.ok]
    if bad:
        rows = ", ".join(
            f"{row.metric.name} {'unscored' if row.value is None else f'{row.value:.3f}'}"
            f" (floor {row.floor:.3f})"
            for row in bad
        )
        raise Worse(f"The memos are worse than the baseline allows: {rows}")


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    # Cases beyond the baseline's may be there: records that aren't shipped have no floor.
    yield from (name for name in old if old[name] != new.get(name))


def _held(metric: Metric, value: float | None, floor: float) -> Held:
    return Held(metric, value, floor, value is not None and _reaches(metric, value, floor))


def _reaches(metric: Metric, value: float, floor: float) -> bool:
    return (
        value >= floor - _ROUNDING if metric.direction == "higher" else value <= floor + _ROUNDING
    )


def _floor(metric: Metric, value: float, noise: float) -> float:
    span = metric.high - metric.low if metric.high is not None else max(value, 1.0)
    return value - noise * span if metric.direction == "higher" else value + noise * span
