"""Bounded concurrency."""

from __future__ import annotations

import asyncio

from briefing.llm.limited import Limited
from briefing.models.chat import ChatRequest, Completion, Finish, Sampling, Usage


class Crowded:
    """Notes how many calls it has at once; each takes a few turns of the event loop."""

    name = "crowded"

    def __init__(self) -> None:
        self.inside = 0
        self.most = 0

    async def complete(self, request: ChatRequest) -> Completion:
        self.inside += 1
        self.most = max(self.most, self.inside)
        for _ in range(5):
            await asyncio.sleep(0)
        self.inside -= 1
        return Completion(request.task, Finish.STOP, self.name, Usage(), seconds=0.5)


def test_no_more_calls_at_once_than_allowed_and_each_gets_its_answer() -> None:
    async def run() -> list[Completion]:
        model = Limited(crowded, concurrency=3)
        return await asyncio.gather(
            *(model.complete(ChatRequest(str(number), ())) for number in range(20))
        )

    crowded = Crowded()
    answers = asyncio.run(run())
    assert crowded.most == 3
    assert [answer.text for answer in answers] == [str(number) for number in range(20)]
    assert {answer.seconds for answer in answers} == {0.5}, "the wait is not part of it"


def started(requests: list[ChatRequest], *, concurrency: int, alone: int) -> list[str]:
    """The tasks in the order in which their calls began, and how many were inside with each."""

    class Noting(Crowded):
        async def complete(self, request: ChatRequest) -> Completion:
            order.append(f"{request.task} with {self.inside}")
            return await super().complete(request)

    async def run() -> None:
        model = Limited(Noting(), concurrency=concurrency, alone=alone)
        await asyncio.gather(*(model.complete(request) for request in requests))

    order: list[str] = []
    asyncio.run(run())
    return order


def of(task: str, max_tokens: int) -> ChatRequest:
    return ChatRequest(task, (), sampling=Sampling(max_tokens=max_tokens))


def test_of_those_that_wait_one_of_the_same_task_goes_first() -> None:
    requests = [of(task, 100) for task in ("risks", "stance", "risks", "stance", "risks")]
    order = started(requests, concurrency=1, alone=0)
    assert order == ["risks with 0"] * 3 + ["stance with 0"] * 2


def test_a_short_answer_goes_alone() -> None:
    requests = [of("label", 2), of("label", 2), of("text", 100), of("text", 100)]
    order = started(requests, concurrency=2, alone=2)
    assert order == ["label with 0", "label with 0", "text with 0", "text with 1"]
