"""The answer's takeaways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.checking import check_claim, mended, says_the_same
from briefing.models.memo import Point
from briefing.stages import schemas
from briefing.stages.condensing import parse_text
from briefing.stages.salience import salient

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.stages.asking import Asker
    from briefing.stages.condensing import Condenser
    from briefing.stages.context import AnswerContext

MOST = 4
"""Takeaways of one answer at the most."""


@dataclass(frozen=True, slots=True)
class Takeaways:
    """A question in English ("" for the introduction) and what was answered."""

    question: str
    points: tuple[Point, ...]


async def takeaways_by_sentence(context: AnswerContext, condenser: Condenser) -> tuple[Point, ...]:
    """Choose the sentences by rule and let the model put each into English by itself."""
    return distinct(await condenser.gists(salient(context, MOST)))


async def takeaways_whole(
    asker: Asker, context: AnswerContext, numbers: range, condenser: Condenser
) -> Takeaways:
    """Show the model a run of an answer's sentences and let it choose.

    A takeaway that fails the check is made anew from the sentences that it cites, one by one.

    Args:
        numbers: the sentences to show, a run of sentence numbers.
    """
    draft = await asker.ask(
        "takeaways/whole",
        {
            "company": context.company.english,
            "question": context.question.text,
            "sentences": [context.sentences[number - 1].text for number in numbers],
            "most": MOST,
        },
        schemas.takeaways(len(numbers), MOST),
        _parse,
        exchange=context.number,
    )
    points: list[Point] = []
    for written, places in draft.items:
        cited = [numbers[place - 1] for place in places if 1 <= place <= len(numbers)]
        evidence = context.evidence(cited)
        text = mended(written, evidence)
        problems = check_claim(text, evidence)
        asker.tally.add(failed=bool(problems), repaired=False)
        if problems and cited:
            points.extend(await condenser.gists(cited[:1]))
        else:
            points.append(Point(text, context.cite(cited), not problems, problems))
    return Takeaways(draft.question, distinct(points))


def distinct(points: Iterable[Point]) -> tuple[Point, ...]:
    """Leave out each point that repeats an earlier one; of the two a verified one is kept."""
    kept: list[Point] = []
    for point in points:
        twin = next(
            (i for i, other in enumerate(kept) if says_the_same(point.text, other.text)), -1
        )
        if twin < 0:
            kept.append(point)
        elif point.verified and not kept[twin].verified:
            kept[twin] = point
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Draft:
    question: str
    items: tuple[tuple[str, tuple[int, ...]], ...]


def _parse(value: Any) -> _Draft:
    try:
        items = tuple(
            (parse_text(item), tuple(int(number) for number in item["sentences"]))
            for item in value["takeaways"]
        )
        return _Draft(str(value["question"]), items)
    except (KeyError, TypeError) as error:
        raise ValueError(
            f"question and takeaways with text and sentences are wanted ({error})"
        ) from error
