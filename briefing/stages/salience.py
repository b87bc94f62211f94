"""Which sentences of an answer matter: the choice that a small model is not asked to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.cues import Cue, clauses, has_cue
from briefing.models.quantity import Kind
from briefing.stages.excerpts import clause_with, gist, weight, within

if TYPE_CHECKING:
    from briefing.language.inline import Inlined
    from briefing.models.quantity import Quantity
    from briefing.stages.context import AnswerContext

SHORTEST = 18
"""Characters below which a sentence only introduces others ("3、具体情况如下。")."""

_SIMILAR = 0.5


def salient(context: AnswerContext, most: int) -> tuple[int, ...]:
    """Choose the sentences that the takeaways are made of.

    The score of a sentence is the sum of what an investor looks for in it; of two sentences that
    share half of their character pairs only the better one is taken, and greetings only where
    there is nothing else.

    Returns:
        Sentence numbers in the answer's order: two to ``most``, fewer if the answer is shorter.
    """
    told = [
        number
        for number, sentence in enumerate(context.sentences, 1)
        if not has_cue(sentence.source, Cue.COURTESY)
    ]
    numbers = told or range(1, len(context.sentences) + 1)
    ranked = sorted(numbers, key=lambda number: (-_score(context, number), number))
    wanted = min(most, max(2, (len(numbers) + 1) // 2))
    chosen: list[int] = []
    for number in ranked:
        own = _pairs(context.sentences[number - 1].source)
        if not any(
            _overlap(own, _pairs(context.sentences[other - 1].source)) >= _SIMILAR
            for other in chosen
        ):
            chosen.append(number)
        if len(chosen) == wanted:
            break
    return tuple(sorted(chosen))


def guidance(context: AnswerContext) -> tuple[tuple[int, str], ...]:
    """Find the dated or quantified statements about the company's future.

    Returns:
        Sentence numbers with the excerpt that says so.
    """
    found = []
    for number, sentence in enumerate(context.sentences, 1):

        def wanted(clause: str, sentence: Inlined = sentence) -> bool:
            return is_dated_plan(context, sentence, clause)

        if any(wanted(clause) for clause in clauses(sentence.source)):
            found.append((number, clause_with(context, number, wanted)))
    return tuple(found)


def claims_of_rank(context: AnswerContext) -> tuple[tuple[int, str], ...]:
    """Find the statements that call the company first, only or leading.

    Returns:
        Sentence numbers with the excerpt that says so.
    """
    found = []
    for number, sentence in enumerate(context.sentences, 1):
        if not context.speaks_of_company(sentence.source) or not has_cue(
            sentence.source, Cue.CLAIM
        ):
            continue
        found.append((number, clause_with(context, number, lambda part: has_cue(part, Cue.CLAIM))))
    return tuple(found)


def is_dated_plan(context: AnswerContext, sentence: Inlined, clause: str) -> bool:
    """Tell whether a clause speaks of the company's future with a date, a period or a figure."""
    if not has_cue(clause, Cue.FORWARD) or has_cue(clause, Cue.OTHERS):
        return False
    return context.is_about_company(sentence) and any(
        is_ahead(context, quantity) for quantity in within(sentence, clause)
    )


def _score(context: AnswerContext, number: int) -> float:
    sentence = context.sentences[number - 1]
    score = weight(context, sentence, gist(context, number))
    dated = any(is_dated_plan(context, sentence, clause) for clause in clauses(sentence.source))
    return score + (1.0 if dated else 0.0) - (2.0 if len(sentence.source) < SHORTEST else 0.0)


def is_ahead(context: AnswerContext, quantity: Quantity) -> bool:
    """Whether a quantity can be of the future: a date that isn't past, or any measure.

    One of something is no measure: "one base model" names a thing.
    """
    if quantity.kind in {Kind.DATE, Kind.PERIOD}:
        return quantity.end is None or context.date is None or quantity.end >= context.date
    if quantity.kind is Kind.COUNT and quantity.low == 1:
        return False
    return quantity.kind is not Kind.ORDINAL


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
