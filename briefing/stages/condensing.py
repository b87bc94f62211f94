"""One excerpt of an answer into one English sentence, checked.

What fails is asked for again with the reason, then by its weightiest clauses alone.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from briefing.checking import check_claim, mended
from briefing.errors import AnswerError
from briefing.language.inline import inline
from briefing.language.plainer import plainer
from briefing.models.memo import Failure, Point
from briefing.stages import schemas
from briefing.stages.excerpts import gist, narrower

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.stages.asking import Asker
    from briefing.stages.context import AnswerContext


class Condenser:
    """The English of an answer's excerpts; each is asked for once, whoever needs it.

    Attributes:
        failures: excerpts for which the model gave no usable answer.
    """

    def __init__(self, asker: Asker, context: AnswerContext) -> None:
        self._asker = asker
        self._context = context
        self._points: dict[tuple[int, str], asyncio.Task[Point | None]] = {}
        self.failures: list[Failure] = []

    async def points(self, excerpts: Iterable[tuple[int, str]]) -> tuple[Point, ...]:
        """Condense several excerpts, each given with its sentence's number, in the order given.

        One that the model can't deliver is left out, and named in ``failures``.

        Raises:
            ModelError, BudgetError: as of ``Asker.ask``.
        """
        found = await asyncio.gather(*(self.point(*excerpt) for excerpt in excerpts))
        return tuple(point for point in found if point)

    async def gists(self, numbers: Iterable[int]) -> tuple[Point, ...]:
        """Condense sentences by their weightiest clauses."""
        return await self.points((number, gist(self._context, number)) for number in numbers)

    async def point(self, number: int, excerpt: str) -> Point | None:
        """Condense an excerpt; the point cites the sentence that it is from; None if it failed."""
        key = (number, excerpt)
        if key not in self._points:
            self._points[key] = asyncio.create_task(self._condense(number, excerpt))
        return await self._points[key]

    async def _condense(self, number: int, excerpt: str) -> Point | None:
        try:
            return await self._checked(number, excerpt)
        except AnswerError as error:
            part = f"English of sentence {number}"
            self.failures.append(Failure(part, self._context.number, error.message))
            return None

    async def _checked(self, number: int, excerpt: str) -> Point:
        first = await self._ask(number, excerpt, "")
        if not first.problems:
            self._asker.tally.add(failed=False, repaired=False)
            return first
        tries = [first, await self._ask(number, excerpt, "; ".join(first.problems))]
        part = narrower(self._context, number, excerpt)
        if tries[-1].problems and part:
            tries.append(await self._ask(number, part, ""))
        best = min(tries, key=lambda point: len(point.problems))
        self._asker.tally.add(failed=True, repaired=not best.problems)
        return best

    async def _ask(self, number: int, excerpt: str, objection: str) -> Point:
        context = self._context
        text = await self._asker.ask(
            "takeaways/sentence",
            {
                "company": context.company.english,
                "sentence": inline(plainer(excerpt), context.glossary, context.date).text,
                "objection": objection,
            },
            schemas.sentence(),
            parse_text,
            exchange=context.number,
        )
        evidence = context.evidence([number])
        text = mended(tidy(text), evidence)
        problems = check_claim(text, evidence)
        return Point(text, context.cite([number]), not problems, problems)


# How a sentence hangs on the one before it, which the memo doesn't show.
_HANGING = re.compile(
    r"^(?:This is (?:because|why|that)|In addition|Additionally|Moreover|Furthermore|Besides"
    r"|For example|For instance|However|Meanwhile|At the same time|Therefore|Thus|But|And|Also"
    r"|Second|Third|Firstly|Secondly),? "
)


_MONTH_FIRST = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (\d{1,2}), (\d{4})\b,?"
)


# The bound of a figure that was given with it, said once more.
_TWICE_BOUNDED = re.compile(r"\b(at least|at most|about|more than) by \1\b", re.IGNORECASE)
# "one quarter" is a fourth, too; of time it is written with a digit.
_QUARTERS = re.compile(r"\b(one|two|three|four)( quarters?\b)(?! of)", re.IGNORECASE)
_DIGIT = {"one": "1", "two": "2", "three": "3", "four": "4"}


def tidy(text: str) -> str:
    """Without what hangs on a sentence before, and with dates as the memo writes them."""
    text = _TWICE_BOUNDED.sub(r"by \1", text)
    text = _QUARTERS.sub(lambda match: _DIGIT[match[1].lower()] + match[2], text)
    rest = _MONTH_FIRST.sub(r"\2 \1 \3", _HANGING.sub("", text))
    keeps_case = rest[:2] != rest[:2].lower()
    return rest if keeps_case else rest[:1].upper() + rest[1:]


def parse_text(value: Any) -> str:
    """Take the text out of ``{text}``.

    Raises:
        ValueError: it isn't there, or empty.
    """
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise ValueError("an object with a text is wanted")
    return " ".join(text.split())
