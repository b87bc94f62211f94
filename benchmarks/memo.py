"""A whole memo with the embedded model: seconds, cached share of the prompt, time outside calls."""

import asyncio
import os
import time
from pathlib import Path

from briefing import MemoWriter, load_settings, read_file
from briefing.models.progress import CallFinished, Event

RECORDS = Path(os.environ.get("RECORDS_DIR", "evals/records"))


def main() -> None:
    """Print the figures of the first record of RECORDS_DIR."""
    path = sorted(RECORDS.glob("*.md"))[0]
    asyncio.run(_measure(path))


async def _measure(path: Path) -> None:
    busy: list[tuple[float, float]] = []

    def watch(event: Event) -> None:
        if isinstance(event, CallFinished):
            end = time.perf_counter()
            busy.append((end - event.seconds, end))

    settings = load_settings({"cache": False}, os.environ)
    async with MemoWriter(settings) as writer:
        start = time.perf_counter()
        memo = await writer.write(read_file(path), watch)
        whole = time.perf_counter() - start
    usage = memo.provenance.usage
    outside = 1 - _covered(busy) / whole
    print(
        f"memo: {path.name} in {whole:.0f} s after the model is loaded;"
        f" {usage.cached_tokens / usage.prompt_tokens:.0%} of prompt tokens from the prefix cache;"
        f" {outside:.1%} of the time outside calls"
    )


def _covered(spans: list[tuple[float, float]]) -> float:
    """Seconds in which at least one call was under way."""
    total, last = 0.0, float("-inf")
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, last))
        last = max(last, end)
    return total
