"""An investor's question in English, each of its sentences by itself.

Shown two or three at once, a small model translates the first and leaves out the rest, or answers
one with another.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from briefing.checking import check_unasserted
from briefing.errors import AnswerError
from briefing.language.inline import inline
from briefing.language.plainer import plainer
from briefing.models.memo import Failure
from briefing.stages import schemas
from briefing.stages.condensing import parse_text, tidy

if TYPE_CHECKING:
    from briefing.stages.asking import Asker
    from briefing.stages.context import AnswerContext

_SENTENCE = re.compile(r"[^。？！；?!;]+[。？！；?!;]*")
_NUMBER = re.compile(
    r"^\s*(?:[（(]?\d{1,2}[）)、]|\d{1,2}[.．](?!\d)|[①-⑳]|第[一二三四五][，,、])\s*"
)
_COURTESY = re.compile(
    r"^(?:(?:各位|尊敬的)?(?:领导|管理层|董事长|董秘|老师)*[们，,]?"
    r"(?:您好|你们?好|大家好|早上好|下午好)[，,！!。 ]*|(?:非常)?(?:谢谢|感谢)[^？?]{0,8}[！!。]*)$"
)
_DEMANDS = re.compile(r"(?:[^，,。]{0,8})?(?:请(?!问)|希望|烦请|麻烦)")
_COMMA = re.compile(r"[，,](?!\d)")
# A clause that begins so has a subject, or needs none.
_STANDS_ALONE = re.compile(r"请问?|想问|怎[么样]看|如何看|(?:贵?公司|我们|你们|管理层|对此)(?!的)")
_STATEMENT = 12
"""Characters from which what comes before a question may be a sentence of its own."""
_ASKS = re.compile(
    r"[？?]|吗|呢|什么|怎[么样]|如何|哪[些个里]|多少|几[个家成时]|是否|有没有|会不会|能否|何时|为何|为什么"
)


async def translate_question(asker: Asker, context: AnswerContext) -> tuple[str, list[Failure]]:
    """Put the question into English; the introduction and an answer without a question have none.

    Returns:
        The English, and what the model could not deliver; such a sentence is quoted in Chinese.

    Raises:
        ModelError, BudgetError: as of ``Asker.ask``.
    """
    failures: list[Failure] = []

    async def english(part: str) -> str:
        try:
            text, problems = await _translated(asker, context, part)
        except AnswerError as error:
            problems, text = (error.message,), ""
        if not problems:
            return text
        failures.append(Failure("English of a question", context.number, problems[0]))
        return f'(In Chinese: "{part}")'

    parts = parts_of(context.question.source, context.company.chinese)
    return " ".join(await asyncio.gather(*map(english, parts))), failures


def parts_of(question: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The sentences of a Chinese question, without their numbers, greetings and thanks.

    A statement before a question in the same sentence is a sentence of its own.

    Args:
        names: of the company and its products, with which such a question can begin.
    """
    whole = [_NUMBER.sub("", part).strip() for part in _SENTENCE.findall(question)]
    found = [half for part in whole for half in _halves(part, names)]
    kept = tuple(part for part in found if part and not _COURTESY.match(part))
    return kept or tuple(part for part in found if part)


def _halves(sentence: str, names: tuple[str, ...]) -> tuple[str, ...]:
    for comma in _COMMA.finditer(sentence):
        before, after = sentence[: comma.start()], sentence[comma.end() :].strip()
        stands_alone = _STANDS_ALONE.match(after) or after.startswith(names)
        if stands_alone and len(before) >= _STATEMENT and not _ASKS.search(before):
            return before, after
    return (sentence,)


def _form(part: str) -> schemas.QuestionForm:
    if _DEMANDS.match(part):
        return "either"
    return "question" if _ASKS.search(part) else "statement"


async def _translated(
    asker: Asker, context: AnswerContext, part: str
) -> tuple[str, tuple[str, ...]]:
    """The English of a sentence with its problems, after a second try if the first has any."""
    text = ""
    problems: tuple[str, ...] = ()
    for _ in range(2):
        text = await asker.ask(
            "takeaways/question",
            {
                "question": inline(plainer(part), context.glossary, context.date).text,
                "objection": "; ".join(problems),
            },
            schemas.question(_form(part)),
            parse_text,
            exchange=context.number,
        )
        text = tidy(text)
        earlier = problems
        problems = check_unasserted(text, context.evidence([], with_question=True))
        asker.tally.add(failed=bool(problems), repaired=bool(earlier and not problems))
        if not problems:
            break
    return text, problems
