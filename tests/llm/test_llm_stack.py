"""All layers together, against a real server."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from briefing import errors
from briefing.llm import stub_server
from briefing.llm.budget import Budget
from briefing.llm.cache import AnswerCache
from briefing.llm.metered import UsageMeter
from briefing.llm.openai_chat import OpenAIChat
from briefing.llm.prices import Price
from briefing.llm.stack import layered
from briefing.llm.structured import ask
from briefing.llm.tokens import TiktokenCounter, count_request
from briefing.models.chat import ChatRequest, Message

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.llm.stub_server import StubServer
    from briefing.models.progress import Event

PRICE = Price(prompt=1.0, cached=0.5, completion=4.0)


def text_of(value: Any) -> str:
    if not isinstance(value, dict) or "text" not in value:
        raise ValueError("it has no text")
    return str(value["text"])


@dataclass
class Run:
    """What a run gave: an answer or an error for each request, and what it used."""

    meter: UsageMeter
    events: list[Event]
    results: list[str | BaseException] = field(default_factory=list)


def run(
    server: StubServer,
    requests: list[ChatRequest],
    folder: Path,
    *,
    model: str = "good",
    max_tokens: int | None = None,
) -> Run:
    events: list[Event] = []
    done = Run(UsageMeter(events.append), events)

    async def asking() -> None:
        chat = OpenAIChat(model=model, base_url=server.base_url, api_key=SecretStr("k"), timeout=5)
        cache = AnswerCache(folder / "answers.sqlite3")
        budget = None
        if max_tokens is not None:
            counter = TiktokenCounter(model)
            budget = Budget(counter=counter, price=PRICE, max_tokens=max_tokens)
        stack = layered(
            chat, meter=done.meter, price=PRICE, concurrency=4, budget=budget, cache=cache
        )
        try:
            done.results += await asyncio.gather(
                *(ask(stack, request, text_of) for request in requests), return_exceptions=True
            )
        finally:
            cache.close()
            await chat.aclose()

    asyncio.run(asking())
    return done


@pytest.fixture
def several(asked: ChatRequest) -> list[ChatRequest]:
    return [
        replace(asked, exchange=number, messages=(Message("user", f"Question {number}?"),))
        for number in range(1, 11)
    ]


def test_a_second_run_makes_no_call(
    server: StubServer, several: list[ChatRequest], tmp_path: Path
) -> None:
    first = run(server, several, tmp_path)
    second = run(server, several, tmp_path)
    assert first.results == second.results == ["text"] * 10
    assert len(server.requests) == 10
    assert (first.meter.total.calls, first.meter.replayed) == (10, 0)
    assert (second.meter.total.calls, second.meter.replayed) == (0, 10)
    assert first.meter.total.cost_usd == pytest.approx(
        PRICE.cost(
            prompt_tokens=first.meter.total.prompt_tokens,
            cached_tokens=first.meter.total.cached_tokens,
            completion_tokens=first.meter.total.completion_tokens,
        )
    )
    assert len(first.events) == len(second.events) == 10


def test_a_run_that_a_limit_ended_goes_on_where_it_stopped(
    server: StubServer, several: list[ChatRequest], tmp_path: Path
) -> None:
    most = count_request(several[0], "good") + several[0].sampling.max_tokens
    stopped = run(server, several, tmp_path, max_tokens=most + 20)
    finished = [result for result in stopped.results if result == "text"]
    limited = [result for result in stopped.results if isinstance(result, errors.TokenLimit)]
    assert finished
    assert limited
    assert len(finished) + len(limited) == 10
    assert run(server, several, tmp_path).results == ["text"] * 10
    assert len(server.requests) == 10, "what was finished is not asked for again"


def test_a_server_that_fails_once_is_asked_again(
    server: StubServer, several: list[ChatRequest], tmp_path: Path
) -> None:
    done = run(server, several[:1], tmp_path, model="flaky")
    assert done.results == ["text"]
    assert (len(server.requests), done.meter.total.calls) == (2, 1)


@pytest.mark.parametrize(
    ("model", "error", "calls"),
    [
        ("wrong-key", errors.WrongKey, 1),
        ("cut", errors.AnswerCut, 2),
        ("looping", errors.AnswerLoops, 2),
        ("empty", errors.AnswerEmpty, 2),
        ("refusing", errors.AnswerRefused, 2),
        ("no-json", errors.AnswerInvalid, 4),
    ],
)
def test_what_cannot_be_used_is_an_error_and_paid_for(
    server: StubServer,
    several: list[ChatRequest],
    tmp_path: Path,
    model: str,
    error: type[errors.BriefingError],
    calls: int,
) -> None:
    done = run(server, several[:1], tmp_path, model=model)
    assert [type(result) for result in done.results] == [error]
    assert len(server.requests) == calls
    paid = 0 if error is errors.WrongKey else 2
    assert (done.meter.total.calls, len(done.events)) == (paid, paid)


def test_the_server_can_be_a_process_of_its_own(asked: ChatRequest) -> None:
    command = [sys.executable, "-m", "briefing.llm.stub_server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().strip()

        async def once() -> str:
            chat = OpenAIChat(model="good", base_url=base_url, api_key=SecretStr("k"), timeout=5)
            completion = await chat.complete(asked)
            await chat.aclose()
            return completion.text

        assert asyncio.run(once()) == '{"text": "text"}'
        process.terminate()


def test_the_servers_table_names_each_behaviour() -> None:
    table = re.findall(r"^\| ([a-z-]+[a-z]) +\|", stub_server.__doc__ or "", re.MULTILINE)
    assert sorted(table) == sorted(["model", *stub_server.NAMES])


LIGHT = "briefing.llm.stack", "briefing.llm.structured", "briefing.llm.scripted"
HEAVY = "openai", "tiktoken", "httpx2", "pydantic", "xllamacpp"


def test_the_layers_load_nothing_heavy() -> None:
    code = (
        f"import sys, {', '.join(LIGHT)}; print([name for name in {HEAVY} if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
