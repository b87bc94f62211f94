"""A model that costs nothing: it tells what a run would ask, without asking."""

from __future__ import annotations

import json
from itertools import count, product
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from briefing.models.chat import Completion, Finish, Token, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.llm.tokens import TokenCounter
    from briefing.models.chat import ChatRequest

WORDS = 26
"""Words of a made-up text: the mean length of the sentences that the embedded model writes."""


class Rehearsing:
    """Answers each request with the least that its schema allows, and adds up the tokens.

    Every text is new, so that nothing is taken for a repetition; of the yes-or-no questions every
    second one is answered yes. Retries and repairs are not foreseen.

    Args:
        counter: None where only the number of calls is wanted.
    """

    def __init__(self, name: str, counter: TokenCounter | None) -> None:
        self.name = name
        self.usage = Usage()
        self._counter = counter
        self._words = _words()
        self._numbers = count()

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer without a model."""
        tokens: tuple[Token, ...] = ()
        if request.schema:
            text = json.dumps(self._instance(request.schema.body))
        else:
            text = ("no", "yes")[next(self._numbers) % 2]
            tokens = (Token(text, 0.0, {text: 0.0}),)
        usage = Usage(
            calls=1,
            prompt_tokens=await self._counter.count_request(request) if self._counter else 0,
            completion_tokens=await self._counter.count_text(text) if self._counter else 0,
        )
        self.usage += usage
        return Completion(text, Finish.STOP, self.name, usage, 0.0, tokens)

    def _instance(self, schema: Mapping[str, Any]) -> Any:
        if "enum" in schema:
            return schema["enum"][0]
        if "anyOf" in schema:
            return self._instance(schema["anyOf"][-1])
        match schema["type"]:
            case "object":
                fields = schema["properties"].items()
                return {name: self._instance(field) for name, field in fields}
            case "array":
                # A list that may be long is taken to be half full.
                size = max(schema["minItems"], min(3, schema["maxItems"] // 2))
                return [self._instance(schema["items"]) for _ in range(size)]
            case "integer":
                return schema["minimum"]
            case "string":
                return "It " + " ".join(next(self._words) for _ in range(WORDS)) + "."
            case _:
                return None


def _words() -> Iterator[str]:
    for size in count(3):
        for letters in product(ascii_lowercase, repeat=size):
            yield "".join(letters)
