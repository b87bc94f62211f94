"""What a server refuses is put another way, for the rest of the run."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from briefing import errors
from briefing.llm.dialect import Dialect
from briefing.llm.openai_chat import OpenAIChat
from briefing.models.chat import ChatRequest, Sampling

if TYPE_CHECKING:
    from briefing.llm.stub_server import StubServer


def ask_twice(server: StubServer, model: str, request: ChatRequest) -> list[str]:
    async def run() -> list[str]:
        chat = OpenAIChat(model=model, base_url=server.base_url, api_key=SecretStr(""), timeout=5)
        try:
            return [(await chat.complete(request)).text for _ in range(2)]
        finally:
            await chat.aclose()

    return asyncio.run(run())


def test_without_schemas_json_mode_is_used_and_the_schema_told(
    server: StubServer, asked: ChatRequest, caplog: pytest.LogCaptureFixture
) -> None:
    assert ask_twice(server, "no-schema", asked) == ["{}", "{}"]
    formats = [request["response_format"]["type"] for request in server.requests]
    assert formats == ["json_schema", "json_object", "json_object"], "refused once, then remembered"
    assert asked.schema is not None
    told = server.requests[-1]["messages"][0]
    assert told["role"] == "system"
    assert told["content"].startswith("Be brief.")
    assert json.dumps(asked.schema.body) in told["content"]
    assert [record.message for record in caplog.records] == [
        "the server refuses json_schema; going on without it"
    ]


def test_without_json_mode_the_schema_is_only_told(server: StubServer, asked: ChatRequest) -> None:
    assert ask_twice(server, "no-json", asked) == ["yes", "yes"]
    assert len(server.requests) == 4
    assert "response_format" not in server.requests[-1]
    assert "JSON Schema" in server.requests[-1]["messages"][0]["content"]


def test_newer_models_want_max_completion_tokens_and_no_temperature(
    server: StubServer, request_: ChatRequest
) -> None:
    assert ask_twice(server, "no-max-tokens", request_) == ["yes", "yes"]
    last = server.requests[-1]
    assert last["max_completion_tokens"] == 512
    assert not {"max_tokens", "temperature"} & set(last)


def test_a_schema_is_told_in_a_system_turn_of_its_own_where_there_is_none(
    asked: ChatRequest,
) -> None:
    dialect = Dialect()
    request = replace(asked, messages=asked.messages[1:])
    dialect.learn(dialect.parameters(request), 400, "json_schema is unavailable now")
    roles = [message["role"] for message in dialect.parameters(request)["messages"]]
    assert roles == ["system", "user"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "The request exceeds the available context size"),
        (400, "max_tokens is too large: this model supports at most 4096 tokens"),
        (429, "response_format is too popular today"),
        (500, "out of memory"),
    ],
)
def test_a_refusal_of_another_kind_teaches_nothing(
    asked: ChatRequest, status: int, said: str
) -> None:
    dialect = Dialect()
    before = dialect.parameters(asked)
    assert not dialect.learn(before, status, said)
    assert dialect.parameters(asked) == before


def test_calls_refused_at_the_same_time_learn_one_thing(asked: ChatRequest) -> None:
    dialect = Dialect()
    first, second = dialect.parameters(asked), dialect.parameters(asked)
    for sent in (first, second):
        assert dialect.learn(sent, 422, "response_format.type `json_schema` is unavailable now")
    assert dialect.parameters(asked)["response_format"] == {"type": "json_object"}


def test_log_probabilities_can_be_left_out(request_: ChatRequest) -> None:
    dialect = Dialect()
    request = replace(request_, sampling=Sampling(top_logprobs=5))
    assert dialect.learn(dialect.parameters(request), 400, "logprobs is not supported")
    assert not {"logprobs", "top_logprobs"} & set(dialect.parameters(request))


def test_what_is_refused_for_good_ends_as_an_error(server: StubServer, asked: ChatRequest) -> None:
    with pytest.raises(errors.RequestRefused):
        ask_twice(server, "too-long", asked)
    assert len(server.requests) == 1
