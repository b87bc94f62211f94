"""Bounded concurrency that keeps like with like and ends one thing before the next."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.models.chat import ChatModel, ChatRequest, Completion


class Limited:
    """Lets through so many calls at once, those about an earlier answer first.

    So answers are done one after the other, and can be read while the next are made. Of the calls
    about one answer those of a task go together: they share the beginning of their prompts, and
    side by side they find it in the server's prefix cache.

    The wait isn't part of a completion's ``seconds``, which the model itself measures.

    Args:
        concurrency: calls at once, at least 1.
        alone: a request whose answer takes at most so many tokens goes alone. A small local model
            spends its time on the prompt then, which is no faster side by side, and each place
            would compute the shared beginning anew. 0 for a server that has room.
    """

    def __init__(self, inner: ChatModel, *, concurrency: int, alone: int = 0) -> None:
        self._inner = inner
        self._places = concurrency
        self._alone = alone
        self._taken = 0
        self._task = ""
        self._admission: asyncio.Handle | None = None
        self._waiting: dict[asyncio.Future[None], ChatRequest] = {}

    @property
    def name(self) -> str:
        """The model's name."""
        return self._inner.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request once there is a place for it."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[turn] = request
        self._admit()
        try:
            await turn
            return await self._inner.complete(request)
        finally:
            if self._waiting.pop(turn, None) is None:
                self._taken -= self._width(request)
            self._admit()

    def _admit(self) -> None:
        """Admit one call in each turn of the event loop.

        Its request is on its way before the next one is prepared. Admitted all at once, they would
        first all be prepared and then all be sent, and so would those that follow their answers.
        """
        if self._waiting and self._admission is None:
            self._admission = asyncio.get_running_loop().call_soon(self._admit_one)

    def _admit_one(self) -> None:
        self._admission = None
        if not self._waiting:
            return
        turn = self._next()
        request = self._waiting[turn]
        width = self._width(request)
        if self._taken + width > self._places:
            return
        del self._waiting[turn]
        self._taken += width
        self._task = request.task
        if not turn.cancelled():
            turn.set_result(None)
        self._admit()

    def _next(self) -> asyncio.Future[None]:
        earliest = min(map(_place, self._waiting.values()))
        tasks = {
            turn: request.task
            for turn, request in self._waiting.items()
            if _place(request) == earliest
        }
        count = Counter(tasks.values())
        task = self._task if self._task in count else count.most_common(1)[0][0]
        return next(turn for turn, its_task in tasks.items() if its_task == task)

    def _width(self, request: ChatRequest) -> int:
        return self._places if request.sampling.max_tokens <= self._alone else 1


def _place(request: ChatRequest) -> int:
    """Of the answer that a request is about; what is about none goes first."""
    return -1 if request.exchange is None else request.exchange
