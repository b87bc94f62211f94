"""What the evaluation harness costs by itself, beside two that many people use.

Each evaluates 200 trivial cases against a stub server that answers in 50 ms, ten at once, with one
exact-match scorer, in a process of its own. The others are installed into a virtual environment
that is thrown away.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from math import ceil
from pathlib import Path

CASES = 200
CONCURRENCY = 10
SECONDS_PER_CALL = 0.05
ROUNDS = 3
OTHERS = {"inspect_ai": "with_inspect", "pydantic-evals": "with_pydantic"}
HERE = Path(__file__).parent


def main() -> None:
    """Print seconds in the evaluation, of the whole process, and peak memory, for each."""
    ideal = ceil(CASES / CONCURRENCY) * SECONDS_PER_CALL
    command = [sys.executable, "-m", "briefing.llm.stub_server", "--delay", str(SECONDS_PER_CALL)]
    with (
        tempfile.TemporaryDirectory() as place,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
    ):
        try:
            assert server.stdout is not None
            base_url = server.stdout.readline().strip()
            theirs = _environment(Path(place))
            runs = {"ours": (sys.executable, "ours")}
            runs |= {name: (str(theirs), script) for name, script in OTHERS.items()}
            rows = {name: _best(*run, base_url, Path(place)) for name, run in runs.items()}
        finally:
            server.terminate()
    for name, (inside, whole, megabytes) in rows.items():
        print(
            f"harness: {name}: {inside:.2f} s, {inside / ideal:.2f} of the ideal {ideal:.2f} s;"
            f" the whole process {whole:.1f} s; {megabytes:.0f} MB at most"
        )


def _environment(place: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", place / "venv"], check=True)
    python = place / "venv" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", *OTHERS, "openai"]
    subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return python


def _best(python: str, task: str, base_url: str, place: Path) -> tuple[float, float, float]:
    """The fastest of some rounds: seconds inside, seconds of the process, megabytes."""
    return min(_once(python, task, base_url, place) for _ in range(ROUNDS))


def _once(python: str, task: str, base_url: str, place: Path) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory(dir=place) as folder:
        environment = {**os.environ, "OPENAI_BASE_URL": base_url, "OPENAI_API_KEY": "none"}
        command = [sys.executable, "-m", "benchmarks.harness", python, str(HERE / "harnesses")]
        done = subprocess.run(
            [*command, f"{task}.py", str(CASES), str(CONCURRENCY), folder],
            env={**environment, "PYTHONPATH": str(HERE.parent)},
            check=True,
            capture_output=True,
            text=True,
        )
    inside, whole, kilobytes = json.loads(done.stdout.splitlines()[-1])
    return inside, whole, kilobytes / 1000


def _measured(python: str, folder: str, script: str, *arguments: str) -> None:
    """Run one harness as the only child of this process, so that its peak memory is known."""
    import time

    start = time.perf_counter()
    command = [python, str(Path(folder) / script), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    whole = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps([float(done.stdout.split()[-1]), whole, peak]))


if __name__ == "__main__":
    _measured(*sys.argv[1:])
