"""The part of a long sentence that a small model is shown.

Sentences of these records run to 200 characters and several statements; a small model asked for
one English sentence then drops what matters or joins what doesn't belong together. So a sentence
longer than LONGEST is shown by its weightiest clauses alone, in their order. What is made of them
is still checked against, and cites, the whole sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.cues import Cue, clauses, has_cue

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.language.inline import Inlined
    from briefing.models.quantity import Quantity
    from briefing.stages.context import AnswerContext

LONGEST = 90
"""Characters of an excerpt, unless one clause alone is longer."""

_TOO_SHORT = 14

_WEIGHTS = {
    Cue.ADVERSE_STRONG: 1.2,
    Cue.CLAIM: 0.7,
    Cue.FORWARD: 0.5,
    Cue.FAVOURABLE: 0.4,
    Cue.OTHERS: -0.6,
}


def gist(context: AnswerContext, number: int) -> str:
    """The weightiest clauses of a sentence, in order, LONGEST characters together."""
    sentence = context.sentences[number - 1]
    parts = clauses(sentence.source)
    ranked = sorted(range(len(parts)), key=lambda i: -_weight(context, sentence, parts[i], i))
    taken: list[int] = []
    for index in ranked:
        if taken and sum(len(parts[i]) for i in (*taken, index)) > LONGEST:
            continue
        taken.append(index)
    return "".join(parts[index] for index in sorted(taken))


def clause_with(context: AnswerContext, number: int, wanted: Callable[[str], bool]) -> str:
    """The clause of a sentence that is wanted, with the one before it where it is short.

    A sentence that isn't long is given whole, so that it is condensed once for all purposes.
    """
    source = context.sentences[number - 1].source
    if len(source) <= LONGEST:
        return gist(context, number)
    parts = clauses(source)
    index = next((i for i, part in enumerate(parts) if wanted(part)), 0)
    return joined(parts, index)


def joined(parts: tuple[str, ...], index: int) -> str:
    """A clause, with the one before it where it is too short to stand alone."""
    before = parts[index - 1] if index and len(parts[index]) < _TOO_SHORT else ""
    return before + parts[index]


def _weight(context: AnswerContext, sentence: Inlined, clause: str, index: int) -> float:
    weight = sum(value for cue, value in _WEIGHTS.items() if has_cue(clause, cue))
    weight += 1.0 if context.speaks_of_company(clause) else 0.0
    weight += 0.6 * min(2, len(within(sentence, clause)))
    return weight + (0.3 if index == 0 else 0.0)


def within(sentence: Inlined, clause: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence that stand inside one of its clauses."""
    start = sentence.source.find(clause)
    end = start + len(clause)
    return tuple(q for q in sentence.quantities if start <= q.span.start and q.span.end <= end)
