"""A whole suite from its recordings, and what doesn't fit any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.wiring import prompt_library
from evals import recordings
from evals.errors import BrokenSetUp, StaleRecordings
from evals.recordings import Replaying
from evals.running import on_stage, run_suite
from evals.trials import replayed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.settings import Settings
    from evals.cases import Case
    from evals.runlog import Finished, LogWriter, Place

ANEW = "Record anew with `python -m evals record`, look at the difference, and commit both"
_SHOWN = 5


@dataclass(frozen=True)
class Replay:
    """How the suite is replayed.

    Attributes:
        folder: of the recordings.
        settings: of the product; the model's name says whose recordings.
    """

    folder: Path
    settings: Settings

    async def run(self, cases: Sequence[Case], log: LogWriter) -> None:
        """Replay and score all cases.

        Raises:
            StaleRecordings: a case has none, a request wasn't recorded, or a recorded one isn't
                made any more; the message lists all of it.
            BrokenSetUp: a recording can't be read or was changed.
        """
        paths = recordings.paths(self.folder, self.settings.model)
        models = {
            case.name: Replaying(recordings.read(paths[case.name]))
            for case in cases
            if case.name in paths
        }
        problems = [f"{case.name} has no recording" for case in cases if case.name not in models]
        problems += [f"{path} is of no case" for name, path in paths.items() if name not in models]
        problems += self._changed_prompts(models)
        with_answers = [case for case in cases if case.name in models]

        async def make(case: Case, place: Place) -> Finished:
            model = models[case.name]
            by_sentence = model.recording.profile == "sentence"
            stage = replayed(self.settings, model, by_sentence=by_sentence)
            return await on_stage(stage, log)(case, place)

        await run_suite(with_answers, log, make, repeat=1, concurrency=1)
        problems += [what for _, what in sorted(log.log.errors.items())]
        failed = {name for name, _ in log.log.errors}
        for name, model in models.items():
            if name not in failed:
                problems += [
                    f"{name}: recorded and not asked for any more: {orphan}"
                    for orphan in model.orphans
                ]
        if problems:
            raise StaleRecordings(_listed(problems), ANEW)

    def _changed_prompts(self, models: dict[str, Replaying]) -> list[str]:
        now = {prompt.name: prompt.sha256 for prompt in prompt_library(self.settings.prompts)}
        changed = {
            name
            for model in models.values()
            for name in recordings.stale_prompts(model.recording, now)
        }
        return [f"the prompt {name} isn't the recorded one" for name in sorted(changed)]


def _listed(problems: Sequence[str]) -> str:
    more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    shown = "".join(f"\n  {problem}" for problem in problems[:_SHOWN])
    return f"The recordings are stale:{shown}{more}"


def the_model(folder: Path) -> str:
    """The model that was recorded, where it is only one.

    Raises:
        BrokenSetUp: there is none, or several.
    """
    names = recordings.models(folder)
    if len(names) != 1:
        raise BrokenSetUp(
            f"{folder} holds recordings of {', '.join(names) or 'no model'}", "Name one (--model)."
        )
    return names[0]
