"""Reading records that strangers hand in: in processes that can be killed.

One that passes its limits is ended, and the next record gets a new one. There are few of them, so
that reading leaves something of the machine to the rest.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, TypeVar

from briefing import errors
from briefing.jobs.limits import computed_too_long, kill_group
from briefing.jobs.reading import Limits, serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from briefing.settings import Settings

T = TypeVar("T")
_FAREWELL = 1.0
"""Seconds between the end of a process's pipe and its own."""


class RecordReader:
    """Reads records in a process of its own; safe to use from several threads.

    Args:
        limits: of the process that reads.
    """

    def __init__(self, settings: Settings, limits: Limits | None = None) -> None:
        # A process that reads what strangers wrote has no use for a key.
        self._settings = settings.model_copy(update={"api_key": None})
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Start the process, so that the first record needn't wait for it."""
        with self._lock:
            self._ready()

    def read(self, source: bytes, name: str) -> dict[str, Any]:
        """Read a record.

        Args:
            name: what messages call the file.

        Returns:
            A ``Reading`` as JSON.

        Raises:
            ReadError: there is no record in it; the message says why.
            ReadingStopped: it took too long, or too much memory.
            RuntimeError: this program is wrong; the message has the process's stack.
        """
        with self._lock:
            pipe = self._ready()
            try:
                pipe.send_bytes(name.encode())
                pipe.send_bytes(source)
                if not pipe.poll(self._limits.patience):
                    self._end()
                    raise _stopped("did not come to an end")
                answer = json.loads(pipe.recv_bytes())
            except (EOFError, OSError) as error:
                long = computed_too_long(self._exit_code())
                self._end()
                raise _stopped("took too long" if long else "took too much memory") from error
        if "bug" in answer:
            raise RuntimeError(f"the reading process failed:\n{answer['bug']}")
        if "error" in answer:
            kind = getattr(errors, answer["error"])
            raise kind(answer["message"], answer["hint"])
        reading: dict[str, Any] = answer["reading"]
        return reading

    def close(self) -> None:
        """End the process; a record that it reads is left unread."""
        with suppress(ValueError):  # it was ended at this moment
            if (process := self._process) is not None:
                _kill(process)
        with self._lock:
            self._end()

    def _ready(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, self._settings, self._limits), daemon=True
        )
        self._process.start()
        theirs.close()
        # The first message says that all is loaded: that time isn't counted as reading.
        self._pipe.recv_bytes()
        return self._pipe

    def _exit_code(self) -> int | None:
        """Why the process ended, which it has done, or is about to."""
        if self._process is None:
            return None
        self._process.join(_FAREWELL)
        return self._process.exitcode

    def _end(self) -> None:
        if self._process is not None:
            _kill(self._process)
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _kill(process: SpawnProcess) -> None:
    if process.is_alive():
        kill_group(process.pid or 0)
        process.kill()


def _stopped(why: str) -> errors.ReadingStopped:
    return errors.ReadingStopped(
        f"Reading {why}", "A record is a few pages of text: check that this is one."
    )


class ReadingRoom:
    """Some readers: a file that keeps one of them busy holds up nobody else.

    Args:
        count: of readers. Only the first is started at once, the others when they are needed.
    """

    def __init__(self, settings: Settings, count: int) -> None:
        self._readers = [RecordReader(settings) for _ in range(count)]
        # The one that came back last goes first: that one runs.
        self._free = LifoQueue[RecordReader]()
        for reader in self._readers:
            self._free.put(reader)
        # Records that wait for a reader keep no other request from a thread.
        self._threads = ThreadPoolExecutor(count)

    def open(self) -> None:
        """Have a reader started, without waiting for it."""
        self._threads.submit(self._with_reader, RecordReader.start)

    def close(self) -> None:
        """End the readers; what they read and what waits for them is left unread."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for reader in self._readers:
            reader.close()
        self._threads.shutdown()

    async def read(self, source: bytes, name: str) -> dict[str, Any]:
        """Read a record as soon as a reader is free.

        Raises:
            ReadError, ReadingStopped: as ``RecordReader.read``.
        """
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._with_reader, lambda reader: reader.read(source, name)
        )

    def _with_reader(self, do: Callable[[RecordReader], T]) -> T:
        reader = self._free.get()
        try:
            return do(reader)
        finally:
            self._free.put(reader)
