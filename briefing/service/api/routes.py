"""The routes under ``/v1``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import AsyncIterator
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import APIRouter, Body, Depends, HTTPException, Path, Query, Request, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BeforeValidator, WithJsonSchema

from briefing.jobs.job import Search, State
from briefing.rendering import FORMATS, render_answer
from briefing.service.access import Writer, by_header
from briefing.service.api.forms import (
    MemoList,
    MemoOfRecord,
    MemoOfText,
    MemoStatus,
    RecordRead,
    memo_list,
    memo_status,
    record_read,
)
from briefing.service.dependencies import MEMO_ID, RECORD_ID, MemoId, TheDesk, TheJob
from briefing.service.desk import iso_date, printable, result_name
from briefing.service.negotiation import choose
from briefing.service.problems import documented

router = APIRouter(
    prefix="/v1",
    responses=documented(400, 401, 403, 408, 413, 422, 500, 503),
    tags=["memos"],
    # Before anything is looked up: who isn't known learns nothing of what is there.
    dependencies=[Depends(by_header)],
)
_Date = Annotated[
    dt.date, BeforeValidator(iso_date), WithJsonSchema({"type": "string", "format": "date"})
]
_EVENT = {
    "properties": {
        "event": {"enum": ["answer", "status"]},
        "data": {
            "contentMediaType": "application/json",
            "contentSchema": {
                "anyOf": [
                    {"$ref": "#/components/schemas/Answer"},
                    {"$ref": "#/components/schemas/MemoStatus"},
                ]
            },
        },
    }
}
MEDIA_TYPES = {
    name: FORMATS[name].media_type.partition(";")[0] for name in ("json", "html", "md", "docx")
}


@router.post(
    "/records",
    status_code=201,
    summary="Hand in a record and see what is read",
    responses=documented(429),
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "The file's bytes.",
            "content": {
                "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
            },
        }
    },
)
async def hand_in(
    request: Request,
    response: Response,
    desk: TheDesk,
    _who: Writer,
    name: Annotated[str, Query(max_length=200, description="The file's name.")] = "record.md",
) -> RecordRead:
    """Read a record before any token is spent; its id is what a memo is asked for with."""
    record = await desk.take(await request.body(), name)
    speed = await to_thread.run_sync(desk.store.seconds_per_call, desk.model)
    response.headers["Location"] = f"/v1/records/{record.id}"
    return record_read(record, speed)


@router.get("/records/{record_id}", summary="See again what was read", responses=documented(404))
def show_record(record_id: Annotated[str, Path(pattern=RECORD_ID)], desk: TheDesk) -> RecordRead:
    """A record that was handed in; one without a memo is forgotten after a day."""
    return record_read(desk.record(record_id), desk.store.seconds_per_call(desk.model))


@router.post(
    "/memos",
    status_code=202,
    summary="Ask for a memo",
    responses={
        200: {"model": MemoStatus, "description": "The same memo was asked for before: here it is"},
        **documented(404, 429),
    },
)
async def create(
    request: Request,
    response: Response,
    desk: TheDesk,
    who: Writer,
    wanted: Annotated[MemoOfRecord | MemoOfText, Body()],
) -> MemoStatus:
    """Queue a memo. The same record, model and prompts give the same memo, unless forced."""
    if isinstance(wanted, MemoOfRecord):
        record = await to_thread.run_sync(desk.record, wanted.record)
    else:
        record = await desk.take(wanted.text.encode(errors="replace"), wanted.name)
    job, is_new = await to_thread.run_sync(
        lambda: desk.order(record, user=who.user, force=wanted.force)
    )
    request.state.job = job.id
    response.headers["Location"] = f"/v1/memos/{job.id}"
    if not is_new:
        response.status_code = 200
    return memo_status(job)


@router.get("/memos", summary="List and search memos")
def list_memos(
    desk: TheDesk,
    q: Annotated[str, Query(max_length=100, description="In company or file name.")] = "",
    ticker: Annotated[str, Query(max_length=20, description="With or without suffix.")] = "",
    since: Annotated[_Date | None, Query(description="First date of the record.")] = None,
    until: Annotated[_Date | None, Query(description="Last date of the record.")] = None,
    stance: Annotated[
        str, Query(max_length=20, description="Of any answer: negative, hedged, declined, …")
    ] = "",
    state: Annotated[State | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: Annotated[
        str | None, Query(pattern=MEMO_ID, description="`next` of the page before.")
    ] = None,
) -> MemoList:
    """Memos, the newest first."""
    wanted = Search(
        text=printable(q),
        ticker=printable(ticker),
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        label=printable(stance),
        state=state,
    )
    return memo_list(desk.store.search(wanted, limit=limit, after=after))


@router.get("/memos/{memo_id}", summary="How far a memo is", responses=documented(404))
async def status(job: TheJob) -> MemoStatus:
    """A memo's state and progress."""
    return memo_status(job)


