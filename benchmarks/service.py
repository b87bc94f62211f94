"""The service under load: 20 clients that have memos made from answers in the cache, and read.

The load and the service share the machine's cores, as does whatever else runs on it.
"""

import asyncio
import itertools
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import httpx2

from briefing.llm.stub_server import StubServer
from tests.service.conftest import obedient
from tests.service.running import ROOT, Service, finished, order, serving

CLIENTS = 20
JOBS = 500
SETTLED = 200
"""Memos after which each process has met all that it will meet."""
RECORDS = [ROOT / f"evals/records/{name}" for name in ("990001-20260312.md", "990002-20260318.md")]


class Load:
    """What the clients do, and how long they waited for it.

    Attributes:
        waits: seconds of each request, by kind.
        memory: MiB of each process of the service, by the number of jobs that were done.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._numbers = itertools.count(1)
        self.done = 0
        self.waits: defaultdict[str, list[float]] = defaultdict(list)
        self.memory: dict[int, dict[int, float]] = {}

    async def run(self) -> float:
        """Have all memos made; gives the seconds that it took."""
        started = time.perf_counter()
        async with httpx2.AsyncClient(base_url=self._service.url, timeout=60) as client:
            await asyncio.gather(*(self._use(client) for _ in range(CLIENTS)))
        return time.perf_counter() - started

    async def _use(self, client: httpx2.AsyncClient) -> None:
        while (number := next(self._numbers)) <= JOBS:
            text = RECORDS[number % len(RECORDS)].read_text("utf-8") + "\n" * number
            memo = (await self._ask(client, "create", "POST", "/v1/memos", text)).json()
            path = f"/v1/memos/{memo['id']}"
            while memo["state"] in {"queued", "running"}:
                await asyncio.sleep(0.5)
                memo = (await self._ask(client, "API", "GET", path)).json()
            assert memo["state"] == "done", memo
            await self._ask(client, "API", "GET", "/v1/memos?limit=20&ticker=990001")
            await self._ask(client, "result", "GET", f"{path}/result")
            await self._ask(client, "page", "GET", "/")
            await self._ask(client, "page", "GET", f"/memos/{memo['id']}")
            self.done += 1
            if self.done % 100 == 0:
                self.memory[self.done] = _memory(self._service.process.pid)

    async def _ask(
        self, client: httpx2.AsyncClient, kind: str, method: str, path: str, text: str = ""
    ) -> httpx2.Response:
        started = time.perf_counter()
        answer = await client.request(method, path, json={"text": text} if text else None)
        self.waits[kind].append(time.perf_counter() - started)
        answer.raise_for_status()
        return answer


def _memory(pid: int) -> dict[int, float]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    children = [int(p) for task in tasks for p in (task / "children").read_text().split()]
    pages = {each: Path(f"/proc/{each}/statm").read_text().split()[1] for each in (pid, *children)}
    return {p: int(count) * os.sysconf("SC_PAGE_SIZE") / 2**20 for p, count in pages.items()}


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        StubServer(answer=obedient) as model,
        serving(Path(folder), model.base_url) as service,
    ):
        with service.client() as client:
            for record in RECORDS:
                finished(client, order(client, record)["id"])
        asked = len(model.requests)
        load = Load(service)
        seconds = asyncio.run(load.run())
        asked = len(model.requests) - asked
    print(
        f"service: {CLIENTS} clients, {JOBS} memos, {JOBS / seconds * 60:.0f} a minute,"
        f" {asked} calls of the model, load average {os.getloadavg()[0]:.1f}"
    )
    for kind, waits in load.waits.items():
        p50, p95 = (statistics.quantiles(waits, n=100)[at] * 1000 for at in (49, 94))
        print(f"service: {kind}: {len(waits)} requests, p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    for done, sizes in load.memory.items():
        print(f"service: after {done} memos {_rounded(sizes.values())} MiB")
    settled, last = load.memory[SETTLED], load.memory[max(load.memory)]
    growth = _rounded(last[pid] - size for pid, size in settled.items() if pid in last)
    print(f"service: grown since {SETTLED} memos by {growth} MiB (server, then its processes)")


def _rounded(sizes: Iterable[float]) -> str:
    return json.dumps([round(size) for size in sizes])


if __name__ == "__main__":
    main()
