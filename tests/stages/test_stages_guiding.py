"""A plan is verified only where the English tells its figure or date."""

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, cast

from briefing.language.glossary import load_glossary
from briefing.models.memo import Citation, Point
from briefing.models.record import Sentence, Span
from briefing.stages.context import AnswerContext, CompanyNames, answer_context
from briefing.stages.guiding import guide

if TYPE_CHECKING:
    from briefing.stages.condensing import Condenser

SENTENCE = "8 月 17 日公司的一套装置发生泄漏，该装置至今停产，预计影响全年营业利润 9,000 万元。"
TOLD = "It is expected to cost RMB 90 million of operating profit in the year."
UNTOLD = "On 17 August 2025 a unit leaked, and it has been stopped since."


class _Translator:
    """Gives for each excerpt the English that is written down for it."""

    def __init__(self, **english: str) -> None:
        self._whole = english["whole"]
        self._plan = english["plan"]

    async def point(self, number: int, excerpt: str) -> Point | None:
        text = self._plan if excerpt.startswith("预计") else self._whole
        return Point(text, (Citation(1, number),), verified=True)


def _context() -> AnswerContext:
    return answer_context(
        1,
        "事故有多大影响？",
        (Sentence(1, SENTENCE, (Span(0, 1),)),),
        company=CompanyNames("the company", ("公司",)),
        glossary=load_glossary(),
        date=dt.date(2025, 11, 14),
    )


def _guided(whole: str, plan: str) -> list[str]:
    translator = cast("Condenser", _Translator(whole=whole, plan=plan))
    return [point.text for point in asyncio.run(guide(translator, _context()))]


def test_the_whole_sentence_serves_where_it_tells_the_plan() -> None:
    assert _guided(f"{UNTOLD[:-1]}. {TOLD}", "unused") == [f"{UNTOLD[:-1]}. {TOLD}"]


def test_a_plan_that_was_left_out_is_asked_for_by_itself() -> None:
    assert _guided(UNTOLD, TOLD) == [TOLD]


def test_what_never_tells_the_plan_is_marked() -> None:
    translator = cast("Condenser", _Translator(whole=UNTOLD, plan=UNTOLD))
    (point,) = asyncio.run(guide(translator, _context()))
    assert (point.verified, point.problems) == (False, ("it leaves out RMB 90 million",))