@router.get(
    "/memos/{memo_id}/events",
    response_class=EventSourceResponse,
    summary="Follow a memo",
    responses={
        200: {
            "description": "Events, as they happen",
            "content": {"text/event-stream": {"itemSchema": _EVENT}},
        },
        **documented(404),
    },
)
async def events(request: Request, job: TheJob, desk: TheDesk) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events until the memo's end.

    `answer` has an answer of the memo as soon as that is done, as the memo's JSON will have it, and
    comes once for each; `status` has the memo's status, at every change. The last `status` is
    final.
    """
    told = set[int]()
    async for current in desk.follow(job, request.app.state.closing):
        if not told.issuperset(current.answers_done):
            for answer in await to_thread.run_sync(desk.answers, current):
                if answer.number not in told:
                    told.add(answer.number)
                    yield ServerSentEvent(event="answer", data=json.loads(render_answer(answer)))
        yield ServerSentEvent(
            event="status",
            id=str(current.version),
            data=memo_status(current).model_dump(mode="json"),
        )


@router.get(
    "/memos/{memo_id}/result",
    response_class=Response,
    summary="The memo itself",
    responses={
        200: {
            "description": "The memo, in the form that the client accepts; JSON if it doesn't say",
            "content": {
                MEDIA_TYPES["json"]: {"schema": {"type": "object"}},
                **{
                    kind: {"schema": {"type": "string", "format": "binary"}}
                    for name, kind in MEDIA_TYPES.items()
                    if name != "json"
                },
            },
        },
        **documented(404, 406, 409),
    },
)
def result(
    request: Request,
    job: TheJob,
    desk: TheDesk,
    form: Annotated[
        Literal["json", "html", "md", "docx"] | None,
        Query(alias="format", description="Instead of the Accept header."),
    ] = None,
) -> Response:
    """The memo as JSON, HTML, Markdown or DOCX."""
    chosen = form or choose(request.headers.get("accept", ""), MEDIA_TYPES)
    if chosen is None:
        raise HTTPException(406, f"There are {', '.join(MEDIA_TYPES.values())}")
    headers = {
        "Content-Disposition": f'attachment; filename="{result_name(job, chosen)}"',
        "Vary": "Accept",
    }
    return Response(desk.document(job, chosen), headers=headers, media_type=MEDIA_TYPES[chosen])


@router.post("/memos/{memo_id}/cancel", summary="Stop a memo", responses=documented(404, 409))
def cancel(memo_id: MemoId, desk: TheDesk, _who: Writer) -> MemoStatus:
    """Stop a memo; one that is being made stops within a second, its calls of the model with it."""
    return memo_status(desk.cancel(memo_id))


@router.delete(
    "/memos/{memo_id}", status_code=204, summary="Delete a memo", responses=documented(404)
)
def delete(memo_id: MemoId, desk: TheDesk, _who: Writer) -> None:
    """Delete a memo wherever it is, and its record if no other memo is made of that."""
    desk.delete(memo_id)
