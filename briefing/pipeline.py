"""From a record to its memo."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import AnswerError
from briefing.models.memo import Answer, Failure, MemoSentence, Point
from briefing.models.progress import AnswerFinished
from briefing.stages import derived
from briefing.stages.adverse import adverse_clauses
from briefing.stages.condensing import Condenser
from briefing.stages.context import AnswerContext, CompanyNames, answer_context
from briefing.stages.guiding import guide
from briefing.stages.questions import translate_question
from briefing.stages.risks import merge, risks_by_sentence, risks_whole
from briefing.stages.salience import claims_of_rank
from briefing.stages.stance import merge_stances, stance_by_rule, stance_whole
from briefing.stages.summary import summary_by_rule, summary_whole
from briefing.stages.takeaways import (
    distinct,
    takeaways_by_sentence,
    takeaways_whole,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from briefing.language.glossary import Glossary
    from briefing.llm.tokens import TokenCounter
    from briefing.models.memo import Figure, Risk, Stance, Unanswered
    from briefing.models.progress import Event
    from briefing.models.record import Record
    from briefing.stages.asking import Asker

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Profile:
    """How a model is asked.

    Attributes:
        by_sentence: one small thing at a time, as a small model needs it; else a whole answer.
        window: tokens of an answer that are shown at once, where it is shown whole.
        counter: counts the model's tokens.
    """

    by_sentence: bool
    window: int
    counter: TokenCounter


@dataclass(frozen=True, slots=True)
class Body:
    """The parts of a memo that are made from what was said."""

    executive_summary: tuple[Point, ...]
    introduction: Answer | None
    answers: tuple[Answer, ...]
    risks: tuple[Risk, ...]
    guidance: tuple[Point, ...]
    unanswered: tuple[Unanswered, ...]
    follow_ups: tuple[str, ...]
    unchecked_claims: tuple[Point, ...]
    figures: tuple[Figure, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _Digest:
    """All that one answer gave."""

    answer: Answer
    risks: tuple[Risk, ...]
    guidance: tuple[Point, ...]
    claims: tuple[Point, ...]


async def write_body(
    record: Record,
    *,
    company: CompanyNames,
    glossary: Glossary,
    asker: Asker,
    profile: Profile,
    report: Callable[[Event], None],
) -> Body:
    """Make the memo's parts; answers are worked on side by side.

    A part that the model can't deliver becomes a failure of the memo and nothing else is lost.

    Raises:
        ModelError: the model's server can't be had; what was answered is in the cache.
        BudgetError: a limit would be passed.
    """
    contexts = answer_contexts(record, company, glossary)
    writer = _Writer(asker, profile)
    done = 0

    async def digest(context: AnswerContext) -> _Digest:
        nonlocal done
        result = await writer.digest(context)
        done += 1
        report(AnswerFinished(result.answer, done, len(contexts)))
        return result

    digests = await _all([digest(context) for context in contexts])
    risks = merge(risk for item in digests for risk in item.risks)
    guided = distinct(point for item in digests for point in item.guidance)
    summary = await writer.summary(contexts, company, digests, guided, risks)
    answers = tuple(item.answer for item in digests)
    claims = distinct(point for item in digests for point in item.claims)
    open_questions = derived.unanswered(answers)
    return Body(
        executive_summary=summary,
        introduction=next((answer for answer in answers if answer.number == 0), None),
        answers=tuple(answer for answer in answers if answer.number),
        risks=risks,
        guidance=guided,
        unanswered=open_questions,
        follow_ups=derived.follow_ups(contexts, open_questions, risks, claims),
        unchecked_claims=claims,
        figures=derived.figures(contexts),
        failures=tuple(writer.failures),
    )


class _Writer:
    """Runs the stages of one memo and keeps count of what failed."""

    def __init__(self, asker: Asker, profile: Profile) -> None:
        self._asker = asker
        self._profile = profile
        self.failures: list[Failure] = []

    async def digest(self, context: AnswerContext) -> _Digest:
        condenser = Condenser(self._asker, context)
        if self._profile.by_sentence:
            question, takeaways, stance, risks = await self._by_sentence(context, condenser)
        else:
            question, takeaways, stance, risks = await self._whole(context, condenser)
        guided, claims = await asyncio.gather(
            self._part(context, "guidance", guide(condenser, context), ()),
            self._part(context, "claims", condenser.points(claims_of_rank(context)), ()),
        )
        self.failures.extend(condenser.failures)
        answer = Answer(
            number=context.number,
            question_zh=context.question.source,
            question_en=question,
            sentences=tuple(
                MemoSentence(number, sentence.source)
                for number, sentence in enumerate(context.sentences, 1)
            ),
            takeaways=takeaways,
            stance=stance,
        )
        return _Digest(answer, risks, guided, claims)

    async def _by_sentence(
        self, context: AnswerContext, condenser: Condenser
    ) -> tuple[str, tuple[Point, ...], Stance | None, tuple[Risk, ...]]:
        (question, untranslated), takeaways, adverse = await asyncio.gather(
            translate_question(self._asker, context),
            self._part(context, "takeaways", takeaways_by_sentence(context, condenser), ()),
            adverse_clauses(self._asker, context),
        )
        self.failures.extend(untranslated)
        risks = await self._part(
            context, "risks", risks_by_sentence(self._asker, context, adverse, condenser), ()
        )
        return question, takeaways, stance_by_rule(context, adverse), risks

    async def _whole(
        self, context: AnswerContext, condenser: Condenser
    ) -> tuple[str, tuple[Point, ...], Stance | None, tuple[Risk, ...]]:
        runs = await _runs(context, self._profile)
        asker = self._asker
        drafts, stances, risks = await asyncio.gather(
            self._part(
                context,
                "takeaways",
                _all([takeaways_whole(asker, context, run, condenser) for run in runs]),
                [],
            ),
            self._part(
                context, "stance", _all([stance_whole(asker, context, run) for run in runs]), []
            ),
            self._part(
                context, "risks", _all([risks_whole(asker, context, run) for run in runs]), []
            ),
        )
        return (
            drafts[0].question if drafts and context.question.source else "",
            distinct(point for draft in drafts for point in draft.points),
            merge_stances(stances) if stances else None,
            merge(risk for part in risks for risk in part),
        )

    async def summary(
        self,
        contexts: Sequence[AnswerContext],
        company: CompanyNames,
        digests: Sequence[_Digest],
        guided: Sequence[Point],
        risks: Sequence[Risk],
    ) -> tuple[Point, ...]:
        takeaways = [point for item in digests for point in item.answer.takeaways]
        by_number = {context.number: context for context in contexts}
        if not any(point.verified for point in takeaways):
            self.failures.append(
                Failure("executive summary", None, "no takeaway passed the check to build it on")
            )
            return ()
        if self._profile.by_sentence:
            return summary_by_rule(takeaways, guided, risks)
        making = summary_whole(self._asker, by_number, company.english, takeaways, guided, risks)
        return await self._part(None, "executive summary", making, ())

    async def _part(
        self, context: AnswerContext | None, part: str, making: Awaitable[T], otherwise: T
    ) -> T:
        try:
            return await making
        except AnswerError as error:
            number = context.number if context else None
            self.failures.append(Failure(part, number, error.message))
            return otherwise


def answer_contexts(
    record: Record, company: CompanyNames, glossary: Glossary
) -> tuple[AnswerContext, ...]:
    """What the stages know of the introduction, if there is one, and of each answer."""
    said = [(0, "", record.introduction)] if record.introduction else []
    said += [(item.number, item.question, item.sentences) for item in record.exchanges]
    return tuple(
        answer_context(
            number, question, sentences, company=company, glossary=glossary, date=record.date
        )
        for number, question, sentences in said
        if sentences
    )


async def _runs(context: AnswerContext, profile: Profile) -> list[range]:
    """Cut an answer at sentence borders into runs that fit the window; each holds at least one."""
    runs, start, size = [], 1, 0
    for number, sentence in enumerate(context.sentences, 1):
        tokens = await profile.counter.count_text(sentence.text)
        if number > start and size + tokens > profile.window:
            runs.append(range(start, number))
            start, size = number, 0
        size += tokens
    runs.append(range(start, len(context.sentences) + 1))
    return runs


async def _all(making: Sequence[Awaitable[T]]) -> list[T]:
    """Wait for all; if one fails, the others are cancelled before its error goes on."""
    tasks = [asyncio.ensure_future(item) for item in making]
    try:
        return list(await asyncio.gather(*tasks))
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
