"""The log of a run: one JSON object a line, added to while the run goes on.

    head     what the run was made of (provenance.py); the first line
    call     case, repeat, key, request, answer
    trial    case, repeat, memo, seconds, scores: the memo is finished
    error    case, repeat, what was wrong: no memo could be made

A run that was interrupted leaves a log without some of its trials. It goes on from there: finished
trials stay, and answered calls of unfinished ones aren't asked again. A last line that was cut off
is left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Self, TextIO

from briefing.errors import MemoInvalid
from briefing.rendering import load, render
from evals import completions
from evals.errors import BrokenSetUp
from evals.metrics import Score
from evals.provenance import DECISIVE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from briefing.models.chat import Completion
    from briefing.models.memo import Memo
    from evals.trials import Call

Place = tuple[str, int]
"""A case's name and the number of the repeat, from 0."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A memo with its scores; ``model_seconds`` is the time of all its calls."""

    memo: Memo
    seconds: float
    model_seconds: float
    scores: tuple[Score, ...]


@dataclass
class RunLog:
    """All that a log says."""

    path: Path
    head: dict[str, Any]
    calls: dict[Place, dict[str, Completion]] = field(default_factory=lambda: defaultdict(dict))
    finished: dict[Place, Finished] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What the log is called in tables."""
        return str(self.path.name.removesuffix(".jsonl"))

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases with at least one finished memo, by name."""
        return tuple(sorted({case for case, _ in self.finished}))


def read(path: Path) -> RunLog:
    """Read a log.

    Raises:
        BrokenSetUp: there is none, or it isn't one.
    """
    try:
        text = path.read_text("utf-8")
        lines = [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]
        log = RunLog(path, lines[0])
        _check_head(log.head)
        for line in lines[1:]:
            _take(log, line)
    except (OSError, UnicodeDecodeError, LookupError, ValueError, TypeError, MemoInvalid) as why:
        raise BrokenSetUp(f"The log {path} can't be read: {why}") from why
    return log


def _check_head(head: Mapping[str, Any]) -> None:
    if head["kind"] != "head" or head["format"] != 1:
        raise ValueError("its first line isn't the head of a log of this version")


def _take(log: RunLog, line: Mapping[str, Any]) -> None:
    place = line["case"], line["repeat"]
    match line["kind"]:
        case "call":
            log.calls[place][line["key"]] = completions.from_dict(line["answer"])
        case "trial":
            log.errors.pop(place, None)
            log.finished[place] = Finished(
                load(json.dumps(line["memo"]).encode()),
                line["seconds"],
                line["model_seconds"],
                tuple(_score(row) for row in line["scores"]),
            )
        case "error":
            log.errors[place] = line["what"]


class LogWriter:
    """Adds to a log; a context manager that holds the file open.

    Args:
        head: of the run that is to be made; an earlier log of the same run goes on.

    Raises:
        BrokenSetUp: the file is a log of another run.
    """

    def __init__(self, path: Path, head: dict[str, Any]) -> None:
        self.log = RunLog(path, head)
        self._path = path
        self._file: TextIO | None = None
        if path.exists():
            self.log = _earlier(path, head)

    def __enter__(self) -> Self:
        fresh = not self._path.exists()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if not fresh:
            _drop_torn_line(self._path)
        self._file = self._path.open("a", encoding="utf-8")
        if fresh:
            self._add(self.log.head)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def call(self, place: Place, call: Call) -> None:
        """Note an answer."""
        request = call.request
        self._add(
            {
                "kind": "call",
                "case": place[0],
                "repeat": place[1],
                "key": call.key,
                "request": {
                    "task": request.task,
                    "exchange": request.exchange,
                    "messages": [[turn.role, turn.content] for turn in request.messages],
                    "schema": request.schema and request.schema.name,
                    "sampling": asdict(request.sampling),
                },
                "answer": completions.to_dict(call.completion),
            }
        )

    def finish(self, place: Place, trial: Finished) -> None:
        """Note a memo with its scores."""
        self.log.finished[place] = trial
        self.log.errors.pop(place, None)
        self._add(trial_line(place, trial))

    def fail(self, place: Place, what: str) -> None:
        """Note that no memo could be made."""
        self.log.errors[place] = what
        self._add({"kind": "error", "case": place[0], "repeat": place[1], "what": what})

    def _add(self, line: Mapping[str, Any]) -> None:
        if self._file is None:
            raise RuntimeError("open the log with `with` first")
        self._file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        self._file.flush()


def trial_line(place: Place, trial: Finished) -> dict[str, Any]:
    """The line of a finished memo."""
    return {
        "kind": "trial",
        "case": place[0],
        "repeat": place[1],
        "seconds": round(trial.seconds, 3),
        "model_seconds": round(trial.model_seconds, 3),
        "memo": json.loads(render(trial.memo, "json")),
        "scores": [_row(score) for score in trial.scores],
    }


def rewrite_scores(log: RunLog, scores: Mapping[Place, Sequence[Score]]) -> None:
    """Put other scores into a log, in one step."""
    lines = []
    for text in log.path.read_text("utf-8").splitlines():
        line = json.loads(text)
        place = line.get("case"), line.get("repeat")
        if line["kind"] == "trial" and place in scores:
            line["scores"] = [_row(score) for score in scores[place]]
        lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    beside = log.path.with_suffix(".new")
    beside.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    beside.replace(log.path)


def _row(score: Score) -> list[Any]:
    sums = [int(value) if value == int(value) else value for value in score.sums]
    return [score.metric, score.question, score.value, score.reason, sums]


def _score(row: Sequence[Any]) -> Score:
    metric, question, value, reason, sums = row
    return Score(metric, question, value, reason, tuple(float(value) for value in sums))


def _earlier(path: Path, head: Mapping[str, Any]) -> RunLog:
    log = read(path)
    for name in DECISIVE:
        if log.head.get(name) != head[name]:
            raise BrokenSetUp(
                f"{path} is the log of another run: {name} differs",
                "Name another file with --log, or remove this one.",
            )
    return log


def _drop_torn_line(path: Path) -> None:
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole < len(data):
        with path.open("r+b") as file:
            file.truncate(whole)
