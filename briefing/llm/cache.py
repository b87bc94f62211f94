"""Answers kept on disk, so that none is paid for twice.

What is kept is what a request finally gave: ``ask`` keeps an answer after it was checked, also one
that took a repair turn, under the request as it was first put. A second run then makes no call.
A request without a schema is checked by nobody later; its answer is kept when it comes.

The cache is a convenience: where it can't be read or written, a warning is logged once and the run
goes on without it.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import sqlite3
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from briefing.models.chat import Completion, Finish, Token, Usage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.models.chat import ChatModel, ChatRequest

_LOG = logging.getLogger(__name__)
_FORMAT = 1
"""Part of each key: raise it when the stored form changes."""
_BUSY_SECONDS = 5.0
_TABLE = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"


@runtime_checkable
class KeepsAnswers(Protocol):
    """A model that wants to hear which answers turned out to be good."""

    def keep(self, request: ChatRequest, completion: Completion) -> None:
        """Take note that this request was finally answered by this completion."""
        ...


def answer_key(model: str, request: ChatRequest, edition: str = "") -> str:
    """SHA-256, in hexadecimal, of what decides the answer; task and exchange don't."""
    decisive = [
        _FORMAT,
        model,
        [[message.role, message.content] for message in request.messages],
        request.schema and [request.schema.name, request.schema.body],
        asdict(request.sampling),
        *([edition] if edition else []),
    ]
    # Keys keep their order: a model writes an object's fields in the order of its schema.
    text = json.dumps(decisive, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class AnswerCache:
    """A table of texts by key in an SQLite file, which several processes may use at once.

    Args:
        path: of the file; it and its folder are made where they are missing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database: sqlite3.Connection | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(
                path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute(_TABLE)
        except (sqlite3.Error, OSError) as problem:
            self._give_up(problem)

    def close(self) -> None:
        """Close the file; from then on nothing is found and nothing kept."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def get(self, key: str) -> str | None:
        """The text of a key, or None."""
        row = self._execute("SELECT value FROM answers WHERE key = ?", key)
        return None if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        """Set the text of a key."""
        self._execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", key, value)

    def _execute(self, statement: str, *values: str) -> tuple[object, ...] | None:
        if self._database is None:
            return None
        try:
            row: tuple[object, ...] | None = self._database.execute(statement, values).fetchone()
        except sqlite3.Error as problem:
            self._give_up(problem)
            return None
        return row

    def _give_up(self, problem: Exception) -> None:
        _LOG.warning(
            "the answer cache %s can't be used (%s); going on without it. "
            "If it stays so, delete the file",
            self._path,
            problem,
        )
        self.close()


class Cached:
    """Gives an answer from the cache where it is there; asks the same only once at a time.

    An answer from the cache, or one that another call has just brought, is marked ``replayed`` and
    has no usage.

    Args:
        on_replay: told of each such answer, which no layer below gets to see.
        edition: answers of another edition aren't used; a memo that is to be made anew has its own.
    """

    def __init__(
        self,
        inner: ChatModel,
        cache: AnswerCache,
        *,
        on_replay: Callable[[ChatRequest, Completion], None],
        edition: str = "",
    ) -> None:
        self._inner = inner
        self._cache = cache
        self._edition = edition
        self._on_replay = on_replay
        self._flights: dict[str, asyncio.Future[Completion]] = {}

    @property
    def name(self) -> str:
        """The model's name."""
        return self._inner.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request; errors are those of the model, the cache has none."""
        key = answer_key(self.name, request, self._edition)
        kept = _load(self._cache.get(key))
        while kept is None and (flight := self._flights.get(key)) is not None:
            await asyncio.wait([flight])
            if not flight.cancelled():
                kept = flight.result()
        if kept is None:
            return await self._fly(key, request)
        replayed = replace(kept, usage=Usage(), seconds=0.0, replayed=True)
        self._on_replay(request, replayed)
        return replayed

    def keep(self, request: ChatRequest, completion: Completion) -> None:
        """Keep what a request was finally answered by."""
        if not completion.replayed:
            self._cache.put(answer_key(self.name, request, self._edition), _dump(completion))

    async def _fly(self, key: str, request: ChatRequest) -> Completion:
        flight = self._flights[key] = asyncio.get_running_loop().create_future()
        try:
            completion = await self._inner.complete(request)
            flight.set_result(completion)
        finally:
            del self._flights[key]
            flight.cancel()  # without effect if it has a result; else the others ask themselves
        if _speaks_for_itself(request, completion):
            self.keep(request, completion)
        return completion


def _speaks_for_itself(request: ChatRequest, completion: Completion) -> bool:
    if request.schema is not None or completion.finish is Finish.REFUSAL or not completion.text:
        return False
    # Whoever asks for log-probabilities looks at the first tokens only; a cut doesn't matter.
    return completion.finish is Finish.STOP or request.sampling.top_logprobs > 0


def _dump(completion: Completion) -> str:
    return json.dumps(
        {
            "text": completion.text,
            "finish": completion.finish,
            "model": completion.model,
            "tokens": [asdict(token) for token in completion.tokens],
        }
    )


def _load(value: str | None) -> Completion | None:
    if value is None:
        return None
    try:
        fields = json.loads(value)
        return Completion(
            text=fields["text"],
            finish=Finish(fields["finish"]),
            model=fields["model"],
            usage=Usage(),
            seconds=0.0,
            tokens=tuple(Token(**token) for token in fields["tokens"]),
        )
    except (ValueError, KeyError, TypeError):
        # A row that somebody else wrote: as good as none, and soon replaced.
        return None
