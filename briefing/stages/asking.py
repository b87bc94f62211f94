"""One call: a prompt's values in, a checked value out."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.llm.structured import ask
from briefing.models.chat import ChatRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.models.chat import ChatModel, Completion, Schema
    from briefing.prompting import PromptLibrary

T = TypeVar("T")


@dataclass(slots=True)
class Tally:
    """Counts of the checks of one memo; see ``models.memo.Checks``."""

    claims: int = 0
    failed: int = 0
    repaired: int = 0

    def add(self, *, failed: bool, repaired: bool) -> None:
        """Count one statement."""
        self.claims += 1
        self.failed += failed
        self.repaired += repaired


@dataclass(frozen=True, slots=True)
class Asker:
    """A model, the prompts to ask it with, and the count of what was checked."""

    model: ChatModel
    prompts: PromptLibrary
    tally: Tally = field(default_factory=Tally)

    async def ask(
        self,
        prompt: str,
        values: Mapping[str, Any],
        schema: Schema,
        parse: Callable[[Any], T],
        *,
        exchange: int | None,
    ) -> T:
        """Ask for an object of a schema.

        Args:
            prompt: its name; its head must name ``schema``'s name.
            parse: turns the decoded JSON into a value; raises ValueError with the reason.
            exchange: number of the answer it is about, for progress; None for the whole record.

        Raises:
            AnswerError: no usable answer after retries.
            ModelError, BudgetError: as of the model.
        """
        return await ask(self.model, self._request(prompt, values, exchange, schema), parse)

    async def probability(
        self, prompt: str, values: Mapping[str, Any], label: str, other: str, *, exchange: int
    ) -> float:
        """Ask a question that is answered by one of two words.

        Returns:
            The probability of ``label`` against ``other``, from 0 to 1, by the first token's
            log-probabilities; by the answer's text alone where the server gives none.
        """
        completion = await self.model.complete(self._request(prompt, values, exchange, None))
        return _share(completion, label, other)

    def _request(
        self, name: str, values: Mapping[str, Any], exchange: int | None, schema: Schema | None
    ) -> ChatRequest:
        prompt = self.prompts[name]
        return ChatRequest(
            task=name,
            messages=prompt.render(values),
            schema=schema,
            sampling=prompt.sampling,
            exchange=exchange,
        )


def _share(completion: Completion, label: str, other: str) -> float:
    weights = {label: 0.0, other: 0.0}
    if completion.tokens:
        for text, logprob in completion.tokens[0].alternatives.items():
            word = text.strip().lower()
            if word in weights:
                weights[word] += exp(logprob)
    total = sum(weights.values())
    if total > 0:
        return weights[label] / total
    return 1.0 if completion.text.strip().lower().startswith(label) else 0.0
