"""What several routes need of a request."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Request

from briefing.jobs.job import Job
from briefing.service.desk import Desk

RECORD_ID = r"^[0-9a-f]{64}$"
MEMO_ID = r"^[0-9a-f]{27}$"


# What needs no waiting is async: each other function of a request is sent to a thread.
async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(_desk)]
MemoId = Annotated[str, Path(pattern=MEMO_ID, description="The memo's id.")]


def _job(request: Request, memo_id: MemoId, desk: TheDesk) -> Job:
    request.state.job = memo_id
    return desk.job(memo_id)


TheJob = Annotated[Job, Depends(_job)]
