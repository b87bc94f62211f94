"""A process that makes memos, one job at a time.

It ends when it is asked to (its job goes back into the queue) and when the process that started it
is gone. What the model has answered until then is in the answer cache, so nothing is asked twice.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing import errors
from briefing.jobs.job import Fault, Progress, Signal, WorkerState
from briefing.jobs.limits import give_way
from briefing.jobs.memory import share_one_arena
from briefing.jobs.tracing import open_tracing
from briefing.jobs.work import WorkStore
from briefing.models.progress import AnswerFinished, CallFinished
from briefing.reading import read_bytes
from briefing.rendering import render, render_answer
from briefing.wiring import MemoWriter

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.jobs.job import Claim
    from briefing.jobs.tracing import Tracing
    from briefing.models.progress import Event
    from briefing.settings import Settings

_LOG = logging.getLogger(__name__)
_TOLD = (errors.ReadError, errors.ModelError, errors.AnswerError, errors.BudgetError)
"""Errors whose words are for whoever asked; those of others are for whoever runs the service."""
_NICE = 5
"""Below the pages and the API, so that they answer while memos are made."""


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """How a worker works.

    Attributes:
        database: URL of the job store.
        lease: seconds; see ``JobStore``.
        poll: seconds between looks for a job.
        beat: seconds between reports of progress, and so until a cancelled job hears of it.
    """

    database: str
    lease: float = 15.0
    poll: float = 0.2
    beat: float = 0.5


def name_of_worker(pid: int) -> str:
    """What a process is called in the store."""
    return f"{socket.gethostname()}:{pid}"


def run_worker(
    settings: Settings, options: WorkerOptions, prepare: Callable[[], None] = lambda: None
) -> None:
    """Work until SIGTERM, or until the parent process is gone.

    Args:
        prepare: called first, in the worker's process; sets up its logs.
    """
    share_one_arena()
    prepare()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_way(_NICE)
    try:
        asyncio.run(_run(settings, options))
    except errors.BriefingError as error:
        _LOG.error("the model can't be made ready: %s", error)
        sys.exit(error.exit_code)


async def _run(settings: Settings, options: WorkerOptions) -> None:
    stop = asyncio.Event()
    with suppress(NotImplementedError):  # Windows has no such signals
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    watch = asyncio.create_task(_watch_parent(stop))
    store = WorkStore(options.database, lease=options.lease)
    tracing = open_tracing(os.environ)
    try:
        await Worker(store, settings, options, tracing).run(stop)
    finally:
        watch.cancel()
        store.close()
        await asyncio.to_thread(tracing.close)


async def _watch_parent(stop: asyncio.Event) -> None:
    parent = multiprocessing.parent_process()
    while parent is not None and parent.is_alive():
        await asyncio.sleep(0.2)
    if parent is not None:
        stop.set()


class Worker:
    """Takes jobs from the store and makes their memos."""

    def __init__(
        self, store: WorkStore, settings: Settings, options: WorkerOptions, tracing: Tracing
    ) -> None:
        self._tracing = tracing
        self._store = store
        self._settings = settings
        self._options = options
        self._name = name_of_worker(os.getpid())

    async def run(self, stop: asyncio.Event) -> None:
        """Work until ``stop`` is set; then the job in hand goes back into the queue.

        Raises:
            BriefingError: the model can't be made ready.
        """
        alive = asyncio.create_task(self._say_alive())
        try:
            await self._say(ready=False, message="The model is being made ready")
            async with MemoWriter(self._settings, on_fetch=self._on_fetch) as writer:
                await self._say(ready=True)
                while not stop.is_set():
                    claim = await asyncio.to_thread(self._store.claim, self._name)
                    if claim:
                        await self._work(writer, claim, stop)
                    else:
                        await _within(stop.wait(), self._options.poll)
        finally:
            alive.cancel()
            await asyncio.to_thread(self._store.gone, self._name)

    async def _say_alive(self) -> None:
        while True:
            await asyncio.sleep(self._options.lease / 3)
            await asyncio.to_thread(self._store.seen, self._state)

    async def _say(self, *, ready: bool, message: str = "") -> None:
        self._state = WorkerState(self._name, ready, message)
        await asyncio.to_thread(self._store.seen, self._state)

    def _on_fetch(self, done: int, total: int) -> None:
        self._state = WorkerState(
            self._name,
            ready=False,
            message=f"The model is being fetched: {done / 1e6:.0f} of {total / 1e6:.0f} MB",
        )
        if done == total:
            _LOG.info("model fetched", extra={"bytes": total})

    async def _work(self, writer: MemoWriter, claim: Claim, stop: asyncio.Event) -> None:
        job = claim.job
        calls, answers = 0, dict[int, bytes]()
        trace = self._tracing.begin(job)

        def note(event: Event) -> None:
            nonlocal calls
            trace.note(event)
            if isinstance(event, CallFinished):
                calls += 1
            elif isinstance(event, AnswerFinished):
                answers[event.answer.number] = render_answer(event.answer)

        _LOG.info("memo started", extra={"job": job.id, "user": job.user})
        making = asyncio.create_task(self._make(writer, claim, note))
        signalled = Signal.GO_ON
        try:
            while not await _within(asyncio.shield(making), self._options.beat):
                progress = Progress(calls, dict(answers))
                signalled = await asyncio.to_thread(
                    self._store.report, job.id, self._name, progress
                )
                if signalled is not Signal.GO_ON or stop.is_set():
                    break
        finally:
            making.cancel()
            await asyncio.gather(making, return_exceptions=True)
        trace.end(_failure(making))
        if not making.cancelled():
            making.result()
        elif signalled is Signal.CANCEL:
            await asyncio.to_thread(self._store.stopped, job.id, self._name)
        elif signalled is Signal.GO_ON:
            await asyncio.to_thread(self._store.release, job.id, self._name)
        _LOG.info("memo ended", extra={"job": job.id, "calls": calls, "signal": signalled.value})

    async def _make(self, writer: MemoWriter, claim: Claim, note: Callable[[Event], None]) -> str:
        """Make a memo; gives the class of the error where there is none, else nothing."""
        job = claim.job
        try:
            record = read_bytes(claim.source, name=job.record_name)
            memo = await writer.write(record, note, edition=job.id if job.forced else "")
        except errors.BriefingError as error:
            _LOG.warning("memo failed", extra={"job": job.id, "error": type(error).__name__})
            await asyncio.to_thread(self._store.fail, job.id, self._name, _fault(error))
            return type(error).__name__
        document = render(memo, "json")
        await asyncio.to_thread(self._store.finish, job.id, self._name, memo, document)
        return ""


def _failure(making: asyncio.Task[str]) -> str:
    if making.cancelled():
        return "cancelled"
    error = making.exception()
    return making.result() if error is None else type(error).__name__


def _fault(error: errors.BriefingError) -> Fault:
    if isinstance(error, _TOLD):
        return Fault(type(error).__name__, error.message, error.hint)
    _LOG.error("the service isn't set up right: %s", error)
    return Fault(
        type(error).__name__,
        "This service isn't set up right",
        "Whoever runs it finds the reason in its log.",
    )


async def _within(waiting: Awaitable[object], seconds: float) -> bool:
    """Wait no longer than that; tell whether it came to its end."""
    try:
        await asyncio.wait_for(waiting, seconds)
    except TimeoutError:
        return False
    return True
