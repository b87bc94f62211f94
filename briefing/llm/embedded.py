"""The embedded engine: llama.cpp's own server inside this process. The only file that imports it.

The settings were measured on two cores with the 1.5B model: four places decode twice as many tokens
a second as one. The older template parser (``use_jinja`` off) gives the schema's JSON bare, and a
cut answer as one that is cut, where the newer one fences it and answers with an error.
"""

from __future__ import annotations

import http.client
import os
import secrets
import socket
import time
from typing import TYPE_CHECKING, Any, Self

from briefing.errors import EngineError, PortInUse
from briefing.llm.machine import available_memory, physical_cores

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LOOPBACK = "127.0.0.1"
PLACES = 2
"""Answers at once. Two cores write no faster for four, and each place computes the shared beginning
of a task's prompts for itself."""
CONTEXT = 6144
"""Tokens of a place: prompt and answer together."""

_BATCH = 128
"""Tokens of prompts computed in one go. An interruption waits for the end of one, and so do the
answers that other places write meanwhile."""
_CACHE_MIB = 512
"""Memory for the prefixes of answers that aren't being worked on; the engine's default is 8 GiB."""
_SPINS = "1000"
"""How long a thread of the engine spins while it waits for the others. Beside a program that took
one of two cores: 7 tokens a second, 2 with OpenMP's default; alone 14 instead of 15."""
_MAGIC = b"GGUF"
_READY_SECONDS = 120.0


class EmbeddedServer:
    """A model served on loopback with a key of its own, from ``__enter__`` until the process ends.

    ``base_url`` and ``api_key`` are for an OpenAI client. Leaving the context drops the model.

    Args:
        weights: a GGUF file.
        places: requests that it works on side by side.
        context: tokens that each of them may take.
        port: None takes a free one.
        memory: bytes that the model needs; checked before it is loaded.

    Raises:
        EngineError: on entering, if the file is no model, memory is short, or it doesn't start.
        PortInUse: on entering, if something else listens on ``port``.
    """

    def __init__(
        self,
        weights: Path,
        *,
        places: int = PLACES,
        context: int = CONTEXT,
        port: int | None = None,
        memory: int = 0,
    ) -> None:
        self.places = places
        self.api_key = secrets.token_urlsafe(32)
        self.base_url = ""
        self._weights = weights
        self._context = context
        self._port = port
        self._memory = memory
        self._server: Any = None

    def __enter__(self) -> Self:
        self._check_file()
        self._check_memory()
        port = _free_port(self._port)
        # Must stand before the engine is imported, whose OpenMP reads it once.
        os.environ.setdefault("GOMP_SPINCOUNT", _SPINS)
        import xllamacpp

        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(self._weights)
        parameters.hostnames = [LOOPBACK]
        parameters.port = port
        parameters.api_keys = [self.api_key]
        parameters.n_parallel = self.places
        parameters.n_ctx = self.places * self._context
        parameters.n_batch = parameters.n_ubatch = _BATCH
        parameters.cache_ram_mib = _CACHE_MIB
        parameters.cpuparams.n_threads = physical_cores()
        parameters.use_jinja = False
        parameters.ui = False
        parameters.verbosity = 0
        try:
            self._server = xllamacpp.Server(parameters)
        except RuntimeError as error:
            raise EngineError(
                f"The embedded engine can't load {self._weights.name} ({error})",
                "Fetch it again: briefing models remove, then briefing models pull.",
            ) from error
        _wait_until_ready(port)
        self.base_url = f"{self._server.listening_address}/v1"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server = None

    def _check_file(self) -> None:
        try:
            with self._weights.open("rb") as file:
                magic = file.read(len(_MAGIC))
        except OSError as error:
            raise EngineError(
                f"The model {self._weights} can't be read ({error.strerror})",
                "Fetch it: briefing models pull.",
            ) from error
        if magic != _MAGIC:
            raise EngineError(
                f"{self._weights} is no model file",
                "Fetch it again: briefing models remove, then briefing models pull.",
            )

    def _check_memory(self) -> None:
        free = available_memory()
        if free is not None and free < self._memory:
            raise EngineError(
                f"The model needs {self._memory / 1e9:.1f} GB of memory,"
                f" {free / 1e9:.1f} GB are free",
                "Close other programs, or take the smaller model: --model qwen2.5-coder-0.5b.",
            )


def _free_port(wanted: int | None) -> int:
    with socket.socket() as probe:
        try:
            probe.bind((LOOPBACK, wanted or 0))
        except OSError as error:
            raise PortInUse(
                f"Port {wanted} is taken by another program",
                "Take another, or none for a free one.",
            ) from error
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(port: int) -> None:
    """Ask without ``urllib`` or an OpenAI client, which would go through the user's proxy."""
    end = time.monotonic() + _READY_SECONDS
    while time.monotonic() < end:
        connection = http.client.HTTPConnection(LOOPBACK, port, timeout=5)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()
        time.sleep(0.05)
    raise EngineError("The embedded engine doesn't answer", "Try again; free some memory first.")
