"""The model that the settings name, ready to be asked: embedded, hosted, or any server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pydantic import SecretStr

from briefing.errors import SettingsError
from briefing.llm.prices import FREE, load_prices
from briefing.weights import CATALOGUE, WeightStore

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AsyncExitStack

    from briefing.llm.prices import Price
    from briefing.llm.tokens import TokenCounter
    from briefing.models.chat import ChatModel
    from briefing.settings import Settings

OPENAI = "https://api.openai.com/v1"
HOSTED_CONCURRENCY = 16
SHORT_ANSWER = 64
_ENOUGH = "\n\n"
"""No answer holds a blank line; a small model that has done fills its room with blanks."""


@dataclass(frozen=True, slots=True)
class Backend:
    """A model and what is known of it.

    Attributes:
        price: None if unknown.
        concurrency: calls that it takes at once.
        alone: tokens of an answer up to which a call goes alone; see ``llm.limited``.
        by_sentence: it is small: ask it one small thing at a time.
    """

    model: ChatModel
    counter: TokenCounter
    price: Price | None
    concurrency: int
    alone: int
    by_sentence: bool


OpenBackend: TypeAlias = (
    "Callable[[Settings, AsyncExitStack, Callable[[int, int], None]], Awaitable[Backend]]"
)
"""Makes a model ready, as ``open_backend`` does."""


async def open_backend(
    settings: Settings, stack: AsyncExitStack, on_fetch: Callable[[int, int], None]
) -> Backend:
    """Make the model ready; what it holds is released when ``stack`` closes.

    Args:
        on_fetch: told of bytes fetched and bytes in total, if weights have to be fetched first.

    Raises:
        SettingsError: a hosted model without a key.
        WeightsError, EngineError: the embedded model can't be had or started.
    """
    if is_embedded(settings):
        return await _embedded(settings, stack, on_fetch)
    return await _hosted(settings, stack)


async def open_estimator(
    settings: Settings, _stack: AsyncExitStack, _on_fetch: Callable[[int, int], None]
) -> Backend:
    """What is known of the model without making it ready: enough to estimate, not to ask.

    Tokens are counted as OpenAI's models do, which is an estimate for any other.
    """
    from briefing.llm.rehearsing import Rehearsing
    from briefing.llm.tokens import TiktokenCounter

    embedded = is_embedded(settings)
    counter = TiktokenCounter(settings.model)
    return Backend(
        model=Rehearsing(settings.model, counter),
        counter=counter,
        price=FREE if embedded else load_prices(settings.prices).of(settings.model),
        concurrency=1,
        alone=0,
        by_sentence=_by_sentence(settings),
    )


def check_key(settings: Settings) -> None:
    """Tell a hosted model without a key before it is asked.

    Raises:
        SettingsError: so it is.
    """
    if settings.api_key is None and settings.base_url is None and not is_embedded(settings):
        raise SettingsError(
            f"Model {settings.model} is neither embedded nor is there a key for a hosted one",
            f"Set OPENAI_API_KEY, name a server with --base-url, or use one of"
            f" {', '.join(CATALOGUE)}.",
        )


def is_embedded(settings: Settings) -> bool:
    """The model runs on this machine, in an engine of whoever opens it."""
    return settings.base_url is None and settings.model in CATALOGUE


def _by_sentence(settings: Settings) -> bool:
    if settings.profile == "auto":
        return is_embedded(settings)
    return settings.profile == "sentence"


async def _embedded(
    settings: Settings, stack: AsyncExitStack, on_fetch: Callable[[int, int], None]
) -> Backend:
    from briefing.llm.embedded import EmbeddedServer
    from briefing.llm.openai_chat import OpenAIChat
    from briefing.llm.server_tokens import ServerTokenCounter

    store = WeightStore(settings.weights_dir)
    path = store.path(settings.model) or store.fetch(settings.model, on_fetch)
    memory = CATALOGUE[settings.model].memory
    server = stack.enter_context(EmbeddedServer(path, memory=memory))
    key = SecretStr(server.api_key)
    model = OpenAIChat(
        model=settings.model,
        base_url=server.base_url,
        api_key=key,
        timeout=settings.timeout,
        extra_body={"stop": [_ENOUGH]},
    )
    stack.push_async_callback(model.aclose)
    return Backend(
        model=model,
        counter=ServerTokenCounter(base_url=server.base_url, api_key=key),
        price=FREE,
        concurrency=settings.concurrency or server.places,
        alone=SHORT_ANSWER,
        by_sentence=_by_sentence(settings),
    )


async def _hosted(settings: Settings, stack: AsyncExitStack) -> Backend:
    from briefing.llm.openai_chat import OpenAIChat
    from briefing.llm.tokens import TiktokenCounter

    check_key(settings)
    model = OpenAIChat(
        model=settings.model,
        base_url=settings.base_url or OPENAI,
        api_key=settings.api_key or SecretStr(""),
        timeout=settings.timeout,
    )
    stack.push_async_callback(model.aclose)
    return Backend(
        model=model,
        counter=TiktokenCounter(settings.model),
        price=load_prices(settings.prices).of(settings.model),
        concurrency=settings.concurrency or HOSTED_CONCURRENCY,
        alone=0,
        by_sentence=_by_sentence(settings),
    )
