"""The folder of the embedded models."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import DownloadFailed, NoSpace, UnknownWeights, WeightsError, WrongHash
from briefing.weights.catalogue import CATALOGUE
from briefing.weights.hub import HUGGING_FACE, MODELSCOPE, Hub
from briefing.weights.packages import Packages
from briefing.weights.source import Source, SourceFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefing.weights.catalogue import Weights

_SPARE = 200_000_000
"""Bytes that must stay free: one part on its way, and room for the memo."""
_BLOCK = 1 << 22


@dataclass(frozen=True, slots=True)
class Stored:
    """A model of the catalogue and its file, None if it isn't here."""

    weights: Weights
    path: Path | None


class WeightStore:
    """Fetches models into a folder, checks them, finds them, removes them.

    A file under its own name is complete and was checked; one that is still being fetched ends in
    ``.partial``.

    Args:
        sources: tried in order; None takes the Hugging Face Hub, ModelScope, and the packages.
        free: tells the free bytes of a folder's disk.
    """

    def __init__(
        self,
        folder: Path,
        *,
        catalogue: Mapping[str, Weights] = CATALOGUE,
        sources: Sequence[Source] | None = None,
        free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._sources = sources or (
            Hub("the Hugging Face Hub", HUGGING_FACE),
            Hub("ModelScope", MODELSCOPE),
            Packages(),
        )
        self._free = free

    def __contains__(self, name: object) -> bool:
        return name in self._catalogue

    def list(self) -> tuple[Stored, ...]:
        """All models of the catalogue."""
        return tuple(Stored(weights, self.path(name)) for name, weights in self._catalogue.items())

    def path(self, name: str) -> Path | None:
        """The model's file, or None if it isn't here.

        Raises:
            UnknownWeights: there is no such model.
        """
        weights = self._weights(name)
        path = self._folder / weights.file
        return path if path.is_file() and path.stat().st_size == weights.size else None

    def fetch(self, name: str, progress: Callable[[int, int], None]) -> Path:
        """Fetch a model unless it is here; go on where an earlier try stopped.

        Args:
            progress: told of bytes done and bytes in total.

        Raises:
            UnknownWeights: there is no such model.
            NoSpace: the disk is too full; what was fetched is kept.
            DownloadFailed: no source could deliver; what was fetched is kept.
            WrongHash: what came isn't the publisher's file; it is removed.
        """
        weights = self._weights(name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._locked():
                return self.path(name) or self._fetch(weights, progress)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise self._no_space(weights) from error
            raise WeightsError(
                f"{self._folder} can't be used ({error.strerror})", "Set BRIEFING_CACHE_DIR."
            ) from error

    def remove(self, name: str) -> None:
        """Remove a model and whatever was fetched of it; one that isn't here is no error.

        Raises:
            UnknownWeights: there is no such model.
        """
        weights = self._weights(name)
        for file in (weights.file, *(f"{weights.file}{end}" for end in (".partial", ".partsize"))):
            (self._folder / file).unlink(missing_ok=True)

    def _fetch(self, weights: Weights, progress: Callable[[int, int], None]) -> Path:
        partial = self._folder / f"{weights.file}.partial"
        here = partial.stat().st_size if partial.exists() else 0
        if here >= weights.size:
            return self._check(weights, partial)
        if self._free(self._folder) < weights.size - here + _SPARE:
            raise self._no_space(weights)
        reasons = []
        for source in self._sources:
            try:
                source.fetch(weights, partial, progress)
                return self._check(weights, partial)
            except SourceFailed as error:
                reasons.append(f"{source.name}: {error}")
        raise DownloadFailed(
            f"Model {weights.name} can't be fetched. {'; '.join(reasons)}",
            "Try again: it goes on where it stopped. Or name a server with --base-url.",
        )

    def _check(self, weights: Weights, partial: Path) -> Path:
        digest = hashlib.sha256()
        with partial.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
        if digest.hexdigest() != weights.sha256:
            partial.unlink()
            raise WrongHash(
                f"What was fetched as {weights.file} isn't the publisher's file:"
                f" its SHA-256 is {digest.hexdigest()}, not {weights.sha256}",
                "It was removed. Try again; if it happens again, don't trust the network you use.",
            )
        return partial.replace(self._folder / weights.file)

    def _weights(self, name: str) -> Weights:
        if name not in self._catalogue:
            raise UnknownWeights(
                f"There is no embedded model {name}", f"There are {', '.join(self._catalogue)}."
            )
        return self._catalogue[name]

    def _no_space(self, weights: Weights) -> NoSpace:
        need = (weights.size + _SPARE) / 1e9
        return NoSpace(
            f"Model {weights.name} needs {need:.1f} GB in {self._folder},"
            f" {self._free(self._folder) / 1e9:.1f} GB are free",
            "Free some, or set BRIEFING_CACHE_DIR to a folder on a larger disk.",
        )

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Let one process fetch at a time; where the system has no such lock, none is taken."""
        try:
            import fcntl
        except ImportError:
            yield
            return
        with (self._folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
