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


def of(task: str, max_tokens: int, exchange: int | None = None) -> ChatRequest:
    return ChatRequest(task, (), sampling=Sampling(max_tokens=max_tokens), exchange=exchange)


def test_of_those_that_wait_one_of_the_same_task_goes_first() -> None:
    requests = [of(task, 100) for task in ("risks", "stance", "risks", "stance", "risks")]
    order = started(requests, concurrency=1, alone=0)
    assert order == ["risks with 0"] * 3 + ["stance with 0"] * 2


def test_a_short_answer_goes_alone() -> None:
    requests = [of("label", 2), of("label", 2), of("text", 100), of("text", 100)]
    order = started(requests, concurrency=2, alone=2)
    assert order == ["label with 0", "label with 0", "text with 0", "text with 1"]


def test_an_answer_is_done_before_the_next_and_tasks_are_changed_as_seldom_as_may_be() -> None:
    requests = [of(task, 100, answer) for task in ("risks", "stance") for answer in (2, 1, 2, 1)]
    order = started(requests, concurrency=1, alone=0)
    tasks = [line.removesuffix(" with 0") for line in order]
    assert tasks == [*["risks"] * 2, *["stance"] * 2, *["stance"] * 2, *["risks"] * 2]


def test_where_an_answer_leaves_a_place_free_the_next_begins() -> None:
    requests = [of("first", 100, 1), of("next", 100, 2), of("next", 100, 2)]
    order = started(requests, concurrency=2, alone=0)
    assert order[:2] == ["first with 0", "next with 1"]
