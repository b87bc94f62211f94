"""The store of jobs: what is asked for, and what is known of it. ``work`` is the workers' side."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from briefing.errors import QueueFull
from briefing.jobs.job import Job, Page, Search, State, StoredRecord
from briefing.jobs.rows import conditions, jobs_of, select_jobs, speed_of
from briefing.jobs.tables import answers, jobs, records
from briefing.jobs.work import WorkStore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection


class JobStore(WorkStore):
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
        super().__init__(url, lease=lease, clock=clock)
        self._capacity = capacity

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

    def drop_partial_answers(self) -> int:
        """Delete what there was of memos that won't be made any more."""
        ended = select(jobs.c.id).where(jobs.c.state.in_(s for s in State if s.is_final))
        with self._writing.begin() as connection:
            return connection.execute(delete(answers).where(answers.c.job_id.in_(ended))).rowcount

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
        # A record that an earlier version read has no English name.
        english = company.get("name_en", "")
        names = (company["name"], company["short_name"], english, company["ticker"], record.name)
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
                company=english or company["short_name"] or company["name"],
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
            found = jobs_of(connection, rows[:limit], self._clock())
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
