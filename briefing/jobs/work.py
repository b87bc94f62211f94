"""How workers take jobs from the store, keep them while they work, and let them go."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, delete, insert, select, update

from briefing.jobs.job import Claim, Fault, Job, Progress, Signal, State, WorkerState
from briefing.jobs.rows import one_job
from briefing.jobs.tables import WRITES, answers, jobs, open_engine, records, workers
from briefing.jobs.turns import held_by, next_in_turn, released
from briefing.rendering import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import ColumnElement, Connection

    from briefing.models.memo import Memo

_CRASHES = 3
"""Workers that a job may take down with it before it is given up."""


class WorkStore:
    """The store as workers and those who look after them see it.

    Args:
        url: see ``JobStore``.
        lease: seconds after which a silent worker's job goes to another.
        clock: seconds since 1970.

    Raises:
        SettingsError: as of ``open_engine``.
    """

    def __init__(self, url: str, *, lease: float, clock: Callable[[], float] = time.time) -> None:
        self._engine = open_engine(url)
        self._writing = self._engine.execution_options(**{WRITES: True})
        self._lease = lease
        self._clock = clock

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

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
            new = progress.answers.keys() - set(before.answers_done)
            if new or before.calls_done != progress.calls_done:
                values["version"] = jobs.c.version + 1
            connection.execute(update(jobs).where(mine).values(values))
            if new:
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
