"""Where settings become objects: the one place that knows all parts of the product."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

from briefing.backend import open_backend
from briefing.language.glossary import load_glossary, record_entries
from briefing.llm.budget import Budget
from briefing.llm.cache import AnswerCache
from briefing.llm.metered import UsageMeter
from briefing.llm.rehearsing import Rehearsing
from briefing.llm.stack import layered
from briefing.models.memo import (
    SCHEMA_VERSION,
    Checks,
    Memo,
    MemoUsage,
    PromptVersion,
    Provenance,
)
from briefing.pipeline import Profile, write_body
from briefing.prompting import load_prompts
from briefing.stages.asking import Asker
from briefing.stages.examples import check_prompts
from briefing.stages.heading import company_names, memo_record
from briefing.weights import WeightStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from briefing.backend import Backend, OpenBackend
    from briefing.models.memo import MemoRecord
    from briefing.models.progress import Event
    from briefing.models.record import Record
    from briefing.pipeline import Body
    from briefing.prompting import PromptLibrary
    from briefing.settings import Settings


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a memo would take: calls, tokens and US dollars (None if no price is known)."""

    model: str
    calls: int
    prompt_tokens: int
    completion_tokens: int
    cost_usd: float | None


class MemoWriter:
    """Makes memos with one model, which is open as long as the writer is.

    An asynchronous context manager; ``write_memo`` is the same for one record without ``async``.

    Args:
        on_fetch: told of bytes fetched and in total while the embedded model is downloaded.
        open_model: makes the model ready; a caller that brings its own gives another one.

    Raises:
        SettingsError, PromptError: on construction, if the settings or prompts are wrong.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        on_fetch: Callable[[int, int], None] | None = None,
        open_model: OpenBackend = open_backend,
    ) -> None:
        self._settings = settings
        self._open_model = open_model
        self._on_fetch = on_fetch or (lambda _done, _total: None)
        self._prompts = prompt_library(settings.prompts)
        self._glossary = load_glossary(settings.glossary)
        self._stack = AsyncExitStack()
        self._backend: Backend | None = None
        self._budget: Budget | None = None
        self._cache: AnswerCache | None = None

    async def __aenter__(self) -> Self:
        settings = self._settings
        try:
            self._backend = await self._open_model(settings, self._stack, self._on_fetch)
            if settings.max_cost is not None or settings.max_tokens is not None:
                self._budget = Budget(
                    counter=self._backend.counter,
                    price=self._backend.price,
                    max_cost=settings.max_cost,
                    max_tokens=settings.max_tokens,
                )
            if settings.cache:
                self._cache = AnswerCache(settings.answers_path)
                self._stack.callback(self._cache.close)
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    async def write(
        self,
        record: Record,
        report: Callable[[Event], None] = lambda _event: None,
        *,
        edition: str = "",
    ) -> Memo:
        """Make the memo of a record.

        Args:
            edition: a name of the caller's; kept answers of another edition aren't used.

        Raises:
            ModelError: the model's server can't be had; what was answered is kept.
            BudgetError: a limit would be passed; what was answered is kept.
        """
        backend = self._open()
        meter = UsageMeter(report)
        model = layered(
            backend.model,
            meter=meter,
            price=backend.price,
            concurrency=backend.concurrency,
            alone=backend.alone,
            attempts=self._settings.attempts,
            budget=self._budget,
            cache=self._cache,
            edition=edition,
        )
        started = time.perf_counter()
        asker = Asker(model, self._prompts)
        body = await self._body(record, asker, report)
        return self._memo(record, body, asker, meter, time.perf_counter() - started)

    async def estimate(self, record: Record) -> Estimate:
        """Tell what a memo would take if nothing was cached and nothing had to be asked again."""
        backend = self._open()
        model = Rehearsing(backend.model.name, backend.counter)
        await self._body(record, Asker(model, self._prompts), lambda _event: None)
        usage = model.usage
        cost = None
        if backend.price is not None:
            cost = backend.price.cost(
                prompt_tokens=usage.prompt_tokens, completion_tokens=usage.completion_tokens
            )
        return Estimate(model.name, usage.calls, usage.prompt_tokens, usage.completion_tokens, cost)

    async def count_calls(self, record: Record) -> int:
        """Tell how many calls a memo would take; as ``estimate``, but quick."""
        model = Rehearsing(self._open().model.name, None)
        await self._body(record, Asker(model, self._prompts), lambda _event: None)
        return model.usage.calls

    def heading(self, record: Record) -> MemoRecord:
        """What the record's form says, as the memo will have it; no model is asked."""
        glossary = self._glossary.extended(record_entries(record, self._glossary))
        return memo_record(record, company_names(record, glossary))

    def _open(self) -> Backend:
        if self._backend is None:
            raise RuntimeError("open the writer with `async with` first")
        return self._backend

    async def _body(self, record: Record, asker: Asker, report: Callable[[Event], None]) -> Body:
        backend = self._open()
        glossary = self._glossary.extended(record_entries(record, self._glossary))
        return await write_body(
            record,
            company=company_names(record, glossary),
            glossary=glossary,
            asker=asker,
            profile=Profile(backend.by_sentence, self._settings.window, backend.counter),
            report=report,
        )

    def _memo(
        self, record: Record, body: Body, asker: Asker, meter: UsageMeter, seconds: float
    ) -> Memo:
        used = meter.by_task
        return Memo(
            schema_version=SCHEMA_VERSION,
            record=self.heading(record),
            **{field.name: getattr(body, field.name) for field in fields(body)},
            provenance=Provenance(
                model=asker.model.name,
                prompts=tuple(
                    PromptVersion(prompt.name, prompt.version, prompt.sha256)
                    for prompt in self._prompts
                    if prompt.name in used
                ),
                usage=MemoUsage(**asdict(meter.total), replayed=meter.replayed),
                checks=Checks(**asdict(asker.tally)),
                seconds=round(seconds, 1),
                generated=datetime.now(UTC).isoformat(timespec="seconds"),
                version=version("briefing"),
            ),
        )


def write_memo(
    record: Record,
    settings: Settings,
    report: Callable[[Event], None] = lambda _event: None,
) -> Memo:
    """Make the memo of one record; for several, open a ``MemoWriter`` once.

    Raises:
        BriefingError: see ``MemoWriter``.
    """

    async def run() -> Memo:
        async with MemoWriter(settings) as writer:
            return await writer.write(record, report)

    return asyncio.run(run())


def prompt_library(override: Path | None) -> PromptLibrary:
    """The prompts with the user's own, each example held against its own source.

    Raises:
        PromptError: a prompt or an example doesn't pass.
    """
    prompts = load_prompts(override)
    check_prompts(prompts, load_glossary())
    return prompts


def weight_store(settings: Settings) -> WeightStore:
    """The embedded models in the settings' folder."""
    return WeightStore(settings.weights_dir)
