"""A file's bytes, or the error that says why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import FileMissing, FileTooLarge, IsFolder, NoPermission, ReadError

if TYPE_CHECKING:
    from pathlib import Path


def load(path: Path, *, limit: int) -> bytes:
    """Read a whole file.

    Args:
        limit: the largest size that is read, in bytes, inclusive.

    Raises:
        FileMissing: there is no such file.
        IsFolder: it is a folder.
        NoPermission: it may not be read.
        FileTooLarge: it is larger than ``limit``; no more than that is held in memory.
        ReadError: the system can't read it for another reason.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise FileMissing(f"There is no file {path}", "Check the path.") from error
    except IsADirectoryError as error:
        raise IsFolder(
            f"{path} is a folder", "Name the files in it, for example with a wildcard."
        ) from error
    except PermissionError as error:
        raise NoPermission(
            f"{path} may not be read", "Give yourself permission, for example with chmod u+r."
        ) from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{path} can't be read: {error}") from error
    if len(data) > limit:
        raise FileTooLarge(
            f"{path} is larger than {limit / 1e6:,.0f} MB",
            "A record is a few pages of text: check that this is one.",
        )
    return data
