"""``judge`` and ``similarity``: scores that need a server, added to a log on demand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from briefing.backend import open_backend
from briefing.llm.metered import UsageMeter
from briefing.llm.stack import layered
from briefing.stages.asking import Asker
from briefing.wiring import prompt_library
from evals import runlog
from evals.cases import CASES
from evals.cli import options
from evals.embedding import Embedder
from evals.metrics import Score
from evals.reporting.tables import values
from evals.runlog import RunLog
from evals.running import with_extra
from evals.scorers.judge import judge as judge_memo
from evals.scorers.similarity import similarity as similarity_of_memo
from evals.views import MemoView

Log = Annotated[Path, typer.Argument(help="Log of a run.")]


def judge(
    log: Log,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    prompts: options.Prompts = None,
    cases: options.Cases = CASES,
    records: options.Records = None,
) -> None:
    """Let a model judge the statements of a log's memos, and say how far it can be trusted."""
    settings = options.settings(model=model, base_url=base_url, prompts=prompts)

    async def go(run: RunLog) -> dict[runlog.Place, tuple[Score, ...]]:
        async with AsyncExitStack() as stack:
            backend = await open_backend(settings, stack, lambda _done, _total: None)
            asked = layered(
                backend.model,
                meter=UsageMeter(),
                price=backend.price,
                concurrency=backend.concurrency,
                alone=backend.alone,
                attempts=settings.attempts,
            )
            asker = Asker(asked, prompt_library(settings.prompts))
            return await _added(run, cases, records, lambda view: judge_memo(asker, view))

    _rewrite(log, go)


def similarity(
    log: Log,
    base_url: Annotated[str, typer.Option(help="Server with /v1/embeddings, up to /v1.")],
    model: Annotated[str, typer.Option(help="Its embedding model.")],
    cases: options.Cases = CASES,
    records: options.Records = None,
) -> None:
    """Compare the texts of a log's memos with the references by their embeddings."""
    key = options.settings().api_key

    async def go(run: RunLog) -> dict[runlog.Place, tuple[Score, ...]]:
        embedder = Embedder(
            base_url=base_url, model=model, api_key=key.get_secret_value() if key else ""
        )
        try:
            return await _added(
                run, cases, records, lambda view: similarity_of_memo(embedder, view)
            )
        finally:
            await embedder.aclose()

    _rewrite(log, go)


async def _added(
    run: RunLog,
    cases: Path,
    records: Path | None,
    score: Callable[[MemoView], Awaitable[tuple[Score, ...]]],
) -> dict[runlog.Place, tuple[Score, ...]]:
    return await with_extra(run, options.some_cases(cases, records, ""), score)


def _rewrite(
    path: Path, go: Callable[[RunLog], Coroutine[Any, Any, dict[runlog.Place, tuple[Score, ...]]]]
) -> None:
    run = runlog.read(path)
    runlog.rewrite_scores(run, asyncio.run(go(run)))
    typer.echo(values(runlog.read(path)))
