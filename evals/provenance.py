"""What a run was made of: enough to tell whether two runs can be compared, and to repeat one."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import briefing
from briefing.wiring import prompt_library
from evals.cases import HERE
from evals.scorers import SCORERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.settings import Settings
    from evals.cases import Case

_PACKAGES = ("briefing", "openai", "xllamacpp", "pydantic", "numpy", "rouge-score", "sacrebleu")


def head(
    settings: Settings, cases: Iterable[Case], *, repeat: int, replayed: bool
) -> dict[str, Any]:
    """The first line of a log.

    Args:
        repeat: memos of each case.
        replayed: the answers are recorded ones.

    Raises:
        PromptError: a prompt is wrong.
    """
    prompts = prompt_library(settings.prompts)
    return {
        "kind": "head",
        "format": 1,
        "model": settings.model,
        "base_url": settings.base_url,
        "profile": settings.profile,
        "product": product_hash(),
        "replayed": replayed,
        "repeat": repeat,
        "cases": case_hashes(cases),
        "prompts": {prompt.name: prompt.sha256 for prompt in prompts},
        "sampling": {prompt.name: asdict(prompt.sampling) for prompt in prompts},
        "scorers": {scorer.name: scorer.version for scorer in SCORERS},
        "packages": {name: _version(name) for name in _PACKAGES},
        "python": platform.python_version(),
        "machine": platform.platform(),
        "git": _git(),
        "started": datetime.now(UTC).isoformat(timespec="seconds"),
    }


DECISIVE = (
    "format",
    "model",
    "base_url",
    "profile",
    "product",
    "replayed",
    "repeat",
    "cases",
    "prompts",
)
"""What must be the same for a run to go on where another stopped."""


def fingerprint(head: Mapping[str, Any]) -> str:
    """Eight hexadecimal digits that two runs share only if one can go on with the other's log."""
    text = json.dumps([head[name] for name in DECISIVE], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def product_hash() -> str:
    """A hash of the product's code and tables: memos of other code belong to another run."""
    root = Path(briefing.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.suffix in {".py", ".yaml"}):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def case_hashes(cases: Iterable[Case]) -> dict[str, str]:
    """By name, a hash of a case's record and reference."""
    return {
        case.name: hashlib.sha256(
            (case.record.sha256 + case.reference.model_dump_json()).encode()
        ).hexdigest()
        for case in cases
    }


def corpus_hash(hashes: dict[str, str]) -> str:
    """One hash of all cases."""
    text = "\n".join(f"{name} {value}" for name, value in sorted(hashes.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _git() -> dict[str, Any] | None:
    """The revision, and whether the files differ from it; None outside a repository."""
    try:
        revision = _run("rev-parse", "HEAD").strip()
        return {"revision": revision, "changed": bool(_run("status", "--porcelain").strip())}
    except (OSError, subprocess.CalledProcessError):
        return None


def _run(*arguments: str) -> str:
    command = ["git", "-C", str(HERE), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
