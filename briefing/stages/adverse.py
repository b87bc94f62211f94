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
WEAK = 0.6
"""The same for a clause with only a weak cue."""

_SHORT = 25
# A clause that begins so says of what is before it how it changed.
_COMPARES = re.compile(r"\s*(?:同比|环比|较|其中|比|约?占(?!比))")
_CONTRAST = re.compile(r"(?<=[，,；;])(?=\s*(?:但|不过|然而|却))")
_ADMITS = re.compile(r"\s*(?:虽然|尽管)")
_CONCEDES = re.compile(r"^\s*(?:虽然|尽管|但是?|不过|然而)\s*")
# It names what the next clauses or sentences tell.
_ANNOUNCES = re.compile(r"^\s*(?:至于|关于|面对)|(?:原因|方面|压力|影响)[^，。；]{0,8}[：:]\s*$")


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
        (number, clause, strong)
        for number, sentence in enumerate(context.sentences, 1)
        for clause, strong in _proposed(sentence.source)
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
        for (number, clause, strong), chance in zip(proposed, chances, strict=True)
        if chance >= (STRONG if strong else WEAK)
    )


def _proposed(sentence: str) -> Iterable[tuple[str, bool]]:
    """Clauses with a cue, a short one with its other half, and whether the cue is strong."""
    parts = clauses(sentence)
    for index, part in enumerate(parts):
        if not has_cue(part, Cue.ADVERSE_STRONG, Cue.ADVERSE_WEAK) or _ANNOUNCES.search(part):
            continue
        whole = _with_its_half(parts, index)
        harm = without(whole, Cue.RELIEF)
        # What is conceded is bad by grammar, however little it sounds so; an amount says how bad.
        strong = (
            has_cue(harm, Cue.ADVERSE_STRONG)
            or bool(_ADMITS.match(part))
            or harm_is_quantified(harm)
        )
        ours = not has_cue(whole, Cue.OTHERS, Cue.SEASONAL)
        if ours and (strong or has_cue(harm, Cue.ADVERSE_WEAK)):
            yield whole, strong


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
