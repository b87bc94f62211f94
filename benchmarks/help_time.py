"""How long ``briefing --help`` takes beside a Python that does nothing."""

import subprocess
import sys
import time

ROUNDS = 7


def main() -> None:
    """Print the best of some rounds, and its ratio to an empty interpreter's."""
    bare = _best([sys.executable, "-c", "pass"])
    ours = _best([sys.executable, "-m", "briefing", "--help"])
    print(f"help: {ours:.2f} s, {ours / bare:.1f} times an empty interpreter")


def _best(command: list[str]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)
