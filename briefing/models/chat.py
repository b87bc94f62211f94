"""What is asked of a language model and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the model picks its tokens.

    Attributes:
        max_tokens: upper bound of the answer's length, in the model's tokens.
        frequency_penalty: from -2 to 2, as the chat completions API defines it.
        top_logprobs: how many alternatives to report for each token; 0 for none.
    """

    temperature: float = 0.0
    max_tokens: int = 512
    frequency_penalty: float = 0.0
    seed: int | None = None
    top_logprobs: int = 0


@dataclass(frozen=True, slots=True)
class Schema:
    """A JSON schema, strict in the sense of structured outputs, and the name it goes by."""

    name: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One call of a model; all but ``task`` and ``exchange`` decide what it answers.

    Attributes:
        task: name of the prompt, for progress and usage by task.
        exchange: number of the exchange it is about, or None.
    """

    task: str
    messages: tuple[Message, ...]
    schema: Schema | None = None
    sampling: Sampling = Sampling()
    exchange: int | None = None


class Finish(StrEnum):
    """Why the model stopped."""

    STOP = "stop"
    LENGTH = "length"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Usage:
    """What was spent.

    Attributes:
        prompt_tokens: as the server reports, those from its prefix cache included.
        cached_tokens: of these, the ones taken from the server's prefix cache.
        cost_usd: None where no price is known.
    """

    calls: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = 0.0

    def __add__(self, other: Usage) -> Usage:
        """Both together; the cost is unknown if either is."""
        unknown = self.cost_usd is None or other.cost_usd is None
        return Usage(
            calls=self.calls + other.calls,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost_usd=None if unknown else (self.cost_usd or 0.0) + (other.cost_usd or 0.0),
        )


@dataclass(frozen=True, slots=True)
class Token:
    """A generated token; its alternatives map a text to its natural-log probability."""

    text: str
    logprob: float
    alternatives: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back.

    Attributes:
        model: the name the server gave itself.
        seconds: wall time of the call, waiting for a free place excluded.
        tokens: empty unless log-probabilities were asked for.
        replayed: it comes from the answer cache; nothing was spent.
    """

    text: str
    finish: Finish
    model: str
    usage: Usage
    seconds: float
    tokens: tuple[Token, ...] = ()
    replayed: bool = False


class ChatModel(Protocol):
    """Anything that answers a request: a server's client, a cache before it, a scripted model."""

    @property
    def name(self) -> str:
        """The model's name, as it stands in the memo and in cache keys."""
        ...

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request.

        Raises:
            ModelError: no answer could be had.
            BudgetError: a limit would be passed.
        """
        ...
