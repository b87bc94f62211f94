"""Does a reference say what its record says? Held against the same rules as a memo.

| what                    | is held against                                              |
| ----------------------- | ------------------------------------------------------------ |
| summary                 | the product's checker, all sentences of the answer           |
| a fact                  | the product's checker, the sentences that it cites           |
| a fact's figures        | its text, and each must be a figure of the cited sentences   |
| a risk                  | the product's checker, its sentences; its mitigation's, too  |
| a trap's figures        | must NOT be figures of its sentences, else it is no trap     |
| every sentence number   | the sentences that the answer has                            |
| the answers             | each answer of the record, once                              |
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking import check_claim
from briefing.language.quantities import differs, find_english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.stages.context import AnswerContext
    from evals.cases import Case
    from evals.references import Fact, Labels, ReferenceAnswer, ReferenceRisk, Trap

_END = re.compile(r"[.!?](?=\s+[A-Z0-9\"“(]|$)")


def faults(case: Case) -> Iterator[str]:
    """Say in plain words what is wrong with a case's reference; nothing if it is sound."""
    yield from _coverage(case.name, case, set(case.answers))
    for number, answer in case.answers.items():
        context = case.contexts.get(number)
        if context is not None:
            for fault in _of_answer(answer, context):
                yield f"{case.name}, question {number}: {fault}"


def label_faults(case: Case, labels: Labels) -> Iterator[str]:
    """The same for the second labels of a case."""
    if labels.sha256 != case.reference.sha256:
        yield f"{case.name}: the second labels are of another version of the record"
    name = f"{case.name}, second labels"
    yield from _coverage(name, case, set(labels.answers))
    for question, answer in labels.answers.items():
        context = case.contexts.get(question)
        if context is not None:
            numbers = (number for risk in answer.risks for number in risk.sentences)
            for fault in _numbers(numbers, context):
                yield f"{name}, question {question}: {fault}"


def holds(figure: str, context: AnswerContext, numbers: Iterable[int]) -> bool:
    """Whether an English figure is one of the cited sentences."""
    claims = find_english(figure)
    sources = [
        quantity for sentence in context.evidence(numbers).cited for quantity in sentence.quantities
    ]
    return bool(claims) and all(
        any(not differs(claim, source) for source in sources) for claim in claims
    )


def _coverage(name: str, case: Case, given: set[int]) -> Iterator[str]:
    there = set(case.contexts)
    for number in sorted(there - given - {0}):
        yield f"{name}: question {number} has no entry"
    for number in sorted(given - there):
        yield f"{name}: the record has no answer {number}"


def _of_answer(answer: ReferenceAnswer, context: AnswerContext) -> Iterator[str]:
    wrong = list(_numbers(_reference_numbers(answer), context))
    yield from wrong
    if wrong:
        return
    yield from _of_summary(answer, context)
    for place, fact in enumerate(answer.facts, 1):
        yield from _of_fact(f"fact {place}", fact, context)
    for place, risk in enumerate(answer.risks, 1):
        yield from _of_risk(f"risk {place}", risk, context)
    for place, trap in enumerate(answer.traps, 1):
        yield from _of_trap(f"trap {place}", trap, context)


def _of_summary(answer: ReferenceAnswer, context: AnswerContext) -> Iterator[str]:
    count = len(_END.findall(answer.summary))
    if not 2 <= count <= 4:
        yield f"the summary has {count} sentences, not 2 to 4"
    everything = range(1, len(context.sentences) + 1)
    yield from _claim("the summary", answer.summary, context, everything)


def _of_fact(name: str, fact: Fact, context: AnswerContext) -> Iterator[str]:
    yield from _claim(name, fact.text, context, fact.sentences)
    for figure in fact.figures:
        if figure not in fact.text:
            yield f"{name}: {figure!r} isn't in its text"
        elif not holds(figure, context, fact.sentences):
            yield f"{name}: the cited sentences don't hold {figure!r}"


def _of_risk(name: str, risk: ReferenceRisk, context: AnswerContext) -> Iterator[str]:
    yield from _claim(name, f"{risk.title}. {risk.description}", context, risk.sentences)
    if risk.mitigation:
        mitigation = f"the mitigation of {name}"
        yield from _claim(mitigation, risk.mitigation, context, risk.mitigation_sentences)


def _of_trap(name: str, trap: Trap, context: AnswerContext) -> Iterator[str]:
    for figure in trap.figures:
        if not find_english(figure):
            yield f"{name}: {figure!r} isn't read as a figure"
        elif holds(figure, context, trap.sentences):
            yield f"{name}: its sentences hold {figure!r}, so it is no trap"


def _claim(name: str, text: str, context: AnswerContext, numbers: Iterable[int]) -> Iterator[str]:
    for problem in check_claim(text, context.evidence(numbers)):
        yield f"{name}: {problem}"


def _numbers(numbers: Iterable[int], context: AnswerContext) -> Iterator[str]:
    for number in sorted({n for n in numbers if n > len(context.sentences)}):
        yield f"there is no sentence {number}; the answer has {len(context.sentences)}"


def _reference_numbers(answer: ReferenceAnswer) -> Iterator[int]:
    yield from answer.stance.sentences
    for items in (answer.facts, answer.risks, answer.traps):
        for item in items:
            yield from item.sentences
    for risk in answer.risks:
        yield from risk.mitigation_sentences
