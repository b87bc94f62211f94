"""From rows of the database to jobs, and which rows are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Float, and_, case, cast, func, or_, select

from briefing.jobs.job import Fault, Job, State
from briefing.jobs.tables import jobs, records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from briefing.jobs.job import Search

_SPEED_OF = 20
"""Memos back that the speed of a model is taken from."""
_NOT_THE_MEMO = [column for column in jobs.c if column.name != "memo"]


def select_jobs() -> Select[Any]:
    """All of the jobs but their memos."""
    other = jobs.alias()
    before = select(func.count()).where(other.c.state == State.QUEUED, other.c.id < jobs.c.id)
    return select(
        *_NOT_THE_MEMO,
        records.c.name.label("record_name"),
        case((jobs.c.state == State.QUEUED, before.scalar_subquery())).label("position"),
    ).join(records, records.c.id == jobs.c.record_id)


def one_job(connection: Connection, which: ColumnElement[bool], now: float) -> Job | None:
    """The job of a condition that fits one at the most."""
    found = jobs_of(connection, connection.execute(select_jobs().where(which)).all(), now)
    return found[0] if found else None


def jobs_of(connection: Connection, rows: Sequence[Row[Any]], now: float) -> tuple[Job, ...]:
    """What rows of ``select_jobs`` say at a time."""
    waiting = {row.model for row in rows if not State(row.state).is_final}
    speeds = {model: speed_of(connection, model) for model in waiting}
    return tuple(_job_of(row, speeds.get(row.model), now) for row in rows)


def _job_of(row: Row[Any], speed: float | None, now: float) -> Job:
    return Job(
        id=row.id,
        record_id=row.record_id,
        record_name=row.record_name,
        user=row.user,
        state=State(row.state),
        forced=row.forced,
        version=row.version,
        position=row.position,
        created=row.created,
        started=row.started,
        finished=row.finished,
        calls_expected=row.calls_expected,
        calls_done=row.calls_done,
        answers_done=tuple(row.answers_done),
        answers_total=row.answers_total,
        seconds_left=_seconds_left(row, speed, now),
        model=row.model,
        company=row.company,
        ticker=row.ticker,
        date=row.date,
        labels=tuple(row.labels.split()),
        fault=Fault(**row.fault) if row.fault else None,
    )


def _seconds_left(row: Row[Any], speed: float | None, now: float) -> float | None:
    if State(row.state).is_final:
        return None
    left: int = max(0, row.calls_expected - row.calls_done)
    if row.state == State.RUNNING and row.calls_done:
        return float(left * (now - row.started) / row.calls_done)
    return None if speed is None else left * speed


def speed_of(connection: Connection, model: str) -> float | None:
    """Seconds of wall time that a call of a model took in the last memos; None if unknown."""
    last = (
        select(jobs.c.seconds, jobs.c.calls_made)
        .where(jobs.c.model == model, jobs.c.calls_made > 0)
        .order_by(jobs.c.id.desc())
        .limit(_SPEED_OF)
        .subquery()
    )
    total = cast(func.sum(last.c.calls_made), Float)
    return connection.scalar(select(func.sum(last.c.seconds) / total))


def conditions(wanted: Search) -> Sequence[ColumnElement[bool]]:
    """What a search asks of a job."""
    found: list[ColumnElement[bool]] = [
        jobs.c.searched.contains(word, autoescape=True) for word in wanted.text.lower().split()
    ]
    if wanted.ticker:
        code = wanted.ticker.upper()
        found.append(
            or_(jobs.c.ticker == code, jobs.c.ticker.startswith(f"{code}.", autoescape=True))
        )
    if wanted.since:
        found.append(jobs.c.date >= wanted.since)
    if wanted.until:
        found.append(and_(jobs.c.date <= wanted.until, jobs.c.date != ""))
    if wanted.label:
        found.append(jobs.c.labels.contains(f" {wanted.label} ", autoescape=True))
    if wanted.state:
        found.append(jobs.c.state == wanted.state)
    return found
