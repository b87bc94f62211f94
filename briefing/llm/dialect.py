"""What one server understands of the chat completions API, found out by asking.

Servers differ: DeepSeek has JSON mode but no schema, OpenAI's newer models want
``max_completion_tokens`` and take no temperature, some know no log-probabilities. A request is
first sent in full. Where the server refuses it and names a feature that it carries, the feature is
put another way or left out, for the rest of the run.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from briefing.models.chat import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.models.chat import ChatRequest, Schema

_LOG = logging.getLogger(__name__)
_STATUSES = frozenset({400, 422, 500, 501})
"""500 is llama.cpp's and its relatives' answer to a response_format that they don't know."""
_REFUSAL = re.compile(
    r"(un|not |n't )support|unavailable|un(recogni[sz]ed|known)|not (permitted|allowed)|must be",
    re.IGNORECASE,
)
_FORMAT = re.compile(r"response_format|json_schema|json_object", re.IGNORECASE)
_NAMED = {
    "max_tokens": re.compile(r"max_completion_tokens"),
    "logprobs": re.compile(r"logprobs"),
    "frequency_penalty": re.compile(r"frequency_penalty"),
    "seed": re.compile(r"\bseed\b"),
    "temperature": re.compile(r"temperature"),
}
"""Parameters that a server may refuse, and how its message names each."""


class Dialect:
    """How requests are put to one server; learns from its refusals."""

    def __init__(self) -> None:
        self._refused: set[str] = set()

    def parameters(self, request: ChatRequest) -> dict[str, Any]:
        """The request as parameters of the chat completions API, without ``model``."""
        messages = request.messages
        response_format = None
        if request.schema is not None:
            response_format = self._response_format(request.schema)
            if response_format is None or response_format["type"] == "json_object":
                messages = _with_schema(messages, request.schema)
        sampling = request.sampling
        room = "max_completion_tokens" if "max_tokens" in self._refused else "max_tokens"
        wanted: dict[str, Any] = {
            "temperature": sampling.temperature,
            "frequency_penalty": sampling.frequency_penalty or None,
            "seed": sampling.seed,
            "logprobs": True if sampling.top_logprobs else None,
            "top_logprobs": sampling.top_logprobs or None,
            "response_format": response_format,
        }
        if "logprobs" in self._refused:
            wanted["top_logprobs"] = None
        return {
            "messages": [asdict(message) for message in messages],
            room: sampling.max_tokens,
            **{
                name: value
                for name, value in wanted.items()
                if value is not None and name not in self._refused
            },
        }

    def learn(self, sent: dict[str, Any], status: int, said: str) -> bool:
        """Take a refusal into account.

        Args:
            sent: the parameters that were refused, as ``parameters`` gave them.
            status: of the response.
            said: the server's message.

        Returns:
            Whether the request should be put again, with new parameters.
        """
        if status not in _STATUSES:
            return False
        feature = _blamed(sent, said)
        if feature is None:
            return False
        if feature not in self._refused:
            _LOG.warning("the server refuses %s; going on without it", feature)
            self._refused.add(feature)
        return True

    def _response_format(self, schema: Schema) -> dict[str, Any] | None:
        if "json_schema" not in self._refused:
            body = {"name": schema.name, "strict": True, "schema": schema.body}
            return {"type": "json_schema", "json_schema": body}
        return None if "json_object" in self._refused else {"type": "json_object"}


def _blamed(sent: dict[str, Any], said: str) -> str | None:
    if "response_format" in sent and _FORMAT.search(said):
        return str(sent["response_format"]["type"])
    if not _REFUSAL.search(said):
        return None
    return next((name for name, mark in _NAMED.items() if name in sent and mark.search(said)), None)


def _with_schema(messages: Sequence[Message], schema: Schema) -> tuple[Message, ...]:
    rule = (
        "Answer with one JSON object and nothing else. It must fit this JSON Schema:\n"
        + json.dumps(schema.body, ensure_ascii=False)
    )
    if messages and messages[0].role == "system":
        first = replace(messages[0], content=f"{messages[0].content}\n\n{rule}")
        return (first, *messages[1:])
    return (Message("system", rule), *messages)
