"""How near the layers come to the throughput that the server and the concurrency allow."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from briefing.llm.cache import AnswerCache
from briefing.llm.metered import UsageMeter
from briefing.llm.openai_chat import OpenAIChat
from briefing.llm.prices import FREE
from briefing.llm.stack import layered
from briefing.llm.structured import ask
from briefing.models.chat import ChatRequest, Message, Schema

if TYPE_CHECKING:
    from briefing.models.chat import ChatModel

CALLS = 200
CONCURRENCY = 16
SECONDS_PER_CALL = 0.05
ROUNDS = 5
SCHEMA = Schema(
    "answer",
    {
        "type": "object",
        "properties": {"text": {"type": "string"}},
        "required": ["text"],
        "additionalProperties": False,
    },
)


def main() -> None:
    """Print the share of the ideal throughput that is reached; at least 0.9 is wanted."""
    command = [sys.executable, "-m", "briefing.llm.stub_server", "--delay", str(SECONDS_PER_CALL)]
    # A process of its own: in this one it would share the interpreter lock with the client.
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            seconds = asyncio.run(_measure(server.stdout.readline().strip()))
        finally:
            server.terminate()
    ideal = ceil(CALLS / CONCURRENCY) * SECONDS_PER_CALL
    print(
        f"throughput: {ideal / seconds:.3f} of the ideal"
        f" ({CALLS} calls, concurrency {CONCURRENCY}, {seconds:.3f} s, best of {ROUNDS};"
        " at least 0.9)"
    )


async def _measure(base_url: str) -> float:
    """Seconds of the best round: other work on the machine only ever makes one slower."""
    chat = OpenAIChat(model="good", base_url=base_url, api_key=SecretStr("key"), timeout=10)
    meter = UsageMeter()
    with tempfile.TemporaryDirectory() as folder:
        cache = AnswerCache(Path(folder) / "answers.sqlite3")
        model = layered(chat, meter=meter, price=FREE, concurrency=CONCURRENCY, cache=cache)
        await _seconds(model, "warm-up", CONCURRENCY)
        best = min([await _seconds(model, f"round {number}", CALLS) for number in range(ROUNDS)])
        cache.close()
    await chat.aclose()
    assert meter.total.calls == CONCURRENCY + ROUNDS * CALLS, "the cache must not have answered"
    return best


async def _seconds(model: ChatModel, topic: str, calls: int) -> float:
    async def call(number: int) -> str:
        request = ChatRequest("bench", (Message("user", f"{topic}, question {number}"),), SCHEMA)
        return await ask(model, request, lambda value: str(value["text"]))

    started = time.perf_counter()
    await asyncio.gather(*(call(number) for number in range(calls)))
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
