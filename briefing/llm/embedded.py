"""The embedded model: an engine of its own on loopback, as long as it is wanted and no longer.

Two places at once: two cores write no faster for four, and each place computes the shared beginning
of a task's prompts for itself.
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Self

from briefing.errors import EngineError, PortInUse
from briefing.llm.engine import LOOPBACK, Order
from briefing.llm.machine import available_memory, physical_cores

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PLACES = 2
"""Answers at once."""
CONTEXT = 6144
"""Tokens of a place: prompt and answer together."""

_SPINS = "1000"
"""How long a thread of the engine spins while it waits for the others. Beside a program that took
one of two cores: 7 tokens a second, 2 with OpenMP's default; alone 14 instead of 15."""
_MAGIC = b"GGUF"
_READY_SECONDS = 120.0


class EmbeddedServer:
    """A model served on loopback with a key of its own, from ``__enter__`` to ``__exit__``.

    ``base_url`` and ``api_key`` are for an OpenAI client. Leaving the context ends the engine at
    once, in the middle of an answer if need be; so does the end of this process.

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
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self._check_file()
        self._check_memory()
        port = _free_port(self._port)
        order = Order(
            weights=str(self._weights),
            port=port,
            api_key=self.api_key,
            places=self.places,
            context=self._context,
            threads=physical_cores(),
        )
        try:
            self.base_url = f"{self._start(order)}/v1"
            _wait_until_ready(port)
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def _start(self, order: Order) -> str:
        """Start the engine's process and give the address that it serves on."""
        process = self._process = subprocess.Popen(
            # -P: nothing of the folder that the user happens to be in is imported.
            [sys.executable, "-P", "-m", "briefing.llm.engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"GOMP_SPINCOUNT": _SPINS, **os.environ},
            encoding="utf-8",
            # An interruption from the keyboard is this process's to deal with.
            start_new_session=True,
        )
        if process.stdin is None or process.stdout is None:
            raise EngineError("The embedded engine can't be talked to")
        alarm = threading.Timer(_READY_SECONDS, process.kill)
        alarm.start()
        try:
            process.stdin.write(order.line())
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            alarm.cancel()
        answer: dict[str, str] = json.loads(line or "{}")
        if "address" in answer:
            return answer["address"]
        why = answer.get("error") or f"its process ended with {process.wait()}"
        raise EngineError(
            f"The embedded engine can't load {self._weights.name} ({why})",
            "Fetch it again: briefing models remove, then briefing models pull.",
        )

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

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
