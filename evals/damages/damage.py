"""What a damage is: a name, what it does, and the function that does it to a memo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.memo import Answer, Memo, Point
    from evals.cases import Case

Points = tuple["Point", ...]


@dataclass(frozen=True)
class Damage:
    """One kind of damage, done to each answer that has what it takes."""

    name: str
    does: str
    to: Callable[[Case, Memo], Memo]


def answers(memo: Memo, change: Callable[[Answer], Answer]) -> Memo:
    """Change each answer, the introduction included."""
    introduction = memo.introduction
    return replace(
        memo,
        answers=tuple(change(answer) for answer in memo.answers),
        introduction=introduction and change(introduction),
    )


def takeaways(change: Callable[[Points], Points]) -> Callable[[Case, Memo], Memo]:
    """A damage that changes each answer's takeaways."""

    def damaged(_case: Case, memo: Memo) -> Memo:
        return answers(memo, lambda answer: replace(answer, takeaways=change(answer.takeaways)))

    return damaged


def first(change: Callable[[str], str]) -> Callable[[Points], Points]:
    """Change the text of the first takeaway that the change makes different."""

    def changed(points: Points) -> Points:
        for place, point in enumerate(points):
            text = change(point.text)
            if text != point.text:
                return (*points[:place], replace(point, text=text), *points[place + 1 :])
        return points

    return changed
