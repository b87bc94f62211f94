"""What is read of a record, and the process that reads it.

A file may be made to keep a reader busy or to fill its memory: so it is read in a process of its
own, within limits, and ``readers`` has the means to end it.
"""

from __future__ import annotations

import asyncio
import json
import signal
import traceback
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from briefing import errors
from briefing.backend import open_estimator
from briefing.jobs.limits import give_way, lead_group, limit_computing, limit_memory
from briefing.language import dictionary
from briefing.reading import read_bytes
from briefing.wiring import Estimate, MemoWriter

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from briefing.models.memo import MemoRecord
    from briefing.models.record import Record
    from briefing.settings import Settings

_NICE = 3
"""Below the pages and the API, above the memos: somebody waits for what is read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A question and its answer, or the introduction (number 0), as they were found."""

    number: int
    question: str
    sentences: int


@dataclass(frozen=True, slots=True)
class CompanyRead:
    """The company as the form names it, in Chinese.

    Attributes:
        name_en: as the memo will call it; empty if nothing tells.
    """

    name: str
    short_name: str
    code: str
    ticker: str
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a record, before a token is spent.

    Attributes:
        date: ISO 8601, or None.
        speakers: name and roles in English, as the memo will have them, and the name in Chinese.
        parts: those that have an answer, which the memo will be made of, in order.
        unanswered: numbers of the questions that have no answer in the record.
        unread: text that no rule could place.
    """

    company: CompanyRead
    number: str
    date: str | None
    participants_listed: int
    participants_distinct: int
    speakers: tuple[str, ...]
    parts: tuple[Part, ...]
    unanswered: tuple[int, ...]
    unread: tuple[str, ...]
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading and estimating one record may take.

    Attributes:
        seconds: of computing, so that a busy machine refuses nothing that a free one would read.
        patience: seconds that pass; far more, as it is for what computes nothing and for a system
            that can't limit computing.
        memory: bytes of address space.
    """

    seconds: float = 20.0
    patience: float = 120.0
    memory: int = 2_000_000_000


def serve(pipe: Connection, settings: Settings, limits: Limits) -> None:
    """Say ``ready``, and then answer name and bytes of a record, until the pipe's other end closes.

    An answer is JSON with a ``Reading``, with an error, or with the stack where this program is
    wrong. The process is ended where a record makes it pass a limit.
    """
    # Ctrl-C goes to all processes of a terminal; the first of them ends the others in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lead_group()
    give_way(_NICE)
    asyncio.run(_answer_all(pipe, settings, limits))


async def _answer_all(pipe: Connection, settings: Settings, limits: Limits) -> None:
    async with MemoWriter(settings, open_model=open_estimator) as writer:
        dictionary.load()
        limit_memory(limits.memory)
        pipe.send_bytes(b"ready")
        while True:
            try:
                name, source = pipe.recv_bytes().decode(), pipe.recv_bytes()
            except EOFError:
                return
            limit_computing(limits.seconds)
            pipe.send_bytes(json.dumps(await _answer(writer, name, source)).encode())


async def _answer(writer: MemoWriter, name: str, source: bytes) -> dict[str, Any]:
    try:
        record = read_bytes(source, name=name)
        heading = writer.heading(record)
        return {"reading": asdict(_reading(record, heading, await writer.estimate(record)))}
    except errors.ReadError as error:
        return {"error": type(error).__name__, "message": error.message, "hint": error.hint}
    except Exception as error:  # the last place that knows what went wrong
        if _lacks_memory(error):
            raise  # a process that is at its limit is of no more use
        return {"bug": traceback.format_exc()}


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether an error stands for a lack of memory, which a library may have made its own of."""
    return error is not None and (
        isinstance(error, MemoryError) or _lacks_memory(error.__cause__ or error.__context__)
    )


def _reading(record: Record, heading: MemoRecord, estimate: Estimate) -> Reading:
    company = record.company
    introduction = (Part(0, "", len(record.introduction)),) if record.introduction else ()
    answered = [item for item in record.exchanges if item.sentences]
    return Reading(
        company=CompanyRead(
            company.name, company.short_name, company.code, company.ticker, heading.company.name_en
        ),
        number=record.number,
        date=record.date.isoformat() if record.date else None,
        participants_listed=len(record.participants),
        participants_distinct=len(record.distinct_participants),
        speakers=tuple(
            ", ".join((f"{speaker.name} {speaker.name_zh}".strip(), *speaker.roles))
            for speaker in heading.company_speakers
        ),
        parts=(
            *introduction,
            *(Part(item.number, item.question, len(item.sentences)) for item in answered),
        ),
        unanswered=tuple(item.number for item in record.exchanges if not item.sentences),
        unread=record.unread,
        estimate=estimate,
    )
