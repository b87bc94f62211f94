"""A service that is killed in the middle of a memo, again and again, and what becomes of it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.llm.stub_server import StubServer
from tests.service.running import FINAL, LONG_RECORD, finished, order, serving, until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.service.running import Service


@dataclass(frozen=True)
class Survived:
    """What became of a memo.

    Attributes:
        kills: that happened while it was being made.
        asked: calls that reached the model.
        repeated: of these, calls that the model had been asked before.
    """

    memo: dict[str, Any]
    kills: int
    asked: int
    repeated: int


def survive(
    folder: Path, victims: Sequence[str], answer: Callable[[dict[str, Any]], str]
) -> Survived:
    """Make a memo while somebody kills.

    Args:
        victims: of one kill -9 each: "worker", or "all" for the server and its workers at once.
    """
    with StubServer(answer=answer, delay=0.1) as model:
        memo_id, pending = "", list(victims)
        while True:
            with (
                serving(folder, model.base_url, "--lease", 2, BRIEFING_CONCURRENCY="1") as service,
                service.client() as client,
            ):
                memo_id = memo_id or order(client, LONG_RECORD)["id"]
                while pending and _in_the_middle(model, client, memo_id):
                    if pending.pop(0) == "all":
                        _kill_all(service)
                        break
                    os.kill(_worker(folder), signal.SIGKILL)
                else:
                    memo = finished(client, memo_id)
                    kills = len(victims) - len(pending)
                    return Survived(memo, kills, len(model.requests), _repeated(model))


def _in_the_middle(model: StubServer, client: Any, memo_id: str) -> bool:
    """Wait until two more calls reached the model; False if the memo is made before that."""
    seen = len(model.requests)
    path = f"/v1/memos/{memo_id}"
    until(lambda: len(model.requests) >= seen + 2 or client.get(path).json()["state"] in FINAL)
    return len(model.requests) >= seen + 2


def _worker(folder: Path) -> int:
    with sqlite3.connect(folder / "jobs.sqlite") as database:
        names = database.execute("SELECT worker FROM jobs WHERE worker IS NOT NULL").fetchall()
    (name,) = names[0]
    return int(name.rpartition(":")[2])


def _kill_all(service: Service) -> None:
    """As when the machine loses its power: nobody can tidy up."""
    os.killpg(service.process.pid, signal.SIGKILL)
    service.process.wait()


def _repeated(model: StubServer) -> int:
    asked = Counter(json.dumps(request, sort_keys=True) for request in model.requests)
    return sum(asked.values()) - len(asked)
