"""Each shipped record reads as the file beside it says; a case is those two files.

A record in the folder that RECORDS_DIR names (or in ``shared/records`` beside the checkout) is
held against the expected file that carries its hash.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.errors import ReadError
from briefing.reading import explain, read_bytes, read_file
from evals.corpus.expected import RECORDS, Case, cases, narrowed, seen, waiting
from evals.corpus.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.record import Record

ROOT = Path(__file__).parents[2]
OUTSIDE = Path(os.environ.get("RECORDS_DIR", ROOT.parent / "shared" / "records"))
WAITING = waiting()


def _outside() -> list[Case]:
    found = []
    for path in sorted(OUTSIDE.glob("*.md")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        expected = Path(__file__).parent / "shared" / f"{digest[:12]}.expected.yaml"
        if expected.exists():
            found.append(Case(path, expected))
    return found


ALL = [*cases(), *_outside()]
EXACT = [
    pytest.param(
        case,
        id=case.record.name,
        marks=[pytest.mark.xfail(reason=WAITING[case.record.stem], strict=True)]
        if case.record.stem in WAITING
        else [],
    )
    for case in ALL
]
# Nothing is lost or made up in a record that is read wrongly, either; one that isn't read at all
# says so with an error.
ANY = [
    pytest.param(
        case,
        id=case.record.name,
        marks=[pytest.mark.xfail(raises=ReadError, reason=WAITING[case.record.stem], strict=False)]
        if case.record.stem in WAITING
        else [],
    )
    for case in ALL
]


@pytest.mark.parametrize("case", EXACT)
def test_reads_as_expected(case: Case) -> None:
    wanted = case.wanted()
    assert narrowed(seen(read_file(case.record)), wanted) == wanted


@pytest.mark.parametrize("case", ANY)
def test_loses_nothing(case: Case, check_record: Callable[[Record], None]) -> None:
    check_record(read_file(case.record))


@pytest.mark.parametrize("case", ANY)
def test_line_ends_and_byte_order_mark_change_no_sentence(case: Case) -> None:
    data = case.record.read_bytes()
    plain = read_bytes(data, name=case.record.name)
    other = read_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), name=case.record.name)
    assert [(e.question, [s.text for s in e.sentences]) for e in other.exchanges] == [
        (e.question, [s.text for s in e.sentences]) for e in plain.exchanges
    ]
    assert other.participants == plain.participants


def test_the_explanation_is_the_whole_source() -> None:
    record = read_file(RECORDS / "990003-20260402.txt")
    assert "".join(text for _, text in explain(record)) == record.source


def test_each_record_has_its_expected_file_and_each_expected_file_its_record() -> None:
    found = {case.expected for case in cases()}
    assert found == set(RECORDS.glob("*.expected.yaml"))


def test_only_what_is_there_is_waited_for() -> None:
    stems = {case.record.stem for case in cases()}
    files = {stem + suffix for stem in stems for suffix in FORMATS}
    assert set(WAITING) <= stems | files | set(FORMATS)
