"""Limits on cost and tokens that hold before a call, not after it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import (
    ConnectionClosed,
    CostLimit,
    ModelError,
    ServerTimeout,
    SettingsError,
    TokenLimit,
)

if TYPE_CHECKING:
    from briefing.llm.prices import Price
    from briefing.llm.tokens import TokenCounter
    from briefing.models.chat import ChatModel, ChatRequest, Completion

_HINT = "Raise the limit and run again: finished answers are kept and not paid for twice"
_MAYBE_BILLED = (ServerTimeout, ConnectionClosed)


@dataclass(frozen=True, slots=True)
class _Amount:
    tokens: int = 0
    usd: float = 0.0

    def __add__(self, other: _Amount) -> _Amount:
        return _Amount(self.tokens + other.tokens, self.usd + other.usd)


class Budget:
    """What a run may spend, has spent, and has set aside for calls under way.

    A call is let through only if the run stays within both limits even if its answer is as long as
    it may be. Where it would pass a limit only because of what is set aside, it waits until one of
    the other calls has ended and its real usage is known.

    Args:
        counter: of the model's prompt tokens. Where the server reports more than it counted, later
            counts are raised by the same factor.
        price: of the model; None if unknown.
        max_cost: USD, inclusive; None for no limit.
        max_tokens: of prompts and answers, inclusive; None for no limit.

    Raises:
        SettingsError: a cost limit for a model whose price isn't known.
    """

    def __init__(
        self,
        *,
        counter: TokenCounter,
        price: Price | None,
        max_cost: float | None = None,
        max_tokens: int | None = None,
    ) -> None:
        if max_cost is not None and price is None:
            raise SettingsError(
                "--max-cost can't be kept: the model's price isn't known",
                "Give its price in a file with --prices, or use --max-tokens",
            )
        self._counter = counter
        self._price = price
        self._max_cost = max_cost
        self._max_tokens = max_tokens
        self._spent = _Amount()
        self._reserved: list[_Amount] = []
        self._factor = 1.0
        self._settled = asyncio.Event()

    async def spend(self, inner: ChatModel, request: ChatRequest) -> Completion:
        """Make a call within the limits.

        Raises:
            CostLimit, TokenLimit: it could pass one; nothing was sent.
            ModelError: the call failed. It counts in full where it may have been billed.
        """
        counted = await self._counter.count_request(request)
        most = self._amount(round(counted * self._factor), request.sampling.max_tokens)
        await self._reserve(most)
        spent = most
        try:
            completion = await inner.complete(request)
            usage = completion.usage
            if usage.prompt_tokens:
                self._factor = max(self._factor, usage.prompt_tokens / max(counted, 1))
                spent = self._amount(
                    usage.prompt_tokens, usage.completion_tokens, usage.cached_tokens
                )
        except ModelError as error:
            if not isinstance(error, _MAYBE_BILLED):
                spent = _Amount()
            raise
        finally:
            self._reserved.remove(most)
            self._spent += spent
            self._settled.set()
        return completion

    def _amount(self, prompt: int, completion: int, cached: int = 0) -> _Amount:
        usd = 0.0
        if self._price is not None:
            usd = self._price.cost(
                prompt_tokens=prompt, completion_tokens=completion, cached_tokens=cached
            )
        return _Amount(prompt + completion, usd)

    async def _reserve(self, most: _Amount) -> None:
        while self._passed(sum(self._reserved, self._spent + most)) is not None:
            if (error := self._passed(self._spent + most)) is not None:
                raise error
            self._settled.clear()
            await self._settled.wait()
        self._reserved.append(most)

    def _passed(self, total: _Amount) -> CostLimit | TokenLimit | None:
        if self._max_tokens is not None and total.tokens > self._max_tokens:
            return TokenLimit(
                f"the next call could bring the run to {total.tokens:,} tokens,"
                f" above the limit of {self._max_tokens:,}",
                _HINT,
            )
        if self._max_cost is not None and total.usd > self._max_cost:
            return CostLimit(
                f"the next call could bring the run to ${total.usd:.4f},"
                f" above the limit of ${self._max_cost:.4f}",
                _HINT,
            )
        return None


class Budgeted:
    """Makes each call within a budget."""

    def __init__(self, inner: ChatModel, budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    @property
    def name(self) -> str:
        """The model's name."""
        return self._inner.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request; see ``Budget.spend``."""
        return await self._budget.spend(self._inner, request)
