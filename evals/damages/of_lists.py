"""Damage to which takeaways an answer has, in which order, and what they cite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.models.memo import Citation, Point
from evals.damages.damage import Damage, answers, takeaways

if TYPE_CHECKING:
    from briefing.models.memo import Answer, Memo
    from evals.cases import Case
    from evals.damages.damage import Points

_INVENTED = "Siemens bought a brewery in Brazil and hired nine lawyers."
_BEYOND = 1000


def _fact_invented(_case: Case, memo: Memo) -> Memo:
    def more(answer: Answer) -> Answer:
        invented = Point(_INVENTED, (Citation(answer.number, 1),), verified=True)
        return replace(answer, takeaways=(*answer.takeaways, invented))

    return answers(memo, more)


def _trap_sprung(case: Case, memo: Memo) -> Memo:
    def fall(answer: Answer) -> Answer:
        points = tuple(
            Point(
                trap.text,
                tuple(Citation(answer.number, number) for number in trap.sentences),
                verified=True,
            )
            for trap in case.answers[answer.number].traps
        )
        return replace(answer, takeaways=(*answer.takeaways, *points))

    return answers(memo, fall)


def _first_dropped(points: Points) -> Points:
    return points[1:]


def _first_repeated(points: Points) -> Points:
    return (*points, *points[:1])


def _turned_round(points: Points) -> Points:
    return points[::-1]


def _other_answer(_case: Case, memo: Memo) -> Memo:
    texts = [[point.text for point in answer.takeaways] for answer in memo.answers]
    order = {answer.number: place for place, answer in enumerate(memo.answers)}

    def swap(answer: Answer) -> Answer:
        if answer.number not in order:
            return answer
        others = texts[(order[answer.number] + 1) % len(texts)]
        points = answer.takeaways
        swapped = tuple(
            replace(points[place % len(points)], text=text) for place, text in enumerate(others)
        )
        return replace(answer, takeaways=swapped)

    return answers(memo, swap)


def _citations_moved(points: Points) -> Points:
    cited = [point.citations for point in points]
    return tuple(
        replace(point, citations=other)
        for point, other in zip(points, (*cited[1:], *cited[:1]), strict=True)
    )


def _citation_beyond(points: Points) -> Points:
    question = points[0].citations[0].question
    return (replace(points[0], citations=(Citation(question, _BEYOND),)), *points[1:])


DAMAGES = (
    Damage("fact dropped", "each answer lacks its first takeaway", takeaways(_first_dropped)),
    Damage("fact invented", "each answer has a takeaway out of nowhere", _fact_invented),
    Damage("trap sprung", "each answer says what its traps say", _trap_sprung),
    Damage("repeated", "each answer says its first takeaway twice", takeaways(_first_repeated)),
    Damage("shuffled", "the takeaways of each answer are turned round", takeaways(_turned_round)),
    Damage("another answer's", "each answer has the takeaways of the next one", _other_answer),
    Damage(
        "citation moved",
        "each takeaway cites what the next one should",
        takeaways(_citations_moved),
    ),
    Damage(
        "citation beyond",
        "a takeaway cites a sentence that isn't there",
        takeaways(_citation_beyond),
    ),
)
