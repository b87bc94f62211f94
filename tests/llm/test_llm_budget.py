"""Limits hold before a call, also for calls under way at the same time."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from briefing import errors
from briefing.llm.budget import Budget, Budgeted
from briefing.llm.prices import Price
from briefing.llm.scripted import ScriptedModel
from briefing.models.chat import ChatRequest, Completion, Finish, Sampling, Usage

PRICE = Price(prompt=10.0, cached=1.0, completion=100.0)


class Fixed:
    """Counts 100 tokens for anything."""

    async def count_text(self, text: str) -> int:
        return 100

    async def count_request(self, request: ChatRequest) -> int:
        return 100


def spoken(prompt: int, completion: int) -> Completion:
    usage = Usage(calls=1, prompt_tokens=prompt, completion_tokens=completion)
    return Completion("yes", Finish.STOP, "m", usage, seconds=0.1)


@pytest.fixture
def short(request_: ChatRequest) -> ChatRequest:
    """May take 100 tokens of prompt and 50 of answer."""
    return replace(request_, sampling=Sampling(max_tokens=50))


def run(budget: Budget, lines: list[Completion | Exception], request: ChatRequest) -> int:
    """Calls that were made before the budget stopped, one after the other."""

    async def calls() -> None:
        model = Budgeted(scripted, budget)
        for _ in lines:
            try:
                await model.complete(request)
            except errors.ModelError:
                continue

    scripted = ScriptedModel(lines)
    try:
        asyncio.run(calls())
    except errors.BudgetError:
        return len(scripted.requests)
    return len(scripted.requests)


def test_a_call_that_could_just_reach_the_limit_is_made(short: ChatRequest) -> None:
    assert run(Budget(counter=Fixed(), price=None, max_tokens=150), [spoken(100, 50)], short) == 1
    assert run(Budget(counter=Fixed(), price=None, max_tokens=149), [spoken(100, 50)], short) == 0


def test_what_was_not_used_is_left_for_the_next_call(short: ChatRequest) -> None:
    # 110 a call, and 150 set aside for the next: 110, 220, 330, and 330 + 150 is too much.
    budget = Budget(counter=Fixed(), price=None, max_tokens=450)
    assert run(budget, [spoken(100, 10)] * 9, short) == 3


def test_a_cost_limit_says_what_could_have_been(short: ChatRequest) -> None:
    budget = Budget(counter=Fixed(), price=PRICE, max_cost=0.0059)
    model = Budgeted(ScriptedModel([]), budget)
    with pytest.raises(errors.CostLimit, match=r"\$0\.0060.*\$0\.0059"):
        asyncio.run(model.complete(short))


def test_tokens_from_the_servers_cache_are_settled_at_their_price(short: ChatRequest) -> None:
    usage = Usage(calls=1, prompt_tokens=100, cached_tokens=100, completion_tokens=0)
    line = Completion("", Finish.STOP, "m", usage, seconds=0.1)
    # 0.0001 a call, and 0.0060 set aside: the sixth would need 0.0065.
    budget = Budget(counter=Fixed(), price=PRICE, max_cost=0.0064)
    assert run(budget, [line] * 9, short) == 5


def test_an_unknown_price_cannot_be_limited() -> None:
    with pytest.raises(errors.SettingsError, match="--max-cost"):
        Budget(counter=Fixed(), price=None, max_cost=1.0)


@pytest.mark.parametrize(
    ("error", "made"),
    [
        (errors.ServerFault("oops"), 9),
        (errors.ServerTimeout("may have been answered"), 2),
        (errors.ConnectionClosed("may have been answered"), 2),
    ],
)
def test_a_failed_call_counts_in_full_where_it_may_have_been_billed(
    short: ChatRequest, error: Exception, made: int
) -> None:
    budget = Budget(counter=Fixed(), price=None, max_tokens=300)
    assert run(budget, [error] * 9, short) == made


def test_a_server_that_reports_no_usage_is_taken_at_the_estimate(short: ChatRequest) -> None:
    budget = Budget(counter=Fixed(), price=None, max_tokens=300)
    assert run(budget, [spoken(0, 0)] * 9, short) == 2


def test_a_count_that_was_too_low_is_corrected(short: ChatRequest) -> None:
    # The first call takes 200 where 100 were counted; the second could then take 250.
    budget = Budget(counter=Fixed(), price=None, max_tokens=449)
    assert run(budget, [spoken(200, 0)] * 9, short) == 1


class Slow:
    """Answers after a few turns of the event loop, with 10 tokens; notes what was set aside."""

    name = "slow"

    def __init__(self) -> None:
        self.calls = 0

    async def complete(self, request: ChatRequest) -> Completion:
        self.calls += 1
        for _ in range(3):
            await asyncio.sleep(0)
        return spoken(10, 0)


def test_a_call_waits_where_only_others_under_way_stand_in_its_way(short: ChatRequest) -> None:
    async def run_all() -> None:
        model = Budgeted(slow, Budget(counter=Fixed(), price=None, max_tokens=230))
        await asyncio.gather(*(model.complete(short) for _ in range(9)))

    # Two of 150 never fit in at once, but nine of 10 do, one after the other.
    slow = Slow()
    asyncio.run(run_all())
    assert slow.calls == 9


def test_calls_at_the_same_time_do_not_pass_the_limit_together(short: ChatRequest) -> None:
    async def run_all() -> list[Completion | BaseException]:
        model = Budgeted(slow, Budget(counter=Fixed(), price=None, max_tokens=200))
        return await asyncio.gather(
            *(model.complete(short) for _ in range(20)), return_exceptions=True
        )

    slow = Slow()
    results = asyncio.run(run_all())
    # 10 a call, 150 set aside for the next: after six, 60 + 150 would pass 200.
    assert slow.calls == 6
    assert sum(isinstance(result, errors.TokenLimit) for result in results) == 14


def test_a_cancelled_call_gives_its_place_free(short: ChatRequest) -> None:
    async def run_both() -> Completion:
        model = Budgeted(slow, Budget(counter=Fixed(), price=None, max_tokens=300))
        first = asyncio.create_task(model.complete(short))
        await asyncio.sleep(0)
        first.cancel()
        return await asyncio.wait_for(model.complete(short), timeout=5)

    slow = Slow()
    assert asyncio.run(run_both()).text == "yes"
