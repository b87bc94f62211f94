"""Whose turn it is, who holds a job, and what becomes of one that is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, select

from briefing.jobs.job import State
from briefing.jobs.tables import jobs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Select


def next_in_turn() -> Select[tuple[str]]:
    """The oldest waiting job of the user who was served longest ago, locked."""
    other = jobs.alias()
    served = select(func.max(other.c.started)).where(other.c.user == jobs.c.user).scalar_subquery()
    return (
        select(jobs.c.id)
        .where(jobs.c.state == State.QUEUED)
        .order_by(func.coalesce(served, 0.0), jobs.c.id)
        .limit(1)
        .with_for_update(of=jobs, skip_locked=True)
    )


def held_by(job_id: str, worker: str) -> ColumnElement[bool]:
    """The job is that worker's."""
    return and_(jobs.c.id == job_id, jobs.c.worker == worker, jobs.c.state == State.RUNNING)


def released(now: float) -> Mapping[str, Any]:
    """A job that its worker has left: back in the queue, unless it was to be cancelled."""
    return {
        "state": case((jobs.c.cancelling, State.CANCELLED.value), else_=State.QUEUED.value),
        "finished": case((jobs.c.cancelling, now)),
        "worker": None,
        "lease": None,
        "version": jobs.c.version + 1,
    }
