"""The store of jobs: all that is known of them, and who works on which."""

from __future__ import annotations

import secrets
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from briefing.errors import QueueFull
from briefing.jobs.job import (
    Claim,
    Fault,
    Job,
    Page,
    Progress,
    Search,
    Signal,
    State,
    StoredRecord,
    WorkerState,
)
from briefing.jobs.rows import conditions, job_of, one_job, select_jobs, speed_of
from briefing.jobs.tables import WRITES, answers, jobs, open_engine, records, workers
from briefing.jobs.turns import held_by, next_in_turn, released
from briefing.rendering import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import ColumnElement, Connection

    from briefing.models.memo import Memo

_CRASHES = 3
"""Workers that a job may take down with it before it is given up."""


class JobStore:
    """Jobs in a database that several processes use at once.

    A method is one transaction. ``sqlalchemy.exc.SQLAlchemyError`` means that the database is gone.

    Args:
        url: as SQLAlchemy writes it; ``sqlite:///jobs.sqlite``, ``postgresql+psycopg://…``.
        capacity: jobs that may wait at once.
        lease: seconds after which a silent worker's job goes to another.
        clock: seconds since 1970.

    Raises:
        SettingsError: as of ``open_engine``.
    """

    def __init__(
        self,
        url: str,
        *,
        capacity: int = 100,
        lease: float = 15.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._engine = open_engine(url)
        self._writing = self._engine.execution_options(**{WRITES: True})
        self._capacity = capacity
        self._lease = lease
        self._clock = clock

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    # Records

    def add_record(
        self, record_id: str, name: str, source: bytes, reading: Mapping[str, Any]
    ) -> None:
        """Keep a record; one that is there takes the new name and reading."""
        values = {"name": name, "reading": dict(reading), "created": self._clock()}
        with self._writing.begin() as connection:
            known = connection.execute(
                update(records).where(records.c.id == record_id).values(values)
            )
            if not known.rowcount:
                connection.execute(insert(records).values(id=record_id, source=source, **values))

    def record(self, record_id: str) -> StoredRecord | None:
        """A record without its bytes, or None."""
        query = select(records.c.id, records.c.name, records.c.reading)
        with self._engine.begin() as connection:
            row = connection.execute(query.where(records.c.id == record_id)).one_or_none()
        return StoredRecord(*row) if row else None

    def drop_unused_records(self, *, age: float) -> int:
        """Delete the records that no job refers to and that came more than ``age`` seconds ago."""
        unused = records.c.id.not_in(select(jobs.c.record_id))
        with self._writing.begin() as connection:
            return connection.execute(
                delete(records).where(unused, records.c.created < self._clock() - age)
            ).rowcount

    # Jobs

    def add(
        self, record: StoredRecord, *, user: str, key: str, model: str, forced: bool = False
    ) -> tuple[Job, bool]:
        """Ask for the memo of a record.

        Args:
            key: what decides the memo; a job with the same key that isn't failed or cancelled is
                given back, unless ``forced``.

        Returns:
            The job, and whether it is new.

        Raises:
            QueueFull: as many jobs wait as may.
        """
        try:
            with self._writing.begin() as connection:
                return self._add(connection, record, user, key, model, forced=forced)
        except IntegrityError:
            # Another process came first with the same.
            with self._writing.begin() as connection:
                return self._add(connection, record, user, key, model, forced=forced)

    def _add(
        self,
        connection: Connection,
        record: StoredRecord,
        user: str,
        key: str,
        model: str,
        *,
        forced: bool,
    ) -> tuple[Job, bool]:
        if forced:
            connection.execute(update(jobs).where(jobs.c.key == key).values(key=None))
        elif found := self._one(connection, jobs.c.key == key):
            return found, False
        waiting = connection.scalar(select(func.count()).where(jobs.c.state == State.QUEUED))
        if (waiting or 0) >= self._capacity:
            raise QueueFull(f"{waiting} memos wait to be made, and no more may", "Try again later.")
        now = self._clock()
        job_id = f"{int(now * 1e6):013x}{secrets.token_hex(7)}"
        reading = record.reading
        company = reading["company"]
        names = (company["name"], company["short_name"], company["ticker"], record.name)
        connection.execute(
            insert(jobs).values(
                id=job_id,
                key=key,
                record_id=record.id,
                user=user,
                state=State.QUEUED,
                forced=forced,
                created=now,
                calls_expected=reading["estimate"]["calls"],
                answers_done=[],
                answers_total=len(reading["parts"]),
                model=model,
                company=company["short_name"] or company["name"],
                ticker=company["ticker"] or company["code"],
                date=reading["date"] or "",
                searched=" ".join(names).lower(),
            )
        )
        job = self._one(connection, jobs.c.id == job_id)
        assert job is not None
        return job, True

    def get(self, job_id: str) -> Job | None:
        """A job, or None."""
        with self._engine.begin() as connection:
            return self._one(connection, jobs.c.id == job_id)

    def same(self, key: str) -> Job | None:
        """The job that ``add`` would give back for a key, or None."""
        with self._engine.begin() as connection:
            return self._one(connection, jobs.c.key == key)

    def version(self, job_id: str) -> int | None:
        """A job's version, or None; quick."""
        with self._engine.begin() as connection:
            return connection.scalar(select(jobs.c.version).where(jobs.c.id == job_id))

    def memo(self, job_id: str) -> bytes | None:
        """A finished job's memo in JSON, or None."""
        with self._engine.begin() as connection:
            return connection.scalar(select(jobs.c.memo).where(jobs.c.id == job_id))

    def answers(self, job_id: str) -> tuple[bytes, ...]:
        """The answers of a job's memo that were reported before it was whole, by their numbers."""
        query = select(answers.c.document).where(answers.c.job_id == job_id)
        with self._engine.begin() as connection:
            return tuple(connection.scalars(query.order_by(answers.c.number)))

    def search(self, wanted: Search, *, limit: int, after: str | None = None) -> Page:
        """The jobs that are wanted, the newest first.

        Args:
            after: where the last page ended.
        """
        query = select_jobs().where(*conditions(wanted)).order_by(jobs.c.id.desc()).limit(limit + 1)
        if after is not None:
            query = query.where(jobs.c.id < after)
        with self._engine.begin() as connection:
            rows = connection.execute(query).all()
            now = self._clock()
            found = tuple(job_of(connection, row, now) for row in rows[:limit])
        return Page(found, found[-1].id if len(rows) > limit else None)

    def cancel(self, job_id: str) -> Job | None:
        """Stop a job: at once if it waits, else as soon as its worker hears of it.

        Returns:
            The job as it then is; one that was at its end stays as it was. None if there is none.
        """
        now = self._clock()
        waiting = jobs.c.state == State.QUEUED
        with self._writing.begin() as connection:
            connection.execute(
                update(jobs)
                .where(jobs.c.id == job_id, jobs.c.state.in_([State.QUEUED, State.RUNNING]))
                .values(
                    cancelling=True,
                    key=None,
                    version=jobs.c.version + 1,
                    finished=case((waiting, now)),
                    state=case((waiting, State.CANCELLED.value), else_=jobs.c.state),
                )
            )
            return self._one(connection, jobs.c.id == job_id)

    def delete(self, job_id: str) -> bool:
        """Delete a job, wherever it is, and its record if no other needs it."""
        with self._writing.begin() as connection:
            record_id = connection.scalar(select(jobs.c.record_id).where(jobs.c.id == job_id))
            if record_id is None:
                return False
            connection.execute(delete(jobs).where(jobs.c.id == job_id))
            unused = records.c.id.not_in(select(jobs.c.record_id))
            connection.execute(delete(records).where(records.c.id == record_id, unused))
        return True

    def counts(self) -> dict[State, int]:
        """How many jobs are in each state."""
        query = select(jobs.c.state, func.count()).group_by(jobs.c.state)
        with self._engine.begin() as connection:
            found = {State(state): count for state, count in connection.execute(query)}
        return {state: found.get(state, 0) for state in State}

    def seconds_per_call(self, model: str) -> float | None:
        """How long a call of a model took in the last memos, in wall time; None if unknown."""
        with self._engine.begin() as connection:
            return speed_of(connection, model)

    # Workers

    def claim(self, worker: str) -> Claim | None:
        """Take the job whose turn it is, for as long as the lease; None if none waits.

        The turn is the user's who was served longest ago, and goes to that user's oldest job.
        """
        now = self._clock()
        with self._writing.begin() as connection:
            connection.execute(
                update(jobs)
                .where(jobs.c.state == State.RUNNING, jobs.c.lease < now)
                .values(**released(now))
            )
            job_id = connection.scalar(next_in_turn())
            if job_id is None:
                return None
            connection.execute(
                update(jobs)
                .where(jobs.c.id == job_id)
                .values(
                    state=State.RUNNING,
                    worker=worker,
                    lease=now + self._lease,
                    started=now,
                    calls_done=0,
                    answers_done=[],
                    version=jobs.c.version + 1,
                )
            )
            connection.execute(delete(answers).where(answers.c.job_id == job_id))
            job = self._one(connection, jobs.c.id == job_id)
            assert job is not None
            source = connection.scalar(
                select(records.c.source).where(records.c.id == job.record_id)
            )
        return Claim(job, source or b"")

    def report(self, job_id: str, worker: str, progress: Progress) -> Signal:
        """Keep the lease, and tell how far the job is."""
        mine = held_by(job_id, worker)
        values: dict[str, Any] = {
            "lease": self._clock() + self._lease,
            "calls_done": progress.calls_done,
            "answers_done": sorted(progress.answers),
        }
        with self._writing.begin() as connection:
            before = connection.execute(
                select(jobs.c.cancelling, jobs.c.calls_done, jobs.c.answers_done).where(mine)
            ).one_or_none()
            if before is None:
                return Signal.LOST
            if before.calls_done != progress.calls_done:
                values["version"] = jobs.c.version + 1
            connection.execute(update(jobs).where(mine).values(values))
            if new := progress.answers.keys() - set(before.answers_done):
                connection.execute(
                    insert(answers),
                    [
                        {"job_id": job_id, "number": number, "document": progress.answers[number]}
                        for number in new
                    ],
                )
        return Signal.CANCEL if before.cancelling else Signal.GO_ON

    def finish(self, job_id: str, worker: str, memo: Memo, document: bytes) -> bool:
        """Keep a job's memo; False if the job isn't this worker's any more.

        Args:
            document: the memo in JSON.
        """
        said = words.said(memo)
        stances = [answer.stance for answer in said if answer.stance]
        labels = {x for s in stances for x in (s.outlook, s.certainty, s.directness)}
        company = memo.record.company
        values = {
            "state": State.DONE,
            "memo": document,
            "company": company.name_en or company.short_name_zh,
            "searched": jobs.c.searched + f" {company.name_en.lower()}",
            "labels": f" {' '.join(sorted(labels))} ",
            "calls_made": memo.provenance.usage.calls,
            "seconds": memo.provenance.seconds,
            "answers_done": [answer.number for answer in said],
        }
        return self._end(job_id, worker, values)

    def fail(self, job_id: str, worker: str, fault: Fault) -> bool:
        """Give a job up; False if it isn't this worker's any more."""
        values = {"state": State.FAILED, "fault": asdict(fault), "key": None}
        return self._end(job_id, worker, values)

    def stopped(self, job_id: str, worker: str) -> bool:
        """A job that was to be cancelled has stopped; False if it isn't this worker's any more."""
        return self._end(job_id, worker, {"state": State.CANCELLED, "key": None})

    def release(self, job_id: str, worker: str) -> bool:
        """Put a job back into the queue."""
        with self._writing.begin() as connection:
            return _changed(connection, held_by(job_id, worker), released(self._clock()))

    def crashed(self, worker: str) -> bool:
        """A worker is dead: its job goes back, or is given up if it killed too many.

        Those count that came no further with the job than the one before.

        Returns:
            Whether the worker had been ready.
        """
        now = self._clock()
        fault = Fault(
            "WorkerCrashed",
            f"The program ended {_CRASHES} times while it worked on this record",
            "Please report the record to whoever runs this service.",
        )
        held = and_(jobs.c.worker == worker, jobs.c.state == State.RUNNING)
        further = jobs.c.calls_done > jobs.c.crashed_at
        crashes = case((further, 1), else_=jobs.c.crashes + 1)
        at = case((further, jobs.c.calls_done), else_=jobs.c.crashed_at)
        values = {"state": State.FAILED, "fault": asdict(fault), "key": None}
        with self._writing.begin() as connection:
            connection.execute(
                update(jobs)
                .where(held, crashes >= _CRASHES)
                .values(**values, finished=now, version=jobs.c.version + 1)
            )
            connection.execute(
                update(jobs).where(held).values(**released(now), crashes=crashes, crashed_at=at)
            )
            was_ready = connection.scalar(select(workers.c.ready).where(workers.c.id == worker))
            connection.execute(delete(workers).where(workers.c.id == worker))
        return bool(was_ready)

    def seen(self, state: WorkerState) -> None:
        """A worker says that it is there."""
        values = {**asdict(state), "seen": self._clock()}
        with self._writing.begin() as connection:
            known = connection.execute(
                update(workers).where(workers.c.id == state.id).values(values)
            )
            if not known.rowcount:
                connection.execute(insert(workers).values(values))
            connection.execute(
                delete(workers).where(workers.c.seen < self._clock() - 10 * self._lease)
            )

    def gone(self, worker: str) -> None:
        """A worker says that it goes."""
        with self._writing.begin() as connection:
            connection.execute(delete(workers).where(workers.c.id == worker))

    def workers(self) -> tuple[WorkerState, ...]:
        """The workers that were seen within the lease."""
        query = select(workers.c.id, workers.c.ready, workers.c.message)
        with self._engine.begin() as connection:
            rows = connection.execute(query.where(workers.c.seen > self._clock() - self._lease))
            return tuple(WorkerState(*row) for row in rows)

    def _end(self, job_id: str, worker: str, values: Mapping[str, Any]) -> bool:
        ended = {**values, "finished": self._clock(), "worker": None, "lease": None}
        with self._writing.begin() as connection:
            if not _changed(connection, held_by(job_id, worker), ended):
                return False
            connection.execute(delete(answers).where(answers.c.job_id == job_id))
        return True

    def _one(self, connection: Connection, which: ColumnElement[bool]) -> Job | None:
        return one_job(connection, which, self._clock())


def _changed(connection: Connection, which: ColumnElement[bool], values: Mapping[str, Any]) -> bool:
    changed = connection.execute(
        update(jobs).where(which).values({"version": jobs.c.version + 1, **values})
    )
    return bool(changed.rowcount)
