"""``python -m tests.fuzzing --seconds 1800``: atheris drives the targets until the time is over.

What it learns stays in ``build/fuzzing/corpus``, and a later run goes on from there. A fault ends
the run; its input is kept in ``build/fuzzing`` and named in the output.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["briefing"]):
    from tests.fuzzing.targets import run_any, seeds

_FOLDER = Path("build/fuzzing")


def main() -> None:
    """Fuzz; an exit code other than 0 is a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("--seconds", type=int, default=300, help="how long (default: 300)")
    parser.add_argument("input", nargs="*", help="files to run again, instead of fuzzing")
    chosen = parser.parse_args()
    corpus = _FOLDER / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    options = [
        f"-max_total_time={chosen.seconds}",
        "-timeout=60",
        "-rss_limit_mb=4000",
        "-max_len=40000",
        f"-artifact_prefix={_FOLDER}/",
    ]
    atheris.Setup([sys.argv[0], *options, *(chosen.input or [str(corpus)])], run_any)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
