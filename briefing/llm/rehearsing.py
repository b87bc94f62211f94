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
        self._instances = Instances()
        self._numbers = count()

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer without a model."""
        tokens: tuple[Token, ...] = ()
        if request.schema:
            text = json.dumps(self._instances.of(request.schema.body))
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


class Instances:
    """Makes up values that fit a schema; every text is a new sentence of made-up words."""

    def __init__(self) -> None:
        self._words = _words()

    def of(self, schema: Mapping[str, Any]) -> Any:
        """A small value that fits; a list that may be long is taken to be half full."""
        if "enum" in schema:
            return schema["enum"][0]
        if "anyOf" in schema:
            return self.of(schema["anyOf"][-1])
        match schema["type"]:
            case "object":
                fields = schema["properties"].items()
                return {name: self.of(field) for name, field in fields}
            case "array":
                size = max(schema.get("minItems", 0), min(3, schema.get("maxItems", 0) // 2))
                return [self.of(schema["items"]) for _ in range(size)]
            case "integer":
                return schema.get("minimum", 0)
            case "string":
                return "It " + " ".join(next(self._words) for _ in range(WORDS)) + "."
            case _:
                return None


def _words() -> Iterator[str]:
    for size in count(3):
        for letters in product(ascii_lowercase, repeat=size):
            yield "".join(letters)
