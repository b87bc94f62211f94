"""One memo of one case by one model: asked for live, or answered by what was answered before."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing.backend import Backend, open_backend
from briefing.llm.budget import Budget, Budgeted
from briefing.llm.cache import answer_key
from briefing.llm.prices import FREE, Priced
from briefing.llm.tokens import TiktokenCounter
from briefing.wiring import MemoWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AsyncExitStack

    from briefing.models.chat import ChatModel, ChatRequest, Completion
    from briefing.models.memo import Memo
    from briefing.settings import Settings
    from evals.cases import Case


@dataclass(frozen=True, slots=True)
class Call:
    """A request, its answer, and the key by which the answer is found again."""

    key: str
    request: ChatRequest
    completion: Completion


@dataclass(frozen=True, slots=True)
class Trial:
    """A memo with the calls that made it; ``seconds`` is wall time."""

    memo: Memo
    calls: tuple[Call, ...]
    seconds: float

    @property
    def model_seconds(self) -> float:
        """Of all calls added up."""
        return sum(call.completion.seconds for call in self.calls)


@dataclass(slots=True)
class Listening:
    """A model that is overheard, and that needn't answer again what is known.

    Args:
        known: answers by key, of an earlier attempt at the same trial.
        places: calls at once over all trials.
        heard: told of each call when it is answered.
    """

    inner: ChatModel
    known: Mapping[str, Completion]
    places: asyncio.Semaphore
    heard: Callable[[Call], None]
    calls: list[Call] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The model's name."""
        return self.inner.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request; errors are those of the model."""
        key = answer_key(self.name, request)
        completion = self.known.get(key)
        if completion is None:
            async with self.places:
                completion = await self.inner.complete(request)
            self.heard(Call(key, request, completion))
        self.calls.append(Call(key, request, completion))
        return completion


class Stage:
    """A model that is open, on which trials are made.

    Args:
        settings: those of the product; the limits hold for all trials together.
    """

    def __init__(self, settings: Settings, backend: Backend) -> None:
        model = backend.model
        if settings.max_cost is not None or settings.max_tokens is not None:
            budget = Budget(
                counter=backend.counter,
                price=backend.price,
                max_cost=settings.max_cost,
                max_tokens=settings.max_tokens,
            )
            model = Budgeted(Priced(model, backend.price), budget)
        self._backend = replace(backend, model=model)
        self._settings = settings.model_copy(
            update={"cache": False, "max_cost": None, "max_tokens": None}
        )
        self._places = asyncio.Semaphore(backend.concurrency)

    async def trial(
        self,
        case: Case,
        known: Mapping[str, Completion],
        heard: Callable[[Call], None] = lambda _call: None,
    ) -> Trial:
        """Make the memo of a case.

        Raises:
            ModelError, BudgetError: as of ``MemoWriter.write``.
            StaleRecordings: the model only replays, and this was never asked.
        """
        listening = Listening(self._backend.model, known, self._places, heard)
        backend = replace(self._backend, model=listening)

        async def ready(*_: object) -> Backend:
            return backend

        started = time.perf_counter()
        async with MemoWriter(self._settings, open_model=ready) as writer:
            memo = await writer.write(case.record)
        return Trial(memo, tuple(listening.calls), time.perf_counter() - started)


async def live(
    settings: Settings, stack: AsyncExitStack, on_fetch: Callable[[int, int], None]
) -> Stage:
    """Open the model that the settings name; errors as of ``open_backend``."""
    return Stage(settings, await open_backend(settings, stack, on_fetch))


def replayed(settings: Settings, model: ChatModel, *, by_sentence: bool) -> Stage:
    """A stage without a model: all answers are there already."""
    return Stage(
        settings,
        Backend(
            model=model,
            counter=TiktokenCounter(settings.model),
            price=FREE,
            concurrency=64,
            alone=0,
            by_sentence=by_sentence,
        ),
    )
