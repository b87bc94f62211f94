"""Each shipped record reads as the file beside it says; a case is those two files.

A record in the folder that RECORDS_DIR names (or in ``shared/records`` beside the checkout) is
held against the expected file that carries its hash.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefing.models.record import RegionKind
from briefing.reading import explain, read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.record import Record

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "evals" / "records"
OUTSIDE = Path(os.environ.get("RECORDS_DIR", ROOT.parent / "shared" / "records"))


def _cases() -> list[tuple[Path, Path]]:
    expected = {path.name.partition(".")[0]: path for path in SHIPPED.glob("*.expected.yaml")}
    cases = [
        (path, expected[path.stem])
        for path in sorted(SHIPPED.iterdir())
        if path.suffix in (".md", ".txt")
    ]
    for path in sorted(OUTSIDE.glob("*.md")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        outside = Path(__file__).parent / "shared" / f"{digest[:12]}.expected.yaml"
        if outside.exists():
            cases.append((path, outside))
    return cases


CASES = [pytest.param(*case, id=case[0].name) for case in _cases()]


def _seen(record: Record) -> dict[str, Any]:
    """The record in the words of an expected file."""
    listed = record.participants
    kinds = [region.kind for region in record.regions]
    answers = {0: record.introduction, **{e.number: e.sentences for e in record.exchanges}}
    texts = [
        text for e in record.exchanges for text in (e.question, *(s.text for s in e.sentences))
    ]
    return {
        "file_sha256": record.sha256,
        "company": {
            "name": record.company.name,
            "short_name": record.company.short_name,
            "code": record.company.code,
            "ticker": record.company.ticker,
        },
        "number": record.number,
        "date": record.date and record.date.isoformat(),
        "activities": [[a.type.value, a.detail] for a in record.activities or ()],
        "place": record.place,
        "participants": {
            "listed": len(listed),
            "distinct": len(record.distinct_participants),
            "first": [listed[0].institution, listed[0].person],
            "last": [listed[-1].institution, listed[-1].person],
        },
        "speakers": [{"name": s.name, "roles": list(s.roles)} for s in record.speakers],
        "introduction": len(record.introduction),
        "exchanges": [
            {"question": e.question, "sentences": len(e.sentences)} for e in record.exchanges
        ],
        "broken": [
            f"{answer}.{sentence.number}"
            for answer, sentences in answers.items()
            for sentence in sentences
            if len(sentence.spans) > 1
        ],
        "furniture": kinds.count(RegionKind.FURNITURE),
        "notices": kinds.count(RegionKind.NOTICE),
        "unread": list(record.unread),
        "sentences": {
            f"{answer}.{sentence.number}": sentence.text
            for answer, sentences in answers.items()
            for sentence in sentences
        },
        "text_sha256": hashlib.sha256("\n".join(texts).encode()).hexdigest(),
    }


def _narrowed(seen: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """What was seen, as far as the expected file speaks of it: questions by their beginning."""
    narrowed = {key: seen[key] for key in expected}
    narrowed["participants"] = {key: seen["participants"][key] for key in expected["participants"]}
    if "sentences" in expected:
        narrowed["sentences"] = {key: seen["sentences"].get(key) for key in expected["sentences"]}
    if len(seen["exchanges"]) == len(expected["exchanges"]):
        narrowed["exchanges"] = [
            {"sentences": got["sentences"]}
            | ({"question": got["question"][: len(want["question"])]} if "question" in want else {})
            for got, want in zip(seen["exchanges"], expected["exchanges"], strict=True)
        ]
    return narrowed


@pytest.mark.parametrize(("path", "expected"), CASES)
def test_reads_as_expected(path: Path, expected: Path) -> None:
    wanted = yaml.safe_load(expected.read_text(encoding="utf-8"))
    assert _narrowed(_seen(read_file(path)), wanted) == wanted


@pytest.mark.parametrize(("path", "expected"), CASES)
def test_loses_nothing(path: Path, expected: Path, check_record: Callable[[Record], None]) -> None:
    check_record(read_file(path))


@pytest.mark.parametrize(("path", "expected"), CASES)
def test_line_ends_and_byte_order_mark_change_no_sentence(path: Path, expected: Path) -> None:
    data = path.read_bytes()
    plain = read_bytes(data, name=path.name)
    other = read_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), name=path.name)
    assert [(e.question, [s.text for s in e.sentences]) for e in other.exchanges] == [
        (e.question, [s.text for s in e.sentences]) for e in plain.exchanges
    ]
    assert other.participants == plain.participants


def test_the_explanation_is_the_whole_source() -> None:
    record = read_file(SHIPPED / "990003-20260402.txt")
    assert "".join(text for _, text in explain(record)) == record.source


def test_each_shipped_record_has_its_expected_file() -> None:
    assert len([case for case in _cases() if case[0].parent == SHIPPED]) >= 4
