"""Make the memos of a suite and score them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, BudgetError, ModelError
from evals import scorers
from evals.runlog import Finished
from evals.views import view

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from evals.cases import Case
    from evals.metrics import Score
    from evals.runlog import LogWriter, Place, RunLog
    from evals.trials import Stage, Trial


async def run_suite(
    cases: Sequence[Case],
    log: LogWriter,
    make: Callable[[Case, Place], Awaitable[Trial]],
    *,
    repeat: int,
    concurrency: int,
    report: Callable[[Place, str], None] = lambda _place, _what: None,
) -> None:
    """Make and score each memo that the log lacks.

    Args:
        make: makes the memo of a case.
        concurrency: memos at once.
        report: told of each memo as it is finished or fails.

    Raises:
        ModelError, BudgetError: as of the model; the log keeps what is finished.
    """
    places = asyncio.Semaphore(concurrency)

    async def one(case: Case, place: Place) -> None:
        async with places:
            try:
                trial = await make(case, place)
            except (ModelError, BudgetError):
                raise
            except BriefingError as error:
                log.fail(place, error.message)
                report(place, f"failed: {error.message}")
                return
            seconds = round(trial.model_seconds, 3)
            scores = scorers.score(view(case, trial.memo, seconds))
            log.finish(place, Finished(trial.memo, trial.seconds, seconds, scores))
            report(place, f"{len(trial.calls)} answers in {trial.seconds:.1f} s")

    wanted = [(case, (case.name, number)) for number in range(repeat) for case in cases]
    try:
        async with asyncio.TaskGroup() as group:
            for case, place in wanted:
                if place not in log.log.finished:
                    group.create_task(one(case, place))
    except ExceptionGroup as failed:
        # The first error ends the run; the others are its echo.
        raise failed.exceptions[0] from None


def on_stage(stage: Stage, log: LogWriter) -> Callable[[Case, Place], Awaitable[Trial]]:
    """Make memos on a stage and log each call."""

    def make(case: Case, place: Place) -> Awaitable[Trial]:
        known = log.log.calls.get(place, {})
        return stage.trial(case, known, lambda call: log.call(place, call))

    return make


def score_again(log: RunLog, cases: Sequence[Case]) -> dict[Place, tuple[Score, ...]]:
    """Score the memos of a log as the scorers are now."""
    by_name = {case.name: case for case in cases}
    return {
        place: scorers.score(view(by_name[place[0]], done.memo, done.model_seconds))
        for place, done in log.finished.items()
        if place[0] in by_name
    }
