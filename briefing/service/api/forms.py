"""What the API takes and gives, as OpenAPI describes it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from briefing.jobs.job import State
from briefing.jobs.reading import Reading
from briefing.service.dependencies import RECORD_ID
from briefing.service.problems import slug

if TYPE_CHECKING:
    from briefing.jobs.job import Fault, Job, Page, StoredRecord


class RecordRead(BaseModel):
    """A record that was handed in, what was read of it, and what its memo would take."""

    id: str = Field(description="SHA-256 of the file's bytes.")
    name: str
    reading: Reading
    estimated_seconds: float | None = Field(
        description="By the speed of the last memos; null if there are none."
    )


class _Wanted(BaseModel):
    model_config = ConfigDict(extra="forbid")

    force: Annotated[bool, Field(description="Make it anew, even if the same memo is there.")] = (
        False
    )


class MemoOfRecord(_Wanted):
    """A memo of a record that was handed in before."""

    record: Annotated[str, Field(pattern=RECORD_ID, description="The record's id.")]


class MemoOfText(_Wanted):
    """A memo of a record's text."""

    text: str
    name: Annotated[str, Field(max_length=200, description="What to call the text's file.")] = (
        "record.txt"
    )


class MemoProgress(BaseModel):
    """How far a memo is."""

    calls_done: int
    calls_expected: int = Field(description="Of the model; what has to be asked again is on top.")
    answers_done: list[int] = Field(description="Numbers of the record's answers; 0: introduction.")
    answers_total: int
    seconds_left: float | None


class MemoError(BaseModel):
    """Why there is no memo."""

    type: str
    detail: str
    hint: str


class MemoStatus(BaseModel):
    """A memo, or the job that makes it."""

    id: str
    state: State
    record: str = Field(description="The record's id.")
    name: str = Field(description="The record's file name.")
    company: str
    ticker: str
    date: str = Field(description="Of the record, ISO 8601; may be empty.")
    stance: list[str] = Field(description="Outlook, certainty and directness of any answer.")
    model: str
    user: str
    forced: bool
    created: dt.datetime
    started: dt.datetime | None
    finished: dt.datetime | None
    queued_before: int | None = Field(description="Memos that were asked for earlier and wait.")
    progress: MemoProgress
    error: MemoError | None


class MemoList(BaseModel):
    """Memos, the newest first."""

    memos: list[MemoStatus]
    next: str | None = Field(description="Pass it as `after` for the next page; null on the last.")


class Health(BaseModel):
    """Whether the service works."""

    status: str
    detail: str = ""


def record_read(record: StoredRecord, seconds_per_call: float | None) -> RecordRead:
    """A record as the API gives it."""
    calls = record.reading["estimate"]["calls"]
    seconds = None if seconds_per_call is None else round(seconds_per_call * calls, 1)
    return RecordRead.model_validate(
        {
            "id": record.id,
            "name": record.name,
            "reading": record.reading,
            "estimated_seconds": seconds,
        }
    )


def memo_status(job: Job) -> MemoStatus:
    """A job as the API gives it."""
    return MemoStatus(
        id=job.id,
        state=job.state,
        record=job.record_id,
        name=job.record_name,
        company=job.company,
        ticker=job.ticker,
        date=job.date,
        stance=list(job.labels),
        model=job.model,
        user=job.user,
        forced=job.forced,
        created=_time(job.created),
        started=None if job.started is None else _time(job.started),
        finished=None if job.finished is None else _time(job.finished),
        queued_before=job.position,
        progress=MemoProgress(
            calls_done=job.calls_done,
            calls_expected=job.calls_expected,
            answers_done=list(job.answers_done),
            answers_total=job.answers_total,
            seconds_left=job.seconds_left and round(job.seconds_left, 1),
        ),
        error=None if job.fault is None else _memo_error(job.fault),
    )


def memo_list(page: Page) -> MemoList:
    """A page as the API gives it."""
    return MemoList(memos=[memo_status(job) for job in page.jobs], next=page.after)


def _memo_error(fault: Fault) -> MemoError:
    kind = f"urn:briefing:{slug(fault.kind)}"
    return MemoError(type=kind, detail=fault.message, hint=fault.hint)


def _time(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
