"""Reading records that strangers hand in: in a process that can be killed.

A file may be made to keep a reader busy or to fill its memory. So processes of their own read, one
record at a time each, within limits; one that passes them is ended, and the next record gets a new
one. There are few of them, so that reading leaves something of the machine to the rest.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, TypeVar

from briefing import errors
from briefing.backend import open_estimator
from briefing.reading import read_bytes
from briefing.wiring import Estimate, MemoWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from briefing.models.record import Record
    from briefing.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """A question and its answer, or the introduction (number 0), as they were found."""

    number: int
    question: str
    sentences: int


@dataclass(frozen=True, slots=True)
class CompanyRead:
    """The company as the form names it, in Chinese."""

    name: str
    short_name: str
    code: str
    ticker: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a record, before a token is spent.

    Attributes:
        date: ISO 8601, or None.
        parts: those that have an answer, which the memo will be made of, in order.
        unanswered: numbers of the questions that have no answer in the record.
        unread: text that no rule could place.
    """

    company: CompanyRead
    number: str
    date: str | None
    participants_listed: int
    participants_distinct: int
    speakers: tuple[str, ...]
    parts: tuple[Part, ...]
    unanswered: tuple[int, ...]
    unread: tuple[str, ...]
    estimate: Estimate


class RecordReader:
    """Reads records in a process of its own; safe to use from several threads.

    Args:
        seconds: that reading and estimating one record may take.
        memory: bytes of address space that the process may have, where the system can limit it.
    """

    def __init__(
        self, settings: Settings, *, seconds: float = 20.0, memory: int = 2_000_000_000
    ) -> None:
        # A process that reads what strangers wrote has no use for a key.
        self._settings = settings.model_copy(update={"api_key": None})
        self._seconds = seconds
        self._memory = memory
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
        """
        with self._lock:
            pipe = self._ready()
            try:
                pipe.send_bytes(name.encode())
                pipe.send_bytes(source)
                if not pipe.poll(self._seconds):
                    self._end()
                    raise errors.ReadingStopped(
                        f"Reading took longer than {self._seconds:.0f} s",
                        "A record is a few pages of text: check that this is one.",
                    )
                answer = json.loads(pipe.recv_bytes())
            except (EOFError, OSError) as error:
                self._end()
                raise errors.ReadingStopped(
                    "Reading took too much memory",
                    "A record is a few pages of text: check that this is one.",
                ) from error
        if "error" in answer:
            kind = getattr(errors, answer["error"])
            raise kind(answer["message"], answer["hint"])
        reading: dict[str, Any] = answer["reading"]
        return reading

    def close(self) -> None:
        """End the process; a record that it reads is left unread."""
        with suppress(ValueError):  # it was ended at this moment
            if (process := self._process) is not None:
                process.kill()
        with self._lock:
            self._end()

    def _ready(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs, self._settings, self._memory), daemon=True
        )
        self._process.start()
        theirs.close()
        # The first message says that all is loaded: that time isn't counted as reading.
        self._pipe.recv_bytes()
        return self._pipe

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


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


def _serve(pipe: Connection, settings: Settings, memory: int) -> None:
    # Ctrl-C goes to all processes of a terminal; the first of them ends the others in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asyncio.run(_answer_all(pipe, settings, memory))


async def _answer_all(pipe: Connection, settings: Settings, memory: int) -> None:
    async with MemoWriter(settings, open_model=open_estimator) as writer:
        _limit_memory(memory)
        pipe.send_bytes(b"ready")
        while True:
            try:
                name, source = pipe.recv_bytes().decode(), pipe.recv_bytes()
            except EOFError:
                return
            pipe.send_bytes(json.dumps(await _answer(writer, name, source)).encode())


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


async def _answer(writer: MemoWriter, name: str, source: bytes) -> dict[str, Any]:
    try:
        record = read_bytes(source, name=name)
        return {"reading": asdict(_reading(record, await writer.estimate(record)))}
    except errors.ReadError as error:
        return {"error": type(error).__name__, "message": error.message, "hint": error.hint}


def _reading(record: Record, estimate: Estimate) -> Reading:
    company = record.company
    introduction = (Part(0, "", len(record.introduction)),) if record.introduction else ()
    answered = [item for item in record.exchanges if item.sentences]
    return Reading(
        company=CompanyRead(company.name, company.short_name, company.code, company.ticker),
        number=record.number,
        date=record.date.isoformat() if record.date else None,
        participants_listed=len(record.participants),
        participants_distinct=len(record.distinct_participants),
        speakers=tuple(f"{s.name} {'、'.join(s.roles)}".strip() for s in record.speakers),
        parts=(
            *introduction,
            *(Part(item.number, item.question, len(item.sentences)) for item in answered),
        ),
        unanswered=tuple(item.number for item in record.exchanges if not item.sentences),
        unread=record.unread,
        estimate=estimate,
    )
