"""The pages that people use."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from anyio import to_thread
from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.datastructures import UploadFile

from briefing.errors import BriefingError
from briefing.jobs.job import Job, Search, State
from briefing.rendering import FORMATS
from briefing.rendering.html import variables
from briefing.service.access import PageWriter, by_cookie
from briefing.service.dependencies import RECORD_ID, MemoId, TheDesk, TheJob
from briefing.service.desk import Desk, iso_date, printable, result_name
from briefing.service.pages.comparison import risk_changes, stance_rows
from briefing.service.pages.entrance import TheViews, go
from briefing.service.pages.views import FRAGMENT
from briefing.service.problems import problem_of

# Before anything is looked up: who isn't known learns nothing of what is there.
router = APIRouter(include_in_schema=False, dependencies=[Depends(by_cookie)])
_PAGE = 20


@router.get("/")
def home(request: Request, desk: TheDesk, views: TheViews) -> HTMLResponse:
    """Hand a record in; find a memo that was made."""
    page = desk.store.search(Search(), limit=_PAGE)
    return views.page(request, "home.html.j2", page=page, wanted=Search(), model=desk.model)


@router.get("/memos")
def find(request: Request, desk: TheDesk, views: TheViews) -> HTMLResponse:
    """The memos that are searched for: the list alone, or in its page."""
    asked = request.query_params
    wanted = Search(
        text=printable(asked.get("q", ""))[:100],
        since=_date(asked.get("since", "")),
        until=_date(asked.get("until", "")),
        label=printable(asked.get("stance", ""))[:20],
    )
    page = desk.store.search(wanted, limit=_PAGE, after=asked.get("after") or None)
    template = "list.html.j2" if FRAGMENT in request.headers else "home.html.j2"
    return views.page(request, template, page=page, wanted=wanted, model=desk.model)


@router.post("/records")
async def read(request: Request, desk: TheDesk, views: TheViews, _who: PageWriter) -> HTMLResponse:
    """Read what was dropped or pasted, before any token is spent."""
    config = request.app.state.config
    async with request.form(
        max_files=config.upload_files, max_part_size=config.upload_bytes
    ) as form:
        given = [
            (await file.read(), file.filename or "")
            for file in form.getlist("file")
            if isinstance(file, UploadFile) and file.filename
        ]
        text = form.get("text")
        if isinstance(text, str) and text.strip():
            given.append((text.encode(errors="replace"), "pasted.txt"))
    if not given:
        raise HTTPException(422, "There is neither a file nor a text to read")
    results = [await _read(desk, source, name) for source, name in given]
    template = "readings.html.j2" if FRAGMENT in request.headers else "read.html.j2"
    return views.page(request, template, results=results)


async def _read(desk: Desk, source: bytes, name: str) -> dict[str, Any]:
    """A record that was read, or the problem with it; one bad file doesn't stop the others."""
    try:
        record = await desk.take(source, name)
    except BriefingError as error:
        return {"name": name, "problem": problem_of(error)}
    speed = await to_thread.run_sync(desk.store.seconds_per_call, desk.model)
    calls = record.reading["estimate"]["calls"]
    return {
        "record": record,
        "known": await to_thread.run_sync(desk.known, record),
        "seconds": None if speed is None else speed * calls,
    }


@router.post("/memos")
def make(
    request: Request,
    desk: TheDesk,
    who: PageWriter,
    record: Annotated[list[Annotated[str, Form(pattern=RECORD_ID)]], Form()],
    *,
    force: Annotated[bool, Form()] = False,
) -> RedirectResponse:
    """Have the memos of records made."""
    jobs = [desk.order(desk.record(one), user=who.user, force=force)[0] for one in record]
    request.state.job = " ".join(job.id for job in jobs)
    return go(f"/memos/{jobs[0].id}" if len(jobs) == 1 else "/#past")


@router.get("/memos/{memo_id}")
def show(request: Request, job: TheJob, desk: TheDesk, views: TheViews) -> HTMLResponse:
    """The memo, or how far it is."""
    if job.state is not State.DONE:
        return views.page(request, "job.html.j2", **_progress(desk, job))
    found = desk.store.search(Search(ticker=job.ticker, state=State.DONE), limit=_PAGE)
    others = [other for other in found.jobs if other.id != job.id and job.ticker]
    shown = variables(desk.memo(job))
    return views.page(request, "memo_page.html.j2", job=job, others=others, **shown)


@router.get("/memos/{memo_id}/row")
def row(request: Request, job: TheJob, views: TheViews) -> HTMLResponse:
    """The memo's line in a list, which asks for itself until the memo is made."""
    return views.page(request, "row.html.j2", job=job)


@router.get("/memos/{memo_id}/progress", response_class=EventSourceResponse)
async def progress(
    request: Request, job: TheJob, desk: TheDesk, views: TheViews
) -> AsyncIterator[ServerSentEvent]:
    """The page's live part, at every change; the event ``end`` when there is no more to come."""
    async for current in desk.follow(job, request.app.state.closing):
        if current.state.is_final:
            yield ServerSentEvent(event="end", raw_data=current.state.value)
        else:
            shown = await to_thread.run_sync(_progress, desk, current)
            yield ServerSentEvent(raw_data=views.text(request, "progress.html.j2", **shown))


def _progress(desk: Desk, job: Job) -> dict[str, Any]:
    workers = desk.store.workers() if job.state is State.QUEUED else ()
    waiting = next((worker.message for worker in workers if worker.message), "")
    if job.state is State.QUEUED and not workers:
        waiting = "No worker runs at the moment"
    return {
        "job": job,
        "reading": desk.record(job.record_id).reading,
        "answers": {answer.number: answer for answer in desk.answers(job)},
        "waiting": waiting,
    }


@router.get("/memos/{memo_id}/download/{form}")
def download(form: Literal["json", "html", "md", "docx"], job: TheJob, desk: TheDesk) -> Response:
    """The memo as a file."""
    headers = {"Content-Disposition": f'attachment; filename="{result_name(job, form)}"'}
    return Response(desk.document(job, form), headers=headers, media_type=FORMATS[form].media_type)


@router.post("/memos/{memo_id}/cancel")
def cancel(memo_id: MemoId, desk: TheDesk, _who: PageWriter) -> RedirectResponse:
    """Stop a memo."""
    if not desk.job(memo_id).state.is_final:
        desk.cancel(memo_id)
    return go(f"/memos/{memo_id}")


@router.post("/memos/{memo_id}/delete")
def delete(memo_id: MemoId, desk: TheDesk, _who: PageWriter) -> RedirectResponse:
    """Delete a memo."""
    desk.delete(memo_id)
    return go("/")


@router.get("/compare")
def compare(request: Request, desk: TheDesk, views: TheViews, a: str, b: str) -> HTMLResponse:
    """Two memos side by side, the earlier record first."""
    jobs = sorted((desk.job(printable(one)) for one in (a, b)), key=lambda job: job.date)
    before, after = (desk.memo(job) for job in jobs)
    return views.page(
        request,
        "compare.html.j2",
        sides=tuple(zip(jobs, (before, after), strict=True)),
        stance=stance_rows(before, after),
        risks=risk_changes(before, after),
    )


def _date(text: str) -> str:
    try:
        return iso_date(text).isoformat() if text else ""
    except ValueError:
        raise HTTPException(422, "A date is written as 2026-03-12") from None
