"""Counting tokens by the tokenizer of a llama.cpp server, which the embedded model has."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import httpx2

from briefing.errors import NotAModelServer
from briefing.llm.http_errors import status_error, transport_error

if TYPE_CHECKING:
    from briefing.llm.openai_chat import Secret
    from briefing.models.chat import ChatRequest

_SECONDS = 30.0
_FIRST_ERROR = 300


class ServerTokenCounter:
    """Counts exactly what the server will report as prompt tokens.

    Args:
        base_url: as for the chat API; the tokenizer's paths are at the server's root.
        api_key: sent as a bearer token.
    """

    def __init__(self, *, base_url: str, api_key: Secret) -> None:
        self._root = urljoin(base_url, "/")
        self._headers = {"Authorization": f"Bearer {api_key.get_secret_value()}"}

    async def count_text(self, text: str) -> int:
        """Tokens of a text by itself.

        Raises:
            ModelError: the server didn't count.
        """
        return await self._tokenize(text, special=False)

    async def count_request(self, request: ChatRequest) -> int:
        """Tokens of the prompt that a request makes; a schema takes none, it is a grammar there.

        Raises:
            ModelError: the server didn't count.
        """
        messages = [asdict(message) for message in request.messages]
        prompt = await self._post("apply-template", {"messages": messages}, "prompt")
        return await self._tokenize(prompt, special=True)

    async def _tokenize(self, text: Any, *, special: bool) -> int:
        asked = {"content": text, "add_special": special, "parse_special": special}
        return len(await self._post("tokenize", asked, "tokens"))

    async def _post(self, path: str, body: dict[str, Any], wanted: str) -> Any:
        try:
            async with httpx2.AsyncClient(timeout=_SECONDS, trust_env=False) as client:
                response = await client.post(self._root + path, json=body, headers=self._headers)
        except httpx2.RequestError as error:
            raise transport_error(error, self._root) from error
        if response.status_code >= _FIRST_ERROR:
            raise status_error(response.status_code, response.text, response.headers, time.time())
        try:
            return response.json()[wanted]
        except (ValueError, KeyError, TypeError) as error:
            raise NotAModelServer(
                f"{self._root} has no /{path} as llama.cpp's server does",
                "Check the embedded model",
            ) from error
