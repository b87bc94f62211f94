"""One sentence of an answer into one English sentence, checked, and asked for again once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from briefing.checking import check_claim
from briefing.models.memo import Point
from briefing.stages import schemas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.stages.asking import Asker
    from briefing.stages.context import AnswerContext


class Condenser:
    """The English of an answer's sentences; each is asked for once, whoever needs it."""

    def __init__(self, asker: Asker, context: AnswerContext) -> None:
        self._asker = asker
        self._context = context
        self._points: dict[int, asyncio.Task[Point]] = {}

    async def points(self, numbers: Iterable[int]) -> tuple[Point, ...]:
        """Condense several sentences, in the order given.

        Raises:
            AnswerError, ModelError, BudgetError: as of ``Asker.ask``.
        """
        return tuple(await asyncio.gather(*(self.point(number) for number in numbers)))

    async def point(self, number: int) -> Point:
        """Condense one sentence; it cites itself."""
        if number not in self._points:
            self._points[number] = asyncio.create_task(self._condense(number))
        return await self._points[number]

    async def _condense(self, number: int) -> Point:
        first = await self._ask(number, "")
        if not first.problems:
            self._asker.tally.add(failed=False, repaired=False)
            return first
        second = await self._ask(number, "; ".join(first.problems))
        self._asker.tally.add(failed=True, repaired=not second.problems)
        return min(first, second, key=lambda point: len(point.problems))

    async def _ask(self, number: int, objection: str) -> Point:
        sentence = self._context.sentences[number - 1]
        text = await self._asker.ask(
            "takeaways/sentence",
            {
                "company": self._context.company.english,
                "sentence": sentence.text,
                "objection": objection,
            },
            schemas.sentence(),
            parse_text,
            exchange=self._context.number,
        )
        problems = check_claim(text, self._context.evidence([number]))
        return Point(text, self._context.cite([number]), not problems, problems)


def parse_text(value: Any) -> str:
    """Take the text out of ``{text}``.

    Raises:
        ValueError: it isn't there, or empty.
    """
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise ValueError("an object with a text is wanted")
    return " ".join(text.split())
