"""Which clauses of an answer state something bad: proposed by cue words, judged by the model."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.cues import Cue, clauses, has_cue, without
from briefing.language.harm import harm_is_quantified
from briefing.language.inline import inline
from briefing.stages.excerpts import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.stages.asking import Asker
    from briefing.stages.context import AnswerContext

STRONG = 0.15
"""Probability of "bad" from which a clause with a strong cue is taken."""
QUANTIFIED = 0.05
"""The same for one that also says how large the harm is: a fall of a margin by 0.2 points."""
WEAK = 0.6
"""The same for a clause with only a weak cue."""

_SHORT = 25
# A clause that begins so says of what is before it how it changed.
_COMPARES = re.compile(r"\s*(?:同比|环比|较|其中|比|约?占(?!比))")
_CONTRAST = re.compile(r"(?<=[，,；;])(?=\s*(?:但|不过|然而|却))")
_ADMITS = re.compile(r"\s*(?:虽然|尽管)")
_CONCEDES = re.compile(r"^\s*(?:虽然|尽管|但是?|不过|然而)\s*")
# It names what the next clauses or sentences tell.
_ANNOUNCES = re.compile(r"^\s*(?:至于|关于|面对)|[：:]\s*$")


@dataclass(frozen=True, slots=True)
class AdverseClause:
    """A clause that states something bad for the company, and the sentence that it stands in."""

    sentence: int
    clause: str


async def adverse_clauses(asker: Asker, context: AnswerContext) -> tuple[AdverseClause, ...]:
    """Find the clauses of an answer that state something bad for the company.

    Cue words propose, the model says yes or no to each. What is said of others alone is not asked.

    Raises:
        ModelError, BudgetError: as of the model.
    """
    proposed = [
        (number, clause, enough)
        for number, sentence in enumerate(context.sentences, 1)
        for clause, enough in _proposed(sentence.source)
    ]
    chances = await asyncio.gather(
        *(
            asker.probability(
                "risks/clause",
                {"clause": _judged(clause, context)},
                "yes",
                "no",
                exchange=context.number,
            )
            for _, clause, _ in proposed
        )
    )
    return tuple(
        AdverseClause(number, clause)
        for (number, clause, enough), chance in zip(proposed, chances, strict=True)
        if chance >= enough
    )


def _proposed(sentence: str) -> Iterable[tuple[str, float]]:
    """Clauses with a cue, a short one with its other half, and what "bad" must reach of each."""
    parts = clauses(sentence)
    for index, part in enumerate(parts):
        if not has_cue(part, Cue.ADVERSE_STRONG, Cue.ADVERSE_WEAK) or _ANNOUNCES.search(part):
            continue
        whole = _with_its_half(parts, index)
        harm = without(whole, Cue.RELIEF)
        enough = _enough(part, harm)
        if enough is not None and not has_cue(whole, Cue.OTHERS, Cue.SEASONAL):
            yield whole, enough


def _enough(part: str, harm: str) -> float | None:
    """What "bad" must reach of a clause to be taken; None if none of its words is a cue."""
    says_so, says_how_much = has_cue(harm, Cue.ADVERSE_STRONG), harm_is_quantified(harm)
    if says_so and says_how_much:
        return QUANTIFIED
    # What is conceded is bad by grammar, however little it sounds so; an amount says how bad.
    if says_so or says_how_much or _ADMITS.match(part):
        return STRONG
    return WEAK if has_cue(harm, Cue.ADVERSE_WEAK) else None


def adverse_side(clause: str) -> str:
    """The side of a contrast ("虽然…，但…") that states something bad; else the whole clause."""
    sides = _CONTRAST.split(clause)
    held = [side for side in sides if has_cue(side, Cue.ADVERSE_STRONG, Cue.ADVERSE_WEAK)]
    return "".join(held or sides)


def _judged(clause: str, context: AnswerContext) -> str:
    """What the model is shown: beside the other side of a contrast it hears only that."""
    text = inline(adverse_side(clause), context.glossary, context.date).text
    return _CONCEDES.sub("", text).strip("，,；;。 ")


def _with_its_half(parts: tuple[str, ...], index: int) -> str:
    part = parts[index]
    if len(part) >= _SHORT:
        return part
    if OPEN.match(part):
        return "".join(parts[index : index + 2])
    start = max(0, index - 1)
    while start and _COMPARES.match(parts[start]):
        start -= 1
    return "".join(parts[start : index + 1])
