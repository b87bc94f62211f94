"""The service as its operator runs it: a process of its own, and the workers that it starts."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx2

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "evals/records/990002-20260318.md"
LONG_RECORD = ROOT / "evals/records/990001-20260312.md"
FINAL = {"done", "failed", "cancelled"}


@dataclass
class Service:
    """A running service."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def client(self, **options: Any) -> httpx2.Client:
        return httpx2.Client(base_url=self.url, timeout=30, **options)

    def logged(self) -> list[dict[str, Any]]:
        """What the log says so far; a request's line may come just after its answer."""
        lines = self.log.read_text().splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    @contextmanager
    def holding(
        self, places: int, line: str, *headers: str, local: str = "127.0.0.1"
    ) -> Iterator[None]:
        """Promise bodies that don't come, until so many are waited for and others are refused.

        Args:
            line: method and path.
            local: where they come from.
        """
        address = urlsplit(self.url)
        lines = f"{line} HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 1000", *headers
        head = "".join(f"{one}\r\n" for one in (*lines, "")).encode()
        with ExitStack() as stack:
            connections = [
                stack.enter_context(
                    socket.create_connection(
                        (address.hostname, address.port), 10, source_address=(local, 0)
                    )
                )
                for _ in range(places + 2)
            ]
            for connection in connections:
                connection.sendall(head)
            until(lambda: len(select.select(connections, [], [], 0)[0]) == 2)
            yield

    def wait_ready(self) -> None:
        with self.client() as client:
            until(lambda: client.get("/ready").status_code == 200)


@contextmanager
def serving(
    folder: Path, base_url: str, *arguments: object, model: str = "good", **environment: str
) -> Iterator[Service]:
    """Run the service until the block's end; it must then end in good order.

    Args:
        folder: of its database, its cache and its log.
    """
    log = folder / "service.log"
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "briefing", "serve", "--port", "0"),
                *("--database", f"sqlite:///{folder / 'jobs.sqlite'}"),
                *("--base-url", base_url, "--model", model),
                *map(str, arguments),
            ],
            cwd=ROOT,
            env={**os.environ, "BRIEFING_CACHE_DIR": str(folder / "cache"), **environment},
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
    assert process.stdout is not None
    url = process.stdout.readline().decode().strip()
    assert url.startswith("http://"), log.read_text()
    try:
        yield Service(url, process, log)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            process.stdout.close()


def until(true: Any, seconds: float = 30) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it didn't come to that"
        time.sleep(0.05)


def order(client: httpx2.Client, record: Path = RECORD, **options: Any) -> dict[str, Any]:
    """Ask for a record's memo."""
    text = record.read_text("utf-8")
    answer = client.post("/v1/memos", json={"text": text, "name": record.name, **options})
    assert answer.status_code in {200, 202}, answer.text
    memo: dict[str, Any] = answer.json()
    return memo


def finished(client: httpx2.Client, memo_id: str) -> dict[str, Any]:
    """Wait for a memo's end."""
    until(lambda: client.get(f"/v1/memos/{memo_id}").json()["state"] in FINAL)
    memo: dict[str, Any] = client.get(f"/v1/memos/{memo_id}").json()
    return memo
