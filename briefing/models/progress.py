"""What a run reports while it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.models.chat import Usage
    from briefing.models.memo import Answer


@dataclass(frozen=True, slots=True)
class CallFinished:
    """A call of the model is done.

    Attributes:
        task: the prompt's name.
        exchange: number of the answer it was about, or None.
        usage: of this call; all zero if it was replayed.
        seconds: wall time of the call.
        replayed: the answer comes from the cache.
    """

    task: str
    exchange: int | None
    usage: Usage
    seconds: float
    replayed: bool


@dataclass(frozen=True, slots=True)
class AnswerFinished:
    """All parts of an answer are there: ``done`` of ``total`` answers.

    Attributes:
        answer: as the memo will have it.
    """

    answer: Answer
    done: int
    total: int


Event = CallFinished | AnswerFinished
