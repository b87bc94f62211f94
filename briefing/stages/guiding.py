"""Guidance: the English of what management says that it expects or plans."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language.cues import clauses
from briefing.language.quantities import differs, find_english
from briefing.models.quantity import Kind
from briefing.stages.excerpts import trimmed, within
from briefing.stages.salience import guidance, is_dated_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.models.memo import Point
    from briefing.models.quantity import Quantity
    from briefing.stages.condensing import Condenser
    from briefing.stages.context import AnswerContext


async def guide(condenser: Condenser, context: AnswerContext) -> tuple[Point, ...]:
    """Put an answer's dated or quantified plans into English, in order.

    A small model may tell the accident and leave out what it is expected to cost. Then the clause
    of the plan is asked for by itself; what still doesn't tell it is marked as unverified.

    Raises:
        ModelError, BudgetError: as of ``Asker.ask``.
    """
    points = await asyncio.gather(
        *(_told(condenser, context, number, excerpt) for number, excerpt in guidance(context))
    )
    return tuple(point for point in points if point)


async def _told(
    condenser: Condenser, context: AnswerContext, number: int, excerpt: str
) -> Point | None:
    sentence = context.sentences[number - 1]
    plans = [c for c in clauses(sentence.source) if is_dated_plan(context, sentence, c)]
    figures = [quantity for plan in plans for quantity in within(sentence, plan)]
    told: Point | None = None
    for text in (excerpt, trimmed(plans[0])):
        point = await condenser.point(number, text)
        if point and _holds(point.text, figures):
            return point
        told = point or told
    missing = f"it leaves out {min(figures, key=_is_time).english}"
    return told and replace(told, verified=False, problems=(*told.problems, missing))


def _is_time(quantity: Quantity) -> bool:
    return quantity.kind in {Kind.DATE, Kind.PERIOD}


def _holds(text: str, figures: Sequence[Quantity]) -> bool:
    claims = find_english(text)
    return any(not differs(claim, figure) for figure in figures for claim in claims)
