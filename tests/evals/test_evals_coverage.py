"""The shipped references hold enough of each label, and a loss of it is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from evals.cases import CASES, LABELS, Case, open_cases
from evals.coverage import labelled_once, shortfalls, tallies

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def shipped() -> tuple[Case, ...]:
    return open_cases()[0]


def test_the_shipped_references_hold_enough_of_each_label(shipped: tuple[Case, ...]) -> None:
    assert list(shortfalls(shipped)) == []


def test_one_company_speaks_in_two_consecutive_quarters(shipped: tuple[Case, ...]) -> None:
    dates: dict[str, list[tuple[int, int]]] = {}
    for case in shipped:
        day = case.record.date
        assert day is not None
        dates.setdefault(case.record.company.code, []).append((day.year, (day.month - 1) // 3))
    quarters = [sorted(year * 4 + quarter for year, quarter in days) for days in dates.values()]
    assert any(b - a == 1 for days in quarters for a, b in pairwise(days))


def test_what_is_too_little_is_named_with_what_is_wanted(case: Case) -> None:
    told = list(shortfalls([case]))
    assert "shipped records: 1, at least 14 are wanted" in told
    assert "shipped answers: 6, at least 90 are wanted" in told
    assert "outlook negative: 0, at least 8 are wanted" in told
    assert "risk category macro_other: 0, at least 3 are wanted" in told
    assert not any("technology_execution" in line for line in told)


def test_a_record_that_is_not_shipped_does_not_count(shipped: tuple[Case, ...]) -> None:
    outside = [
        replace(case, reference=case.reference.model_copy(update={"record": None}))
        for case in shipped
    ]
    assert "shipped records: 0, at least 14 are wanted" in list(shortfalls(outside))


def test_a_label_that_never_occurs_is_counted_as_nought(case: Case) -> None:
    assert tallies([case])["directness"] == {"direct": 5, "partial": 1, "declined": 0}


def test_each_reference_is_labelled_twice() -> None:
    assert list(labelled_once(CASES, LABELS)) == []


def test_what_is_labelled_once_is_named(tmp_path: Path) -> None:
    cases, labels = tmp_path / "cases", tmp_path / "labels"
    for folder, names in ((cases, "ab"), (labels, "bc")):
        folder.mkdir()
        for name in names:
            (folder / f"{name}.yaml").touch()
    assert list(labelled_once(cases, labels)) == [
        "a: no second labels; write labels/a.yaml, blind to the reference",
        "c: second labels without a reference",
    ]
