"""Answers for the tests of the stages."""

import datetime as dt

from briefing.language.glossary import load_glossary
from briefing.models.record import Sentence, Span
from briefing.stages.context import AnswerContext, CompanyNames, answer_context


def answered(*sentences: str, question: str = "公司进展如何？") -> AnswerContext:
    """An answer of 曜川, of a record of 12 March 2026."""
    return answer_context(
        1,
        question,
        tuple(Sentence(number, text, (Span(0, 1),)) for number, text in enumerate(sentences, 1)),
        company=CompanyNames("the company", ("曜川",)),
        glossary=load_glossary(),
        date=dt.date(2026, 3, 12),
    )
