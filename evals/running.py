"""Make the memos of a suite and score them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefing.errors import BriefingError, BudgetError, ModelError
from evals import scorers
from evals.runlog import Finished
from evals.views import view

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from evals.cases import Case
    from evals.metrics import Score
    from evals.runlog import LogWriter, Place, RunLog
    from evals.trials import Stage
    from evals.views import MemoView


class Named(Protocol):
    """Whatever has the name of a case."""

    @property
    def name(self) -> str:
        """The name."""
        ...


C = TypeVar("C", bound=Named)


async def run_suite(
    cases: Sequence[C],
    log: LogWriter,
    make: Callable[[C, Place], Awaitable[Finished]],
    *,
    repeat: int,
    concurrency: int,
    report: Callable[[Place, str], None] = lambda _place, _what: None,
) -> None:
    """Make and score each memo that the log lacks.

    Args:
        make: makes the memo of a case and scores it.
        concurrency: memos at once.
        report: told of each memo as it is finished or fails.

    Raises:
        ModelError, BudgetError: as of the model; the log keeps what is finished.
    """
    places = asyncio.Semaphore(concurrency)

    async def one(case: C, place: Place) -> None:
        async with places:
            try:
                finished = await make(case, place)
            except (ModelError, BudgetError):
                raise
            except BriefingError as error:
                log.fail(place, error.message)
                report(place, f"failed: {error.message}")
                return
            log.finish(place, finished)
            calls = finished.memo.provenance.usage.calls
            report(place, f"{calls} answers in {finished.seconds:.1f} s")

    wanted = [(case, (case.name, number)) for number in range(repeat) for case in cases]
    try:
        async with asyncio.TaskGroup() as group:
            for case, place in wanted:
                if place not in log.log.finished:
                    group.create_task(one(case, place))
    except ExceptionGroup as failed:
        # The first error ends the run; the others are its echo.
        raise failed.exceptions[0] from None


def on_stage(stage: Stage, log: LogWriter) -> Callable[[Case, Place], Awaitable[Finished]]:
    """Make memos on a stage, log each call, and score them."""

    async def make(case: Case, place: Place) -> Finished:
        known = log.log.calls.get(place, {})
        trial = await stage.trial(case, known, lambda call: log.call(place, call))
        seconds = round(trial.model_seconds, 3)
        scores = scorers.score(view(case, trial.memo, seconds))
        return Finished(trial.memo, trial.seconds, seconds, scores)

    return make


async def with_extra(
    log: RunLog, cases: Sequence[Case], score: Callable[[MemoView], Awaitable[tuple[Score, ...]]]
) -> dict[Place, tuple[Score, ...]]:
    """Add what ``score`` says to the scores of a log; errors are those of ``score``."""
    by_name = {case.name: case for case in cases}
    found = {}
    for place, done in log.finished.items():
        if place[0] in by_name:
            added = await score(view(by_name[place[0]], done.memo, done.model_seconds))
            names = {item.metric for item in added}
            kept = tuple(item for item in done.scores if item.metric not in names)
            found[place] = (*kept, *added)
    return found


def score_again(log: RunLog, cases: Sequence[Case]) -> dict[Place, tuple[Score, ...]]:
    """Score the memos of a log as the scorers are now; what was added on demand stays."""
    by_name = {case.name: case for case in cases}
    return {
        place: (
            *scorers.score(view(by_name[place[0]], done.memo, done.model_seconds)),
            *(item for item in done.scores if item.metric not in scorers.DEFAULT),
        )
        for place, done in log.finished.items()
        if place[0] in by_name
    }
