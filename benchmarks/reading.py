"""How long reading takes, and how it grows with the record's length."""

from __future__ import annotations

import os
import time
from pathlib import Path

from briefing.models.record import Record, RegionKind
from briefing.reading import read_text

_SHIPPED = Path(__file__).parent.parent / "evals" / "records" / "990001-20260312.md"
_TIMES = 50


def main() -> None:
    """Print one line: milliseconds for one record, and the factor for one 50 times as long.

    The record is the first in the folder that the environment's RECORDS_DIR names, else a shipped
    one. The first reading is a warm-up, and the best of five counts.
    """
    folder = Path(os.environ.get("RECORDS_DIR", _SHIPPED.parent))
    source = next(iter(sorted(folder.glob("*.md"))), _SHIPPED).read_text(encoding="utf-8")
    short = _seconds(source)
    long = _seconds(_repeated(read_text(source, sha256="")))
    print(
        f"reading: shared-length record in {short * 1000:.1f} ms; "
        f"{_TIMES} times as long: {long / short:.0f} times as slow"
    )


def _seconds(source: str) -> float:
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        read_text(source, sha256="")
        best = min(best, time.perf_counter() - start)
    return best


def _repeated(record: Record) -> str:
    """The record with its questions and answers repeated until it is 50 times as long."""
    placed = [r.span for r in record.regions if r.kind in (RegionKind.QUESTION, RegionKind.ANSWER)]
    start, end = placed[0].start, placed[-1].end
    body = record.source[start:end].rstrip() + "\n\n"
    times = round((_TIMES - 1) * len(record.source) / len(body))
    return record.source[:start] + body * times + record.source[start:]


if __name__ == "__main__":
    main()
