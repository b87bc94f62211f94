"""What the tests of the chat models share: a server on loopback, a request, a clock that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.llm.stub_server import StubServer
from briefing.models.chat import ChatRequest, Message, Schema

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def server() -> Iterator[StubServer]:
    with StubServer() as running:
        yield running


@pytest.fixture
def schema() -> Schema:
    return Schema(
        "takeaway",
        {
            "type": "object",
            "properties": {"text": {"type": "string"}},
            "required": ["text"],
            "additionalProperties": False,
        },
    )


@pytest.fixture
def request_() -> ChatRequest:
    return ChatRequest(
        "takeaways/whole",
        (Message("system", "Be brief."), Message("user", "问：毛利率为何下降？")),
        exchange=2,
    )


@pytest.fixture
def asked(request_: ChatRequest, schema: Schema) -> ChatRequest:
    """The request with a schema."""
    return ChatRequest(request_.task, request_.messages, schema, exchange=2)
