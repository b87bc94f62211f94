"""What is stored of a memo that somebody asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """Nothing more will happen to the job."""
        return self not in {State.QUEUED, State.RUNNING}


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record that was handed in and could be read.

    Attributes:
        id: the SHA-256 of its bytes, in hexadecimal.
        name: what the user calls the file.
        reading: what was read, as JSON; see ``reading.Reading``.
    """

    id: str
    name: str
    reading: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a job has no memo, in words for whoever asked.

    Attributes:
        kind: the error's class, as ``ServerTimeout``.
        hint: what to do about it; may be empty.
    """

    kind: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Job:
    """One memo on its way.

    Times are seconds since 1970 in UTC, None if it hasn't come to that.

    Attributes:
        user: whose turn it is counted against.
        forced: made anew, without the answers that are kept.
        version: goes up with every change.
        position: of a queued job, how many will be taken before it at the most; else None.
        calls_expected: of the model; retries come on top.
        seconds_left: by the speed so far; None if nothing can be said yet.
        company: in English once the memo is there, else as in the record.
        labels: outlook, certainty and directness of any of the answers; empty before the end.
    """

    id: str
    record_id: str
    record_name: str
    user: str
    state: State
    forced: bool
    version: int
    position: int | None
    created: float
    started: float | None
    finished: float | None
    calls_expected: int
    calls_done: int
    answers_done: tuple[int, ...]
    answers_total: int
    seconds_left: float | None
    model: str
    company: str
    ticker: str
    date: str
    labels: tuple[str, ...]
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Search:
    """Which jobs are wanted; what is None or empty doesn't narrow.

    Attributes:
        text: part of the company's name (either language), its ticker or the file's name.
        since: first date of the record, ISO 8601.
        until: last date of the record, inclusive.
        label: of the stance of any of its answers.
    """

    text: str = ""
    ticker: str = ""
    since: str = ""
    until: str = ""
    label: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some jobs, the newest first.

    Attributes:
        after: give it to get the next page; None on the last.
    """

    jobs: tuple[Job, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a worker is with a job.

    Attributes:
        answers: those that are done, by their numbers, in JSON; see ``rendering.render_answer``.
    """

    calls_done: int
    answers: Mapping[int, bytes]


class Signal(StrEnum):
    """What a worker hears when it reports progress."""

    GO_ON = "go on"
    CANCEL = "cancel"
    LOST = "lost"
    """The job isn't this worker's any more: deleted, or given to another."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that a worker has taken, and the record's bytes."""

    job: Job
    source: bytes


@dataclass(frozen=True, slots=True)
class WorkerState:
    """What a worker last said of itself.

    Attributes:
        ready: its model is open.
        message: what it waits for, or what is wrong; empty if nothing.
    """

    id: str
    ready: bool
    message: str
