"""Answers of a real model kept in the repository, so that CI needs no model.

``recordings/<model>/<case>.jsonl``: a head, then a line for each request. A request is given by its
hash (``briefing.llm.cache.answer_key``: model, messages, schema, sampling) and, for the reader, by
its prompt and the end of what was asked; the whole of it follows from the record and the prompts
whose hashes the head names. Each line carries a checksum, so that none is changed by hand.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing.llm.cache import answer_key
from evals import completions
from evals.cases import HERE
from evals.errors import BrokenSetUp, StaleRecordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing.models.chat import ChatRequest, Completion
    from briefing.models.memo import Memo
    from evals.cases import Case

RECORDINGS = HERE / "recordings"
_ANEW = "Record them anew: python -m evals record"
_FORMAT = 1
_SHOWN = 60


@dataclass(frozen=True)
class Recording:
    """The recorded answers of one case.

    Attributes:
        profile: how the model was asked, "sentence" or "whole".
        prompts: sha256 by name.
        answers: by request key.
        asked: by request key, the prompt's name and the end of the request.
    """

    case: str
    model: str
    record_sha256: str
    profile: str
    prompts: Mapping[str, str]
    answers: Mapping[str, Completion]
    asked: Mapping[str, str]


def write(folder: Path, case: Case, memo: Memo, calls: Iterable[Mapping[str, Any]]) -> Path:
    """Keep the answers that made a memo; replaces an earlier recording of the case.

    Args:
        calls: lines of a log (``runlog``).
    """
    provenance = memo.provenance
    path = folder / provenance.model / f"{case.name}.jsonl"
    prompts = {prompt.name: prompt.sha256 for prompt in provenance.prompts}
    head = {
        "format": _FORMAT,
        "case": case.name,
        "model": provenance.model,
        "record_sha256": case.record.sha256,
        "profile": "whole" if "takeaways/whole" in prompts else "sentence",
        "prompts": prompts,
    }
    lines = [head, *_rows(calls)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{_sealed(line)}\n" for line in lines), "utf-8")
    return path


def _rows(calls: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    # One line a request, in an order that doesn't depend on which answer came first.
    for key, call in sorted({call["key"]: call for call in calls}.items()):
        yield {
            "key": key,
            "prompt": call["request"]["task"],
            "asked": call["request"]["messages"][-1][1][-_SHOWN:],
            "answer": call["answer"],
        }


def _sealed(line: Mapping[str, Any]) -> str:
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    return json.dumps({**line, "seal": _seal(text)}, ensure_ascii=False, separators=(",", ":"))


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read(path: Path) -> Recording:
    """Read one case's recording.

    Raises:
        BrokenSetUp: it isn't one, or was changed after it was made.
    """
    try:
        lines = [_opened(path, n, text) for n, text in enumerate(_lines(path), 1)]
        head, rows = lines[0], lines[1:]
        return Recording(
            case=head["case"],
            model=head["model"],
            record_sha256=head["record_sha256"],
            profile=head["profile"],
            prompts=head["prompts"],
            answers={row["key"]: completions.from_dict(row["answer"]) for row in rows},
            asked={row["key"]: f"{row['prompt']}: …{row['asked']}" for row in rows},
        )
    except (OSError, UnicodeDecodeError, LookupError, ValueError, TypeError) as problem:
        raise BrokenSetUp(f"The recording {path} can't be read: {problem}", _ANEW) from problem


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _opened(path: Path, number: int, text: str) -> dict[str, Any]:
    line = json.loads(text)
    seal = line.pop("seal")
    if seal != _seal(json.dumps(line, ensure_ascii=False, separators=(",", ":"))):
        raise BrokenSetUp(f"Line {number} of the recording {path} was changed", _ANEW)
    return dict(line)


@dataclass(slots=True)
class Replaying:
    """A model that gives recorded answers and notes which of them were asked for."""

    recording: Recording
    used: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The recorded model's name."""
        return self.recording.model

    @property
    def orphans(self) -> tuple[str, ...]:
        """What was recorded and not asked for."""
        asked = self.recording.asked
        return tuple(asked[key] for key in asked if key not in self.used)

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request.

        Raises:
            StaleRecordings: this wasn't asked when the recording was made.
        """
        key = answer_key(self.name, request)
        self.used.add(key)
        try:
            return self.recording.answers[key]
        except KeyError:
            shown = request.messages[-1].content[-_SHOWN:].replace("\n", " ")
            raise StaleRecordings(
                f"{self.recording.case}: {request.task} now asks what wasn't recorded: …{shown}",
                _ANEW,
            ) from None


def paths(folder: Path, model: str) -> dict[str, Path]:
    """By case, the recordings of a model."""
    return {path.stem: path for path in sorted((folder / model).glob("*.jsonl"))}


def models(folder: Path) -> tuple[str, ...]:
    """The models that were recorded."""
    return tuple(sorted(path.name for path in folder.glob("*") if path.is_dir()))


def stale_prompts(recording: Recording, now: Mapping[str, str]) -> tuple[str, ...]:
    """The recorded prompts that are other ones now.

    Args:
        now: sha256 by name.
    """
    return tuple(name for name, sha256 in recording.prompts.items() if now.get(name) != sha256)
