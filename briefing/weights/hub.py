"""Weights from a model hub over HTTPS, by ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2

from briefing.weights.source import SourceFailed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.weights.catalogue import Weights

HUGGING_FACE = "https://huggingface.co/{repository}/resolve/{revision}/{file}"
MODELSCOPE = "https://modelscope.cn/models/{repository}/resolve/master/{file}"

_CONNECT = 3.0
_READ = 30.0
_PARTIAL = 206
_BLOCK = 1 << 16


class Hub:
    """A hub whose files have addresses with the placeholders repository, revision and file."""

    def __init__(self, name: str, address: str) -> None:
        self.name = name
        self._address = address

    def fetch(self, weights: Weights, partial: Path, progress: Callable[[int, int], None]) -> None:
        """See ``Source``; a hub that doesn't know ranges starts anew."""
        address = self._address.format(
            repository=weights.repository, revision=weights.revision, file=weights.file
        )
        start = partial.stat().st_size if partial.exists() else 0
        try:
            with (
                httpx2.Client(
                    timeout=httpx2.Timeout(_READ, connect=_CONNECT), follow_redirects=True
                ) as client,
                client.stream("GET", address, headers={"Range": f"bytes={start}-"}) as answer,
            ):
                answer.raise_for_status()
                resumed = answer.status_code == _PARTIAL
                done = start if resumed else 0
                with partial.open("ab" if resumed else "wb") as file:
                    for block in answer.iter_bytes(_BLOCK):
                        file.write(block)
                        done += len(block)
                        progress(done, weights.size)
        except httpx2.HTTPStatusError as error:
            raise SourceFailed(f"it answers {error.response.status_code}") from error
        except httpx2.HTTPError as error:
            raise SourceFailed(str(error) or type(error).__name__) from error
