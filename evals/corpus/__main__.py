"""``python -m evals.corpus FOLDER``: the records in every file format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evals.corpus.expected import cases
from evals.corpus.formats import FORMATS


def main(arguments: list[str]) -> int:
    """Write the files; the exit code is 0, or 1 where the folder can't be written."""
    parser = argparse.ArgumentParser(prog="python -m evals.corpus", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the files go; made if it isn't there")
    parser.add_argument("--filter", default="", help="part of the records' names")
    options = parser.parse_args(arguments)
    chosen = [case.record for case in cases() if options.filter in case.record.stem]
    if not chosen:
        parser.error(f"no record's name has {options.filter!r} in it")
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        for record in chosen:
            text = record.read_text(encoding="utf-8")
            for suffix, make in FORMATS.items():
                (options.folder / f"{record.stem}{suffix}").write_bytes(make(text))
    except OSError as error:
        sys.stderr.write(f"evals.corpus: {options.folder} can't be written: {error}\n")
        return 1
    sys.stdout.write(f"{len(chosen)} records, {len(FORMATS)} formats: {options.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
