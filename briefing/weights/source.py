"""Where weights come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.weights.catalogue import Weights


class SourceFailed(Exception):
    """A source can't deliver; the reason is in plain words. Never leaves this package."""


class Source(Protocol):
    """A place that has the file, whole or in parts."""

    @property
    def name(self) -> str:
        """For messages."""
        ...

    def fetch(self, weights: Weights, partial: Path, progress: Callable[[int, int], None]) -> None:
        """Bring ``partial`` to the file's full length, going on where it ends.

        Whatever was fetched stays in ``partial`` if this fails: all sources deliver the same bytes,
        so that another one, or a later try, can go on from there.

        Raises:
            SourceFailed: it can't.
            OSError: of the local disk.
        """
        ...
