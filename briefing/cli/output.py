"""Writing memos: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import DiskFull, OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write a set of files into a folder: all of them, or none.

    Each is written beside its place first and moved there when all are complete, so that an
    error leaves what stood there before.

    Args:
        files: content by file name.

    Returns:
        The paths written, in order.

    Raises:
        DiskFull: no space is left.
        OutputError: the folder can't be made or written to.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            staged.append((_stage(folder, content), folder / name))
        for temporary, path in staged:
            temporary.replace(path)
    except OSError as error:
        raise _explained(error, folder) from error
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    return tuple(path for _, path in staged)


def _stage(folder: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=".briefing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes private files; a memo is as readable as the user's other files.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _explained(error: OSError, folder: Path) -> OutputError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(
            f"There is no space left in {folder} for the memo",
            "Free some, or name another folder with --output; the model's answers are kept.",
        )
    reason = os.strerror(error.errno) if error.errno else str(error)
    return OutputError(
        f"The memo can't be written to {folder} ({reason})", "Name another folder with --output."
    )
