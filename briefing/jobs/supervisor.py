"""Keeps the workers running."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from briefing.jobs.worker import name_of_worker, run_worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import SpawnProcess

    from briefing.jobs.work import WorkStore
    from briefing.jobs.worker import WorkerOptions
    from briefing.settings import Settings

_LOG = logging.getLogger(__name__)
_LOOK = 0.5
_FIRST_PAUSE, _LAST_PAUSE = 0.5, 60.0
"""Seconds before a worker is started again; they double while none of them gets ready."""
_PATIENCE = 10.0
"""Seconds that a worker has to give its job back before it is killed."""


class Supervisor:
    """Starts workers, starts them again when they die, and ends them in good order.

    Args:
        count: of workers.
        prepare: see ``run_worker``; picklable.
    """

    def __init__(
        self,
        store: WorkStore,
        settings: Settings,
        options: WorkerOptions,
        *,
        count: int,
        prepare: Callable[[], None],
    ) -> None:
        self._store = store
        self._arguments = (settings, options, prepare)
        self._count = count
        self._processes: list[SpawnProcess] = []

    async def run(self) -> None:
        """Keep the workers running until this task is cancelled; then end them."""
        try:
            self._processes = [self._start() for _ in range(self._count)]
            pause = _FIRST_PAUSE
            while True:
                await asyncio.sleep(_LOOK)
                dead = [process for process in self._processes if not process.is_alive()]
                if not dead:
                    continue
                were_ready = [await self._bury(process) for process in dead]
                pause = _FIRST_PAUSE if any(were_ready) else min(2 * pause, _LAST_PAUSE)
                await asyncio.sleep(pause)
                self._processes += [self._start() for _ in dead]
        finally:
            await asyncio.shield(asyncio.to_thread(self._stop))

    def _start(self) -> SpawnProcess:
        process = multiprocessing.get_context("spawn").Process(
            target=run_worker, args=self._arguments
        )
        process.start()
        return process

    async def _bury(self, process: SpawnProcess) -> bool:
        _LOG.error("a worker died", extra={"exit_code": process.exitcode})
        self._processes.remove(process)
        was_ready = await asyncio.to_thread(self._crashed, process)
        process.close()
        return was_ready

    def _crashed(self, process: SpawnProcess) -> bool:
        try:
            return self._store.crashed(name_of_worker(process.pid or 0))
        except SQLAlchemyError:
            # The lease will run out; the worker died because the database is gone, most likely.
            _LOG.exception("the job database can't be reached")
            return False

    def _stop(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()
                self._crashed(process)
            process.close()
        self._processes = []
