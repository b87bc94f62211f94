"""What a run has used, by task, and word of each call as it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models.chat import Usage
from briefing.models.progress import CallFinished

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.models.chat import ChatModel, ChatRequest, Completion


class UsageMeter:
    """Sums up a run; answers that could not be used count, they were paid for too.

    Args:
        on_call: told of each answer when it comes.
    """

    def __init__(self, on_call: Callable[[CallFinished], None] | None = None) -> None:
        self._on_call = on_call
        self._by_task: dict[str, Usage] = {}
        self._replayed = 0

    @property
    def total(self) -> Usage:
        """Of the whole run; its cost is None if that of any call is."""
        return sum(self._by_task.values(), Usage())

    @property
    def by_task(self) -> Mapping[str, Usage]:
        """By the prompt's name, in the order of the first calls."""
        return dict(self._by_task)

    @property
    def replayed(self) -> int:
        """Answers that were not asked for because the cache had them."""
        return self._replayed

    def record(self, request: ChatRequest, completion: Completion) -> None:
        """Count one answer."""
        before = self._by_task.get(request.task, Usage())
        self._by_task[request.task] = before + completion.usage
        self._replayed += completion.replayed
        if self._on_call is not None:
            self._on_call(
                CallFinished(
                    task=request.task,
                    exchange=request.exchange,
                    usage=completion.usage,
                    seconds=completion.seconds,
                    replayed=completion.replayed,
                )
            )


class Metered:
    """Lets a meter see each answer."""

    def __init__(self, inner: ChatModel, meter: UsageMeter) -> None:
        self._inner = inner
        self._meter = meter

    @property
    def name(self) -> str:
        """The model's name."""
        return self._inner.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request."""
        completion = await self._inner.complete(request)
        self._meter.record(request, completion)
        return completion
