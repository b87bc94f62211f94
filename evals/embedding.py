"""Embeddings from an OpenAI-compatible server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openai import AsyncOpenAI, OpenAIError

from evals.errors import BrokenSetUp

if TYPE_CHECKING:
    from collections.abc import Sequence


class Embedder:
    """Asks a server for embeddings; open as long as its context."""

    def __init__(self, *, base_url: str, model: str, api_key: str) -> None:
        self._model = model
        self._client = AsyncOpenAI(base_url=base_url, api_key=api_key or "none", timeout=60.0)

    async def __call__(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One vector a text.

        Raises:
            BrokenSetUp: the server gives none.
        """
        try:
            answer = await self._client.embeddings.create(
                model=self._model, input=list(texts), encoding_format="float"
            )
        except OpenAIError as error:
            raise BrokenSetUp(f"No embeddings from {self._client.base_url}: {error}") from error
        return [row.embedding for row in answer.data]

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.close()
