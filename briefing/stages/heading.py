"""The memo's header: what the record's form says, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.glossary import company_in_english
from briefing.language.pinyin import person_in_pinyin
from briefing.language.roles import role_in_english
from briefing.models.memo import (
    MemoActivity,
    MemoCompany,
    MemoParticipant,
    MemoRecord,
    MemoSpeaker,
)
from briefing.models.record import ActivityType
from briefing.stages.context import CompanyNames

if TYPE_CHECKING:
    from briefing.language.glossary import Glossary
    from briefing.models.record import Record

_ACTIVITIES = {
    ActivityType.SITE_RESEARCH: "research visit by selected investors",
    ActivityType.ANALYST_MEETING: "analyst meeting",
    ActivityType.MEDIA_INTERVIEW: "media interview",
    ActivityType.RESULTS_BRIEFING: "results briefing",
    ActivityType.PRESS_CONFERENCE: "press conference",
    ActivityType.ROADSHOW: "roadshow",
    ActivityType.SITE_VISIT: "site visit",
    ActivityType.CONFERENCE_CALL: "conference call",
    ActivityType.OTHER: "other",
}


def company_names(record: Record, glossary: Glossary) -> CompanyNames:
    """How the record's company is called; ``glossary`` holds the record's own entries."""
    company = record.company
    forms = [form for form in (company.name, company.short_name) if form]
    found = [match.entry for form in forms for match in glossary.find(form)]
    english = found[0].en if found else "the company"
    aliases = [form for entry in glossary.entries if entry.en == english for form in entry.zh]
    products = [
        form
        for entry in glossary.entries
        if english != "the company" and entry.en.startswith(f"{english} ")
        for form in entry.zh
    ]
    return CompanyNames(english, tuple(dict.fromkeys((*forms, *aliases, *products))))


def memo_record(record: Record, names: CompanyNames) -> MemoRecord:
    """Put the header into English; names of institutions stay as the form has them."""
    company = record.company
    activities = record.activities
    return MemoRecord(
        company=MemoCompany(
            name_zh=company.name,
            name_en=names.english if company.short_name else company_in_english(company.name),
            short_name_zh=company.short_name,
            code=company.code,
            ticker=company.ticker,
        ),
        number=record.number,
        date=record.date.isoformat() if record.date else None,
        activity_types=None
        if activities is None
        else tuple(MemoActivity(_ACTIVITIES[item.type], item.detail) for item in activities),
        place=record.place,
        participants=tuple(
            MemoParticipant(item.institution, item.person) for item in record.participants
        ),
        participants_listed=len(record.participants),
        participants_distinct=len(record.distinct_participants),
        company_speakers=tuple(
            MemoSpeaker(
                name=person_in_pinyin(speaker.name),
                name_zh=speaker.name,
                roles=tuple(role_in_english(role) for role in speaker.roles),
            )
            for speaker in record.speakers
        ),
        sha256=record.sha256,
        unread=(*record.unread, *record.remarks),
        gaps=gaps(record),
    )


def gaps(record: Record) -> tuple[str, ...]:
    """Say which questions have no answer and which answers no question."""
    return tuple(
        f"Question {item.number} has no answer in the record"
        if item.question
        else f"Answer {item.number} has no question in the record"
        for item in record.exchanges
        if not (item.question and item.sentences)
    )
