"""The one layer that tries again."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

from briefing.errors import (
    ConnectionClosed,
    ModelError,
    RateLimited,
    ServerFault,
    ServerTimeout,
    ServerUnreachable,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.models.chat import ChatModel, ChatRequest, Completion

_PASSING = (RateLimited, ServerFault, ServerTimeout, ServerUnreachable, ConnectionClosed)


class Retrying:
    """Repeats a call that failed for a reason that may pass.

    Waits ``base``, twice that, four times that … seconds, each shortened by up to half at random so
    that calls that failed together don't return together. A server that says how long to wait is
    waited for at least that long; one that asks for more than ``longest`` is not waited for.

    Args:
        attempts: calls in all, at least 1.
        base: seconds before the second attempt.
        longest: seconds of a single wait, at most.
        sleep: waits that many seconds.
        chance: a number from 0, inclusive, to 1, exclusive.
    """

    def __init__(
        self,
        inner: ChatModel,
        *,
        attempts: int = 4,
        base: float = 0.5,
        longest: float = 60.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._inner = inner
        self._attempts = attempts
        self._base = base
        self._longest = longest
        self._sleep = sleep
        self._chance = chance

    @property
    def name(self) -> str:
        """The model's name."""
        return self._inner.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request.

        Raises:
            ModelError: of the last attempt.
            BudgetError: at once.
        """
        for attempt in range(self._attempts - 1):
            try:
                return await self._inner.complete(request)
            except _PASSING as error:
                wait = self._wait(attempt, error)
                if wait is None:
                    raise
            await self._sleep(wait)
        return await self._inner.complete(request)

    def _wait(self, attempt: int, error: ModelError) -> float | None:
        own = min(self._longest, self._base * 2.0**attempt) * (1 - self._chance() / 2)
        if error.retry_after is None:
            return own
        if error.retry_after > self._longest:
            return None
        return error.retry_after + own
