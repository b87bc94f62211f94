"""The layers around a model, in the one order that is right.

Cached      outermost: an answer that is there takes no place, no budget and no call
Metered     sees each answer that was really given, also those that can't be used
Limited     a call that waits to be tried again keeps its place, so that a server
            in trouble gets fewer calls, not more
Retrying    tries again
Budgeted    below Retrying, as each attempt may be billed; below Limited, as a call
            that only waits for a place needs nothing set aside
Priced      knows the cost before the budget settles it
the model
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.llm.budget import Budget, Budgeted
from briefing.llm.cache import AnswerCache, Cached
from briefing.llm.limited import Limited
from briefing.llm.metered import Metered, UsageMeter
from briefing.llm.prices import Price, Priced
from briefing.llm.retrying import Retrying

if TYPE_CHECKING:
    from briefing.models.chat import ChatModel


def layered(
    model: ChatModel,
    *,
    meter: UsageMeter,
    price: Price | None,
    concurrency: int,
    alone: int = 0,
    attempts: int = 4,
    budget: Budget | None = None,
    cache: AnswerCache | None = None,
    edition: str = "",
) -> ChatModel:
    """A model with all that surrounds it, for one run on one event loop.

    Args:
        meter: counts what the run uses, replays included.
        price: of the model; None if unknown.
        concurrency: calls at once.
        alone: tokens of an answer up to which a call goes alone; see ``Limited``.
        attempts: of each call.
        budget: None for a run without limits; nothing is counted then before a call.
        cache: None to ask everything anew. Whoever opened it closes it.
        edition: of the cache's answers; see ``Cached``.
    """
    priced: ChatModel = Priced(model, price)
    if budget is not None:
        priced = Budgeted(priced, budget)
    metered = Metered(
        Limited(Retrying(priced, attempts=attempts), concurrency=concurrency, alone=alone), meter
    )
    if cache is None:
        return metered
    return Cached(metered, cache, on_replay=meter.record, edition=edition)
