"""A chat model behind any server that speaks the OpenAI API. The only file that imports openai."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import httpx2
import openai

from briefing.errors import (
    AnswerCut,
    AnswerRefused,
    BriefingError,
    ConnectionClosed,
    NotAModelServer,
    RequestRefused,
    ServerFault,
    SettingsError,
)
from briefing.llm.dialect import Dialect
from briefing.llm.http_errors import quoted, status_error, timeout_error, transport_error
from briefing.llm.reply import read_reply

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.models.chat import ChatRequest, Completion

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_CONNECT_SECONDS = 10.0
_OPENAI = "api.openai.com"
_BY_CLASS: Mapping[type[openai.OpenAIError], type[BriefingError]] = {
    openai.APIResponseValidationError: NotAModelServer,
    openai.APIError: ServerFault,
    openai.LengthFinishReasonError: AnswerCut,
    openai.ContentFilterFinishReasonError: AnswerRefused,
    openai.WebSocketConnectionClosedError: ConnectionClosed,
    openai.WebSocketQueueFullError: ServerFault,
    openai.OpenAIError: RequestRefused,
}
"""What neither a status nor a transport says; the nearest class of the error's ancestry decides."""


class Secret(Protocol):
    """A text that masks itself unless asked; pydantic's SecretStr is one."""

    def get_secret_value(self) -> str:
        """The text itself."""
        ...


class OpenAIChat:
    """One model of one server; retries and limits belong to the layers around it.

    What the server turns out not to understand (a schema, a parameter) is remembered for as long
    as the object lives; see ``dialect``.

    Args:
        model: name as the server knows it.
        base_url: up to and including ``/v1``.
        api_key: sent as a bearer token; an empty one for servers that want none.
        timeout: seconds for a whole call, connecting included.
        http_client: for tests; by default one of its own, which ignores the environment's proxy
            where the server is on this machine.
        extra_body: fields to add to each request's JSON, for a server's own options.

    Raises:
        SettingsError: the address or the key can't be put into a request.
    """

    def __init__(
        self,
        *,
        model: str,
        base_url: str,
        api_key: Secret,
        timeout: float,
        http_client: httpx2.AsyncClient | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> None:
        host = _host(base_url)
        key = api_key.get_secret_value()
        if not key.isascii() or not key.isprintable():
            raise SettingsError(
                "the API key has characters that no key has", "Copy it again, without quotes"
            )
        self._model = model
        self._address = base_url
        self._timeout = timeout
        self._extra_body = dict(extra_body or {})
        self._dialect = Dialect()
        self._client = openai.AsyncOpenAI(
            api_key=key or "none",
            base_url=base_url,
            max_retries=0,
            timeout=openai.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
            http_client=http_client
            or openai.DefaultAsyncHttpx2Client(trust_env=host not in _LOOPBACK),
        )
        if host != _OPENAI:
            # The SDK takes both from the environment; they are no other provider's business.
            self._client.organization = self._client.project = None

    @property
    def name(self) -> str:
        """The model's name, as the server knows it."""
        return self._model

    async def aclose(self) -> None:
        """Close the connections; the object can't be used any more."""
        await self._client.close()

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request by one call, or by a few where the server refuses a feature of it.

        The completion's cost is unknown (None).

        Raises:
            ModelError: no answer could be had; ``retry_after`` is set where the server asks for it.
            AnswerInvalid: the server itself found that the output fits no format.
            SettingsError: the address can't be called.
        """
        while True:
            parameters = self._dialect.parameters(request)
            try:
                return await self._call(parameters)
            except openai.APIStatusError as error:
                if not self._dialect.learn(parameters, error.status_code, _said(error)):
                    raise as_ours(error, self._address) from error
            except openai.OpenAIError as error:
                raise as_ours(error, self._address) from error

    async def _call(self, parameters: dict[str, Any]) -> Completion:
        started = time.perf_counter()
        try:
            async with asyncio.timeout(self._timeout):
                # The SDK's own method for undocumented endpoints: chat.completions.create walks
                # the schema and the messages by their types, which is a third of a call's CPU time.
                response = await self._client.post(
                    "/chat/completions",
                    body={"model": self._model, **parameters, **self._extra_body},
                    cast_to=httpx2.Response,
                )
        except TimeoutError as error:
            raise timeout_error(self._address) from error
        seconds = time.perf_counter() - started
        return read_reply(response.content, asked=self._model, seconds=seconds)


def as_ours(error: openai.OpenAIError, address: str) -> BriefingError:
    """The error of ours that says what an exception of the SDK means.

    Args:
        address: the server's, for the message.
    """
    if isinstance(error, openai.APIStatusError):
        headers = error.response.headers
        return status_error(error.status_code, _said(error), headers, time.time())
    if isinstance(error, openai.APITimeoutError):
        return timeout_error(address)
    if isinstance(error, openai.APIConnectionError):
        return transport_error(error.__cause__, address)
    kind = next(_BY_CLASS[kind] for kind in type(error).__mro__ if kind in _BY_CLASS)
    return kind(f"the openai package gave up: {quoted(str(error))}", "Check --base-url and --model")


def _said(error: openai.APIStatusError) -> str:
    body = error.body
    if isinstance(body, dict):
        return " ".join(
            str(body[part]) for part in ("message", "detail", "param") if body.get(part)
        )
    return str(body or "")


def _host(base_url: str) -> str:
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(
            f"'{base_url}' is no address of a server", "Give one such as http://127.0.0.1:8000/v1"
        )
    return parts.hostname
