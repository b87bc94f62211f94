"""What a model's tokens cost: a price file that users can edit, and the layer that applies it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from briefing.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.models.chat import ChatModel, ChatRequest, Completion

_MILLION = 1_000_000
_RATES = ("prompt", "cached", "completion")


@dataclass(frozen=True, slots=True)
class Price:
    """USD per million tokens; see the head of ``prices.yaml`` for the three kinds."""

    prompt: float
    cached: float
    completion: float

    def cost(self, *, prompt_tokens: int, completion_tokens: int, cached_tokens: int = 0) -> float:
        """USD for so many tokens.

        Args:
            prompt_tokens: those from the server's cache included.
            cached_tokens: of these, the ones from its cache.
        """
        return (
            (prompt_tokens - cached_tokens) * self.prompt
            + cached_tokens * self.cached
            + completion_tokens * self.completion
        ) / _MILLION


FREE = Price(0.0, 0.0, 0.0)
"""The embedded model's."""


@dataclass(frozen=True, slots=True)
class PriceList:
    """Name patterns with their prices; the first that matches counts."""

    entries: tuple[tuple[str, Price], ...]

    def of(self, model: str) -> Price | None:
        """The price of a model, or None if it isn't listed."""
        return next((price for name, price in self.entries if fnmatchcase(model, name)), None)


def load_prices(own: Path | None = None) -> PriceList:
    """The price list that comes with the package, after the user's own.

    Args:
        own: a file of the same form, which wins where both name a model.

    Raises:
        SettingsError: the user's file can't be read or isn't of that form.
    """
    shipped = resources.files("briefing.llm").joinpath("prices.yaml").read_text("utf-8")
    entries = _entries(shipped, "prices.yaml")
    if own is None:
        return PriceList(entries)
    try:
        text = own.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingsError(
            f"the price file {own} can't be read: {problem}", "Check --prices"
        ) from problem
    return PriceList((*_entries(text, str(own)), *entries))


def _entries(text: str, origin: str) -> tuple[tuple[str, Price], ...]:
    hint = "Give a list of entries with models, prompt, cached and completion"
    try:
        document = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        said = " ".join(str(problem).split())
        raise SettingsError(f"{origin} isn't YAML: {said}", hint) from problem
    if not isinstance(document, list):
        raise SettingsError(f"{origin} holds no list of prices", hint)
    found: list[tuple[str, Price]] = []
    for number, entry in enumerate(document, 1):
        if not _well_formed(entry):
            raise SettingsError(f"entry {number} of {origin} is no price", hint)
        price = Price(*(float(entry[rate]) for rate in _RATES))
        found += [(name, price) for name in entry["models"]]
    return tuple(found)


def _well_formed(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) == {"models", *_RATES}
        and isinstance(entry["models"], list)
        and all(isinstance(name, str) for name in entry["models"])
        and all(
            type(entry[rate]) in {int, float} and 0 <= entry[rate] < _MILLION for rate in _RATES
        )
    )


class Priced:
    """Puts the cost on each completion; None where the model has no known price."""

    def __init__(self, inner: ChatModel, price: Price | None) -> None:
        self._inner = inner
        self._price = price

    @property
    def name(self) -> str:
        """The model's name."""
        return self._inner.name

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request."""
        completion = await self._inner.complete(request)
        usage = completion.usage
        cost = None
        if self._price is not None:
            cost = self._price.cost(
                prompt_tokens=usage.prompt_tokens,
                cached_tokens=usage.cached_tokens,
                completion_tokens=usage.completion_tokens,
            )
        return replace(completion, usage=replace(usage, cost_usd=cost))
