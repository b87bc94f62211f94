"""How fast files become text, beside a converter that many people use, and how time grows.

The same PDF, DOCX and HTML files go to ``markitdown`` and to ``briefing``, each in a process of its
own that has everything imported. For PDF ours starts one more process for each file, which counts.
Times are of computing, the best of some rounds: what else the machine does counts little in them.
``markitdown`` is installed into a virtual environment that is thrown away.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reading.formats import samples

FORMATS = {"pdf": samples.as_pdf, "docx": samples.as_docx, "html": samples.as_html}
TIMES = (10, 20, 40, 80, 160)
"""How often the questions and answers of the sample stand in a file: 2,000 to 28,000 characters."""
COMPARED = 40
"""As long as a record mostly is: 7,000 characters, in a PDF eleven pages."""
ROUNDS = 5

_MEASURE = """
import resource, sys
from pathlib import Path
def used():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)
{setup}
for path in sys.argv[2:]:
    best = float("inf")
    for _ in range(1 + int(sys.argv[1])):
        start = used()
        text = convert(path)
        best = min(best, used() - start)
    assert "达产后年产能为8万套" in "".join(text.split()), path
    print(best, flush=True)
"""
OURS = """
from briefing.reading.formats import extract
def convert(path): return extract(Path(path).read_bytes(), name=path).text
"""
WHOLE = """
from briefing.reading import read_file
def convert(path): return read_file(Path(path)).source
"""
THEIRS = """
from markitdown import MarkItDown
converter = MarkItDown()
def convert(path): return converter.convert(path).text_content
"""


def main() -> None:
    """Print for each format both times with their ratio, then ours by the file's length."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = {
            (name, times): _written(folder, name, times) for name in FORMATS for times in TIMES
        }
        compared = [files[name, COMPARED] for name in FORMATS]
        ours = _seconds(sys.executable, OURS, compared)
        theirs = _seconds(_environment(folder), THEIRS, compared)
        for name, mine, other in zip(FORMATS, ours, theirs, strict=True):
            print(
                f"converting: {name}: {mine * 1000:.1f} ms, markitdown {other * 1000:.1f} ms:"
                f" {other / mine:.1f} times as fast"
            )
        for name in FORMATS:
            curve = _seconds(sys.executable, WHOLE, [files[name, times] for times in TIMES])
            print(f"converting: {name} to the record: {_curve(curve)}")


def _written(folder: Path, name: str, times: int) -> Path:
    path = folder / f"{times}.{name}"
    path.write_bytes(FORMATS[name](times=times))
    return path


def _environment(folder: Path) -> str:
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = str(folder / "venv" / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "markitdown[docx,pdf]"]
    subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return python


def _seconds(python: str, setup: str, paths: list[Path]) -> list[float]:
    """The best of some rounds for each file; the first round warms up."""
    done = subprocess.run(
        [python, "-c", _MEASURE.format(setup=setup), str(ROUNDS), *map(str, paths)],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return [json.loads(line) for line in done.stdout.split()]


def _curve(seconds: list[float]) -> str:
    parts = [
        f"{times}x {one * 1000:.0f} ms ({one / times * 1000:.2f} ms each)"
        for times, one in zip(TIMES, seconds, strict=True)
    ]
    return ", ".join(parts)


if __name__ == "__main__":
    main()
