"""How a run is followed: bars on a terminal, plain lines elsewhere, nothing when quiet."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from briefing.models.progress import CallFinished

if TYPE_CHECKING:
    from types import TracebackType

    from briefing.models.progress import Event

_PLAIN_EVERY = 15.0
"""Seconds between plain lines of a download."""


class Download:
    """Shows how far a file is fetched; call it with bytes done and bytes in total."""

    def __init__(self, name: str, *, quiet: bool = False) -> None:
        self._name = name
        self._quiet = quiet
        self._console = Console(stderr=True)
        self._progress: Progress | None = None
        self._said = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress:
            self._progress.stop()

    def __call__(self, done: int, total: int) -> None:
        """Report progress, in bytes."""
        if self._quiet:
            return
        if not self._console.is_terminal:
            self._say(done, total)
            return
        if self._progress is None:
            self._progress = Progress(
                TextColumn("Fetching {task.description}"),
                BarColumn(),
                DownloadColumn(),
                TransferSpeedColumn(),
                TimeRemainingColumn(),
                console=self._console,
            )
            self._progress.add_task(self._name, total=total)
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=done, total=total)

    def _say(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and self._said and now - self._said < _PLAIN_EVERY:
            return
        self._said = now
        sys.stderr.write(f"Fetching {self._name}: {done / 1e6:.0f} of {total / 1e6:.0f} MB\n")


class Run:
    """Shows how far a memo is: the current question, tokens per second, time left."""

    def __init__(self, title: str, calls: int, *, quiet: bool = False) -> None:
        self._title = title
        self._calls = max(1, calls)
        self._quiet = quiet
        self._console = Console(stderr=True)
        self._progress: Progress | None = None
        self._started = time.monotonic()
        self._tokens = 0
        self._done = 0

    def __enter__(self) -> Self:
        if self._console.is_terminal and not self._quiet:
            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[note]}"),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                console=self._console,
            )
            self._progress.add_task(self._title, total=self._calls, note="reading")
            self._progress.start()
        elif not self._quiet:
            sys.stderr.write(f"{self._title}: about {self._calls} calls of the model\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress:
            self._progress.stop()

    def __call__(self, event: Event) -> None:
        """Report an event of the run."""
        if self._quiet:
            return
        if isinstance(event, CallFinished):
            self._count(event)
        elif not self._progress:
            seconds = time.monotonic() - self._started
            sys.stderr.write(
                f"{self._title}: {event.done} of {event.total} answers after {seconds:.0f} s\n"
            )

    def _count(self, event: CallFinished) -> None:
        self._done += 1
        self._tokens += event.usage.completion_tokens
        if self._progress:
            speed = self._tokens / max(0.001, time.monotonic() - self._started)
            where = f"question {event.exchange}" if event.exchange else "the whole record"
            self._progress.update(
                self._progress.task_ids[0],
                completed=self._done,
                # Retries come on top of the estimate; the bar must not be full before the end.
                total=max(self._calls, self._done + 1),
                note=f"{where}, {speed:.0f} tokens/s",
            )
