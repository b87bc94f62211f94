"""What a run has used, by task, and word of each call."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from briefing.errors import AnswerInvalid
from briefing.llm.metered import Metered, UsageMeter
from briefing.llm.scripted import ScriptedModel
from briefing.llm.structured import ask
from briefing.models.chat import ChatRequest, Completion, Finish, Message, Usage
from briefing.models.progress import CallFinished

if TYPE_CHECKING:
    from briefing.models.progress import Event


def said(text: str, cost: float | None = 0.25) -> Completion:
    usage = Usage(calls=1, prompt_tokens=100, cached_tokens=60, completion_tokens=10, cost_usd=cost)
    return Completion(text, Finish.STOP, "m", usage, seconds=0.5)


def about(task: str, exchange: int | None = None) -> ChatRequest:
    return ChatRequest(task, (Message("user", "Why?"),), exchange=exchange)


def run(meter: UsageMeter, lines: list[Completion], requests: list[ChatRequest]) -> None:
    async def calls() -> None:
        model = Metered(ScriptedModel(lines), meter)
        for request in requests:
            await model.complete(request)

    asyncio.run(calls())


def test_usage_is_summed_by_task() -> None:
    meter = UsageMeter()
    run(meter, [said("a")] * 3, [about("stance", 1), about("risks", 1), about("stance", 2)])
    assert list(meter.by_task) == ["stance", "risks"]
    assert meter.by_task["stance"] == Usage(2, 200, 120, 20, 0.5)
    assert meter.total == Usage(3, 300, 180, 30, 0.75)


def test_the_cost_is_unknown_if_that_of_one_call_is() -> None:
    meter = UsageMeter()
    run(meter, [said("a"), said("b", None)], [about("stance")] * 2)
    assert meter.total.cost_usd is None
    assert meter.total.calls == 2


def test_nothing_used_costs_nothing() -> None:
    assert UsageMeter().total == Usage(0, 0, 0, 0, 0.0)


def test_answers_that_cannot_be_used_count_too() -> None:
    def never(_: Any) -> str:
        raise ValueError("it is never right")

    meter = UsageMeter()
    model = Metered(ScriptedModel([said("a"), said("b")]), meter)
    with pytest.raises(AnswerInvalid, match="never right"):
        asyncio.run(ask(model, about("stance"), never))
    assert meter.total.calls == 2


def test_each_answer_is_told_as_it_comes() -> None:
    told: list[Event] = []
    meter = UsageMeter(told.append)
    run(meter, [said("a")], [about("stance", 4)])
    meter.record(
        about("risks", None),
        Completion("b", Finish.STOP, "m", Usage(), seconds=0.0, replayed=True),
    )
    assert told == [
        CallFinished("stance", 4, said("a").usage, 0.5, replayed=False),
        CallFinished("risks", None, Usage(), 0.0, replayed=True),
    ]
    assert meter.replayed == 1
    assert meter.total.calls == 1
