"""A record as it was read: every part with its place in the source.

Positions are code points of the decoded source text, 0-based, ``end`` exclusive.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the source text: ``source[start:end]``."""

    start: int
    end: int


class RegionKind(StrEnum):
    """What a stretch of the source is; each character belongs to exactly one region."""

    FORM = "form"
    INTRODUCTION = "introduction"
    QUESTION = "question"
    ANSWER = "answer"
    NOTICE = "notice"
    FURNITURE = "furniture"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the source and the rule that placed it.

    Attributes:
        exchange: number of the exchange that a question or an answer belongs to, else None.
        rule: name of the rule that decided, for ``briefing read --explain``.
    """

    kind: RegionKind
    span: Span
    rule: str
    exchange: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer.

    Attributes:
        number: 1-based within its answer.
        text: the sentence on one line, page breaks and line breaks inside it removed.
        spans: where its characters stand; more than one if a page break cuts it.
    """

    number: int
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer.

    Attributes:
        number: 1-based, in the record's order.
        question: on one line, without its mark; empty if the record has none for this answer.
        sentences: the answer; empty if the record has none for this question.
    """

    number: int
    question: str
    sentences: tuple[Sentence, ...]


class ActivityType(StrEnum):
    """The form's official list of activity types."""

    SITE_RESEARCH = "特定对象调研"
    ANALYST_MEETING = "分析师会议"
    MEDIA_INTERVIEW = "媒体采访"
    RESULTS_BRIEFING = "业绩说明会"
    PRESS_CONFERENCE = "新闻发布会"
    ROADSHOW = "路演活动"
    SITE_VISIT = "现场参观"
    CONFERENCE_CALL = "电话会议"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Activity:
    """A ticked activity type; ``detail`` is the form's own text beside 其他, or empty."""

    type: ActivityType
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """An institution and the person it sent; either may be empty where the form names only one."""

    institution: str
    person: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """How many took part by the form's own count (31家机构34人); None where it doesn't count."""

    institutions: int | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of the company's speakers.

    Attributes:
        name: in Chinese; empty where the form gives only a role.
        roles: in Chinese, in the form's order (董事, 副总裁, 董事会秘书).
    """

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """The company that publishes the record; what the form doesn't say is empty.

    Attributes:
        code: six digits.
        ticker: code with the exchange's suffix (002230.SZ).
    """

    name: str
    short_name: str
    code: str
    ticker: str


@dataclass(frozen=True, slots=True)
class Record:
    """One investor-relations activity record.

    Attributes:
        source: the decoded text, unchanged; all spans point into it.
        sha256: of the file's bytes, in hexadecimal.
        activities: the ticked types; None where the ticks are lost, so that the type is unknown.
        participants: as listed, doubles included.
        date: of the meeting, the first of several; else the day that the record was written on.
        dates: all days of the meeting or of its sessions, ascending; ``date`` alone where the form
            has no other.
        claimed: how many the form says there were, whether it lists them or not.
        introduction: what management said before the first question, as sentences.
        regions: in order, without gaps or overlaps, covering the source from 0 to its end.
        format: of the file: ``pdf``, ``docx``, ``html`` or ``text``.
        page_starts: where in the source each page of the file begins, ascending; empty if the
            format has no pages.
        remarks: what of the file could not be read, each a sentence without a full stop.
    """

    source: str
    sha256: str
    company: Company
    number: str
    date: dt.date | None
    activities: tuple[Activity, ...] | None
    participants: tuple[Participant, ...]
    place: str
    speakers: tuple[Speaker, ...]
    introduction: tuple[Sentence, ...]
    exchanges: tuple[Exchange, ...]
    regions: tuple[Region, ...]
    format: str = "text"
    page_starts: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    claimed: Claimed = Claimed()
    dates: tuple[dt.date, ...] = ()

    def page(self, position: int) -> int | None:
        """The page, 1-based, that a position of the source is on; None in a file without pages."""
        return bisect_right(self.page_starts, position) or None

    @property
    def distinct_participants(self) -> tuple[Participant, ...]:
        """The participants, each pair of institution and person once, in the form's order."""
        return tuple(dict.fromkeys(self.participants))

    @property
    def unread(self) -> tuple[str, ...]:
        """Text of each region that no rule could place, in order."""
        return tuple(
            self.source[region.span.start : region.span.end].strip()
            for region in self.regions
            if region.kind is RegionKind.UNREAD
        )
