"""The price file, and cost on each completion."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from briefing.errors import SettingsError
from briefing.llm.prices import FREE, Price, Priced, load_prices
from briefing.llm.scripted import ScriptedModel
from briefing.models.chat import ChatRequest, Completion, Finish, Usage

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
- models: ["house-*", gpt-4o]
  prompt: 1
  cached: 0.5
  completion: 4
"""


def test_tokens_from_the_servers_cache_have_their_own_price() -> None:
    price = Price(prompt=2.0, cached=0.5, completion=8.0)
    assert price.cost(
        prompt_tokens=1_000_000, cached_tokens=400_000, completion_tokens=100_000
    ) == pytest.approx(0.6 * 2.0 + 0.4 * 0.5 + 0.1 * 8.0)


def test_the_embedded_model_costs_nothing() -> None:
    assert FREE.cost(prompt_tokens=10**9, completion_tokens=10**9) == 0.0


def test_a_snapshot_has_its_models_price_and_a_sibling_has_not() -> None:
    prices = load_prices()
    assert prices.of("gpt-4.1") == prices.of("gpt-4.1-2025-04-14") is not None
    assert prices.of("gpt-4.1") != prices.of("gpt-4.1-mini")
    assert prices.of("gpt-4.1-audio-preview") is None
    assert prices.of("a-model-of-nobody") is None


def test_each_shipped_entry_is_cheaper_from_the_cache() -> None:
    for _, price in load_prices().entries:
        assert price.cached < price.prompt < price.completion


def test_an_own_file_comes_first_and_the_shipped_one_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "prices.yaml"
    path.write_text(OWN, "utf-8")
    prices = load_prices(path)
    assert prices.of("house-7b") == Price(1.0, 0.5, 4.0)
    assert prices.of("gpt-4o") == Price(1.0, 0.5, 4.0)
    assert prices.of("gpt-4o-mini") == load_prices().of("gpt-4o-mini")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "models: [a]",
        "- models: [a]",
        OWN.replace("prompt: 1", "prompt: -1"),
        OWN.replace("prompt: 1", "prompt: yes"),
        OWN.replace("prompt: 1", "prompt: .inf"),
        OWN.replace('["house-*", gpt-4o]', "house"),
        OWN.replace("cached", "cache"),
        "- [",
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "prices.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"prices\.yaml"):
        load_prices(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="none"):
        load_prices(tmp_path / "none.yaml")


@pytest.mark.parametrize(("price", "cost"), [(Price(1.0, 0.5, 4.0), 0.00475), (None, None)])
def test_a_completion_carries_its_cost(
    request_: ChatRequest, price: Price | None, cost: float | None
) -> None:
    usage = Usage(calls=1, prompt_tokens=1000, cached_tokens=500, completion_tokens=1000)
    line = Completion("yes", Finish.STOP, "m", usage, seconds=0.1)
    got = asyncio.run(Priced(ScriptedModel([line]), price).complete(request_))
    assert got.usage.cost_usd == pytest.approx(cost)
    assert got.usage.prompt_tokens == 1000
