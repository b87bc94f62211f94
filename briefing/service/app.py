"""The application: its parts, and what runs beside it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from pydantic import TypeAdapter
from sqlalchemy.exc import SQLAlchemyError

from briefing.jobs.store import JobStore
from briefing.jobs.supervisor import Supervisor
from briefing.jobs.worker import WorkerOptions
from briefing.models.memo import Answer
from briefing.service import logs, problems
from briefing.service.api import operations, routes
from briefing.service.bodies import Bounded
from briefing.service.desk import Desk
from briefing.service.guards import Hardened, Observed, SameOrigin
from briefing.service.metrics import Metrics
from briefing.service.pages import entrance
from briefing.service.pages import routes as pages
from briefing.service.pages.views import Views

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine
    from typing import Any

    from starlette.types import Lifespan

    from briefing.service.config import ServiceConfig
    from briefing.settings import Settings

_LOG = logging.getLogger(__name__)
_HOUSEKEEPING = 600.0


def create_app(
    config: ServiceConfig, settings: Settings, *, closing: Callable[[], bool] = lambda: False
) -> FastAPI:
    """Put the service together; its workers run while the application does.

    Args:
        closing: tells that the server wants to end, so that what follows a memo stops.

    Raises:
        SettingsError, PromptError: the database, the settings or the prompts can't be used.
    """
    store = JobStore(config.database, capacity=config.capacity, lease=config.lease)
    desk = Desk(config, settings, store)
    metrics = Metrics(store)
    supervisor = Supervisor(
        store,
        settings,
        WorkerOptions(config.database, lease=config.lease),
        count=config.workers,
        prepare=logs.set_up,
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        # Each has a connection to the database, which keeps part of that in memory.
        current_default_thread_limiter().total_tokens = config.threads
        desk.open()
        try:
            async with _beside(supervisor.run(), _keep_house(store, config.keep_records)):
                yield
        finally:
            desk.close()
            store.close()

    app = _application(lifespan)
    app.state.config = config
    app.state.desk = desk
    app.state.views = Views(config)
    app.state.metrics = metrics
    app.state.closing = closing
    _document(app, config)
    # The last that is added is the first that a request meets.
    app.add_middleware(Bounded, config=config)
    app.add_middleware(SameOrigin, config=config)
    app.add_middleware(Hardened)
    app.add_middleware(Observed, metrics=metrics)
    return app


def _application(lifespan: Lifespan[FastAPI]) -> FastAPI:
    """All routes, and every error as a problem."""
    app = FastAPI(
        title="briefing",
        summary="English memos from Chinese investor-relations activity records.",
        version=version("briefing"),
        lifespan=lifespan,
        openapi_url="/v1/openapi.json",
        # Their pages load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
    )
    for router in (routes.router, operations.router, entrance.router, pages.router):
        app.include_router(router)
    problems.install(app)
    return app


@asynccontextmanager
async def _beside(*running: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run those until the block's end, and wait for theirs."""
    tasks = [asyncio.create_task(one) for one in running]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


def _document(app: FastAPI, config: ServiceConfig) -> None:
    """Complete the OpenAPI document: forms of a problem and of an event, and tokens where asked."""
    original = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = original()
            components = document["components"]
            components["schemas"]["Problem"] = problems.Problem.model_json_schema()
            answer = TypeAdapter(Answer).json_schema(ref_template="#/components/schemas/{model}")
            components["schemas"] |= {**answer.pop("$defs"), "Answer": answer}
            if not config.tokens:
                components.pop("securitySchemes")
                for path in document["paths"].values():
                    for operation in path.values():
                        operation.pop("security", None)
        return cast("dict[str, Any]", app.openapi_schema)

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI names


async def _keep_house(store: JobStore, age: float) -> None:
    while True:
        try:
            await asyncio.to_thread(store.drop_unused_records, age=age)
            await asyncio.to_thread(store.drop_partial_answers)
        except SQLAlchemyError:
            _LOG.exception("the job database can't be reached")
        await asyncio.sleep(_HOUSEKEEPING)
