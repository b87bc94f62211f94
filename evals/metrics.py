"""What a number is: its name, meaning, range and direction, and how the numbers of answers pool.

A score belongs to one answer, or to a whole memo. It carries sums, so that scores of any set of
cases pool by addition, and a bootstrap is one product of matrices. A score without a value is
unscored: it is counted apart and never taken for nought.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Sums: TypeAlias = "NDArray[np.float64]"


class Pool(Protocol):
    """Turns sums into the value of a set of answers."""

    @property
    def size(self) -> int:
        """How many sums there are."""
        ...

    def of(self, sums: Sums) -> Sums:
        """Values of rows of sums, shape (..., size) to (...); NaN where nothing was scored."""
        ...


def _share(over: Sums, under: Sums) -> Sums:
    with np.errstate(divide="ignore", invalid="ignore"):
        value: Sums = np.where(under > 0, over / under, np.nan)
    return value


@dataclass(frozen=True)
class Ratio:
    """(numerator, denominator): the mean where the denominator is a count."""

    size: int = 2

    def of(self, sums: Sums) -> Sums:
        """Numerators over denominators."""
        return _share(sums[..., 0], sums[..., 1])


@dataclass(frozen=True)
class F1:
    """(hits, given, wanted): the harmonic mean of precision and recall."""

    size: int = 3

    def of(self, sums: Sums) -> Sums:
        """Twice the hits over all that was given and wanted."""
        return _share(2 * sums[..., 0], sums[..., 1] + sums[..., 2])


@dataclass(frozen=True)
class Confusion:
    """A table of wanted by given labels, flattened row by row.

    Args:
        labels: in the order of rows and columns.
        kind: mean F1 over the labels that occur, or Cohen's kappa.
    """

    labels: tuple[str, ...]
    kind: Literal["macro_f1", "kappa"]

    @property
    def size(self) -> int:
        """Cells of the table."""
        return len(self.labels) ** 2

    def cell(self, wanted: str, given: str) -> tuple[float, ...]:
        """The sums of one answer."""
        place = self.labels.index(wanted) * len(self.labels) + self.labels.index(given)
        return tuple(float(at == place) for at in range(self.size))

    def of(self, sums: Sums) -> Sums:
        """Macro-F1 or kappa of the table."""
        side = len(self.labels)
        table = sums.reshape(*sums.shape[:-1], side, side)
        hits = np.diagonal(table, axis1=-2, axis2=-1)
        wanted, given = table.sum(-1), table.sum(-2)
        total = table.sum((-2, -1))
        if self.kind == "kappa":
            observed = _share(hits.sum(-1), total)
            chance = _share((wanted * given).sum(-1), total**2)
            return _share(observed - chance, 1 - chance)
        f1 = _share(2 * hits, wanted + given)
        there = ~np.isnan(f1)
        return _share(np.where(there, f1, 0.0).sum(-1), there.sum(-1).astype(float))


MEAN = Ratio()


@dataclass(frozen=True)
class Metric:
    """One number of a suite.

    Attributes:
        definition: what is measured, in one or two sentences.
        direction: which way is better.
        source: the paper, the library, or "own".
        low: the least value; high: the largest, None if unbounded.
        quality: whether it speaks of the memo, not of what the memo cost; only such are gated.
    """

    name: str
    definition: str
    source: str
    direction: Literal["higher", "lower"] = "higher"
    low: float = 0.0
    high: float | None = 1.0
    pool: Pool = MEAN
    quality: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """What one metric says of one answer.

    Attributes:
        question: None if it is about the whole memo.
        value: None if it is unscored; ``reason`` says why, or what led to the value.
        sums: as the metric's pool wants them; empty if unscored.
    """

    metric: str
    question: int | None
    value: float | None
    reason: str
    sums: tuple[float, ...] = ()


def scored(
    metric: Metric,
    question: int | None,
    value: float,
    reason: str,
    sums: tuple[float, ...] | None = None,
) -> Score:
    """A score; without sums it counts as one item of a mean."""
    return Score(metric.name, question, value, reason, sums or (value, 1.0))


def unscored(metric: Metric, question: int | None, reason: str) -> Score:
    """A score without a value."""
    return Score(metric.name, question, None, reason)


def share(metric: Metric, question: int | None, hits: float, total: float, reason: str) -> Score:
    """Hits out of a total, each item with the same weight; unscored if there is none."""
    if not total:
        return unscored(metric, question, "there is nothing to count")
    return scored(metric, question, hits / total, reason, (float(hits), float(total)))


def pooled(metric: Metric, scores: Sequence[Score]) -> float | None:
    """The value of a set of answers; None if none of them is scored."""
    rows = [score.sums for score in scores if score.value is not None]
    if not rows:
        return None
    value = float(metric.pool.of(np.asarray(rows, dtype=float).sum(0)))
    return None if np.isnan(value) else value
