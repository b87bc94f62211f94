"""What a record must read as: the expected file beside it, and how a record is held against it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from briefing.models.record import RegionKind

if TYPE_CHECKING:
    from briefing.models.record import Record

RECORDS = Path(__file__).parents[1] / "records"
SUFFIXES = (".md", ".txt")
_WAITING = RECORDS / "xfail_until_read.yaml"


class Case(NamedTuple):
    """A record and its expected file."""

    record: Path
    expected: Path

    def wanted(self) -> dict[str, Any]:
        """The expected file."""
        found: dict[str, Any] = yaml.safe_load(self.expected.read_text(encoding="utf-8"))
        return found


def cases() -> list[Case]:
    """Each record of the folder with the file beside it; a record without one is an error."""
    return [
        Case(path, path.with_name(f"{path.stem}.expected.yaml"))
        for path in sorted(RECORDS.iterdir())
        if path.suffix in SUFFIXES and path.stem != "README"
    ]


def waiting() -> dict[str, str]:
    """What isn't read as expected, each with the reason: records, formats, records in a format."""
    found: dict[str, str] | None = yaml.safe_load(_WAITING.read_text(encoding="utf-8"))
    return found or {}


def seen(record: Record) -> dict[str, Any]:
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
            "first": [listed[0].institution, listed[0].person] if listed else [],
            "last": [listed[-1].institution, listed[-1].person] if listed else [],
            "claimed": [record.claimed.institutions, record.claimed.people],
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
        "furniture_lines": _lines(record, RegionKind.FURNITURE),
        "notices": kinds.count(RegionKind.NOTICE),
        "notice_lines": _lines(record, RegionKind.NOTICE),
        "unread": list(record.unread),
        "sentences": {
            f"{answer}.{sentence.number}": sentence.text
            for answer, sentences in answers.items()
            for sentence in sentences
        },
        "text_sha256": hashlib.sha256("\n".join(texts).encode()).hexdigest(),
    }


def narrowed(seen: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """What was seen, as far as the expected file speaks of it: questions by their beginning."""
    found = {key: seen[key] for key in wanted}
    found["participants"] = {key: seen["participants"][key] for key in wanted["participants"]}
    if "sentences" in wanted and len(wanted["sentences"]) < len(seen["sentences"]):
        found["sentences"] = {key: seen["sentences"].get(key) for key in wanted["sentences"]}
    if len(seen["exchanges"]) == len(wanted["exchanges"]):
        found["exchanges"] = [
            {"sentences": got["sentences"]}
            | ({"question": got["question"][: len(want["question"])]} if "question" in want else {})
            for got, want in zip(seen["exchanges"], wanted["exchanges"], strict=True)
        ]
    return found


def _lines(record: Record, kind: RegionKind) -> list[str]:
    """The lines of a kind's regions, without emphasis; blank ones say nothing."""
    text = "".join(
        record.source[region.span.start : region.span.end] + "\n"
        for region in record.regions
        if region.kind is kind
    )
    lines = (line.strip() for line in text.replace("**", "").split("\n"))
    return [line for line in lines if line]
