"""One layer that tries again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from briefing import errors
from briefing.llm.retrying import Retrying
from briefing.llm.scripted import Line, ScriptedModel

if TYPE_CHECKING:
    from briefing.models.chat import ChatRequest


def run(
    script: list[Line], request: ChatRequest, *, chance: float = 0.0, attempts: int = 4
) -> tuple[ScriptedModel, list[float], str]:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    model = ScriptedModel(script)
    retrying = Retrying(
        model, attempts=attempts, base=1.0, longest=60.0, sleep=sleep, chance=lambda: chance
    )
    try:
        text = asyncio.run(retrying.complete(request)).text
    except errors.BriefingError as error:
        text = type(error).__name__
    return model, waits, text


@pytest.mark.parametrize(
    "error",
    [
        errors.RateLimited("slow down"),
        errors.ServerFault("oops"),
        errors.ServerTimeout("nothing"),
        errors.ServerUnreachable("nobody"),
        errors.ConnectionClosed("gone"),
    ],
)
def test_what_may_pass_is_tried_again(request_: ChatRequest, error: errors.ModelError) -> None:
    model, waits, text = run([error, error, "yes"], request_)
    assert (len(model.requests), waits, text) == (3, [1.0, 2.0], "yes")


@pytest.mark.parametrize(
    "error",
    [
        errors.WrongKey("no"),
        errors.RequestRefused("no"),
        errors.UnknownModel("no"),
        errors.NotAModelServer("no"),
        errors.CostLimit("no"),
        errors.AnswerInvalid("no"),
    ],
)
def test_what_stays_is_not(request_: ChatRequest, error: errors.BriefingError) -> None:
    model, waits, text = run([error], request_)
    assert (len(model.requests), waits, text) == (1, [], type(error).__name__)


def test_the_last_attempts_error_is_raised(request_: ChatRequest) -> None:
    faults: list[Line] = [errors.ServerFault("oops")] * 3
    model, waits, text = run([*faults, errors.ServerTimeout("nothing")], request_)
    assert (len(model.requests), waits, text) == (4, [1.0, 2.0, 4.0], "ServerTimeout")


def test_a_single_attempt_waits_for_nothing(request_: ChatRequest) -> None:
    _, waits, text = run([errors.ServerFault("oops")], request_, attempts=1)
    assert (waits, text) == ([], "ServerFault")


def test_chance_shortens_a_wait_by_up_to_half(request_: ChatRequest) -> None:
    fault = errors.ServerFault("oops")
    assert run([fault, fault, "yes"], request_, chance=0.5)[1] == [0.75, 1.5]


def test_no_wait_is_longer_than_the_longest(request_: ChatRequest) -> None:
    script: list[Line] = [errors.ServerFault("oops")] * 9
    assert run([*script, "yes"], request_, attempts=10)[1][-3:] == [60.0, 60.0, 60.0]


def limited(seconds: float) -> errors.RateLimited:
    error = errors.RateLimited("slow down")
    error.retry_after = seconds
    return error


def test_the_server_says_how_long_to_wait_at_least(request_: ChatRequest) -> None:
    assert run([limited(7.0), "yes"], request_)[1] == [8.0]


def test_a_server_that_wants_too_long_a_wait_is_not_waited_for(request_: ChatRequest) -> None:
    model, waits, text = run([limited(3600.0), "yes"], request_)
    assert (len(model.requests), waits, text) == (1, [], "RateLimited")
