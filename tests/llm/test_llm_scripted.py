"""The model that answers from a script."""

from __future__ import annotations

import asyncio

import pytest

from briefing.errors import ServerFault
from briefing.llm.scripted import ScriptedModel
from briefing.models.chat import ChatModel, ChatRequest, Completion, Finish, Usage


def test_lines_come_in_order_and_requests_are_kept(request_: ChatRequest) -> None:
    whole = Completion("whole", Finish.LENGTH, "other", Usage(calls=1), seconds=2.0)
    scripted = ScriptedModel(["two words", whole, ServerFault("oops")])
    model: ChatModel = scripted
    first = asyncio.run(model.complete(request_))
    assert (first.text, first.finish, first.model) == ("two words", Finish.STOP, model.name)
    assert first.usage == Usage(calls=1, prompt_tokens=3, completion_tokens=2)
    assert asyncio.run(model.complete(request_)) is whole
    with pytest.raises(ServerFault):
        asyncio.run(model.complete(request_))
    assert scripted.requests == [request_] * 3


def test_a_function_answers_by_the_request(request_: ChatRequest) -> None:
    model = ScriptedModel(lambda request: request.task.upper(), name="loud")
    assert asyncio.run(model.complete(request_)).text == "TAKEAWAYS/WHOLE"
    assert model.name == "loud"


def test_a_script_that_is_too_short_says_so(request_: ChatRequest) -> None:
    with pytest.raises(LookupError, match="call 1, takeaways/whole"):
        asyncio.run(ScriptedModel([]).complete(request_))
