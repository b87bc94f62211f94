"""What can be asked of the service, whoever asks: a program through the API or a person's page."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from fastapi import HTTPException

from briefing.jobs.job import State
from briefing.jobs.readers import ReadingRoom
from briefing.rendering import FORMATS, load, load_answer, render, words
from briefing.wiring import prompt_library

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from briefing.jobs.job import Job, StoredRecord
    from briefing.jobs.store import JobStore
    from briefing.models.memo import Answer, Memo
    from briefing.service.config import ServiceConfig
    from briefing.settings import Settings

_LOOK = 0.3
"""Seconds between looks for news of a job."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NO_MEMO = "There is no memo of that id"


class Desk:
    """Takes records in, has memos made and hands them out."""

    def __init__(self, config: ServiceConfig, settings: Settings, store: JobStore) -> None:
        self.store = store
        self.model = settings.model
        self._readers = ReadingRoom(settings, config.readers)
        self._making = _making(settings)

    def open(self) -> None:
        """Have a reading process started, without waiting for it."""
        self._readers.open()

    def close(self) -> None:
        """End the reading processes."""
        self._readers.close()

    async def take(self, source: bytes, name: str) -> StoredRecord:
        """Read a record and keep it.

        Raises:
            ReadError, ReadingStopped: it can't be read; the message says why.
        """
        name = file_name(name)
        reading = await self._readers.read(source, name)
        return await to_thread.run_sync(self._keep, source, name, reading)

    def _keep(self, source: bytes, name: str, reading: Mapping[str, Any]) -> StoredRecord:
        record_id = hashlib.sha256(source).hexdigest()
        self.store.add_record(record_id, name, source, reading)
        record = self.store.record(record_id)
        assert record is not None
        return record

    def record(self, record_id: str) -> StoredRecord:
        """A record that was taken in.

        Raises:
            HTTPException: 404.
        """
        record = self.store.record(record_id)
        if record is None:
            raise HTTPException(404, "There is no record of that id: hand it in first")
        return record

    def order(self, record: StoredRecord, *, user: str, force: bool) -> tuple[Job, bool]:
        """Have a memo made, unless the same one is there; tell whether it is new.

        Raises:
            QueueFull: as many memos wait as may.
        """
        return self.store.add(
            record, user=user, key=self._key(record), model=self.model, forced=force
        )

    def _key(self, record: StoredRecord) -> str:
        return hashlib.sha256(f"{record.id} {self._making}".encode()).hexdigest()

    def known(self, record: StoredRecord) -> Job | None:
        """The memo that ``order`` would give back, or None."""
        return self.store.same(self._key(record))

    def job(self, job_id: str) -> Job:
        """A job.

        Raises:
            HTTPException: 404.
        """
        job = self.store.get(job_id)
        if job is None:
            raise HTTPException(404, _NO_MEMO)
        return job

    async def follow(self, job: Job, closing: Callable[[], bool]) -> AsyncIterator[Job]:
        """The job as it is, and again at every change until its end or the service's."""
        yield job
        current: Job | None = job
        while current is not None and not current.state.is_final and not closing():
            await asyncio.sleep(_LOOK)
            if await to_thread.run_sync(self.store.version, job.id) == current.version:
                continue
            current = await to_thread.run_sync(self.store.get, job.id)
            if current is not None:
                yield current

    def cancel(self, job_id: str) -> Job:
        """Stop a job.

        Raises:
            HTTPException: 404, or 409 if it is at its end.
        """
        before = self.job(job_id)
        if before.state.is_final:
            raise HTTPException(409, f"The memo is {before.state} and can't be cancelled")
        return self.store.cancel(job_id) or before

    def delete(self, job_id: str) -> None:
        """Delete a job and its memo.

        Raises:
            HTTPException: 404.
        """
        if not self.store.delete(job_id):
            raise HTTPException(404, _NO_MEMO)

    def answers(self, job: Job) -> tuple[Answer, ...]:
        """What is there of a memo, answer by answer: all of them when it is finished."""
        if job.state is not State.DONE:
            return tuple(map(load_answer, self.store.answers(job.id)))
        data = self.store.memo(job.id)
        return () if data is None else words.said(load(data))

    def document(self, job: Job, form: str) -> bytes:
        """A finished memo in one of ``rendering.FORMATS``.

        Raises:
            HTTPException: 409, the memo isn't there.
        """
        if job.state is not State.DONE:
            raise HTTPException(409, f"The memo is {job.state}: there is no result")
        data = self.store.memo(job.id)
        if data is None:
            raise HTTPException(404, _NO_MEMO)
        return data if form == "json" else render(load(data), form)

    def memo(self, job: Job) -> Memo:
        """A finished memo.

        Raises:
            HTTPException: 409, the memo isn't there.
        """
        return load(self.document(job, "json"))


def file_name(name: str) -> str:
    """A name that is safe to show, to keep and to give back: no folder, no control character."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(". ")
    return plain[:120] or "record"


def printable(text: str) -> str:
    """A search text without what no database takes."""
    return "".join(c for c in text if c.isprintable())


def iso_date(text: str) -> dt.date:
    """A date as it is asked for: 2026-03-12, and no other way of writing it.

    Raises:
        ValueError: it is none.
    """
    if not _DATE.fullmatch(text):
        raise ValueError("a date is written as 2026-03-12")
    return dt.date.fromisoformat(text)


def result_name(job: Job, form: str) -> str:
    """What to call a memo's file: company, date; ASCII only."""
    words = "".join(
        c if c.isascii() and c.isalnum() else "-" for c in f"{job.company}-{job.ticker}-{job.date}"
    )
    plain = "-".join(word for word in words.split("-") if word)
    return f"{plain or 'memo'}{FORMATS[form].suffix}"


def _making(settings: Settings) -> str:
    """All that decides a memo besides its record."""
    decisive = {
        "settings": settings.model_dump(
            mode="json", include={"model", "base_url", "profile", "window"}
        ),
        "prompts": [(p.name, p.sha256) for p in prompt_library(settings.prompts)],
        "glossary": [hashlib.sha256(path.read_bytes()).hexdigest() for path in settings.glossary],
    }
    return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()
