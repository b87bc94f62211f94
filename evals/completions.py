"""A model's answer as JSON, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.models.chat import Completion, Finish, Token, Usage

if TYPE_CHECKING:
    from collections.abc import Mapping

_DECIMALS = 4


def to_dict(completion: Completion) -> dict[str, Any]:
    """What is kept of an answer; of log-probabilities the first token's, which alone count."""
    usage = completion.usage
    kept: dict[str, Any] = {
        "text": completion.text,
        "finish": completion.finish.value,
        "model": completion.model,
        "usage": [usage.prompt_tokens, usage.cached_tokens, usage.completion_tokens],
        "cost_usd": usage.cost_usd,
        "seconds": round(completion.seconds, 3),
    }
    if completion.tokens:
        first = completion.tokens[0]
        kept["first"] = {
            "text": first.text,
            "logprob": round(first.logprob, _DECIMALS),
            "alternatives": {
                text: round(value, _DECIMALS) for text, value in first.alternatives.items()
            },
        }
    return kept


def from_dict(kept: Mapping[str, Any]) -> Completion:
    """The answer as it was given, with what it cost then.

    Raises:
        KeyError, ValueError, TypeError: this isn't one.
    """
    prompt, cached, completion = kept["usage"]
    return Completion(
        text=kept["text"],
        finish=Finish(kept["finish"]),
        model=kept["model"],
        usage=Usage(1, prompt, cached, completion, kept["cost_usd"]),
        seconds=kept["seconds"],
        tokens=(Token(**kept["first"]),) if "first" in kept else (),
    )
