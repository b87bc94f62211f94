"""A question is put into English sentence by sentence."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from briefing.language.glossary import load_glossary
from briefing.llm.scripted import Line, ScriptedModel
from briefing.prompting import load_prompts
from briefing.stages.asking import Asker
from briefing.stages.context import CompanyNames, answer_context
from briefing.stages.questions import parts_of, translate_question

if TYPE_CHECKING:
    from briefing.models.chat import ChatRequest


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("毛利率如何？后续能否恢复？", ("毛利率如何？", "后续能否恢复？")),
        ("1、毛利率如何？2、后续能否恢复？", ("毛利率如何？", "后续能否恢复？")),
        ("您好！毛利率如何？谢谢。", ("毛利率如何？",)),
        ("各位领导好，毛利率如何？", ("各位领导好，毛利率如何？",)),
        ("谢谢！", ("谢谢！",)),
        ("", ()),
        (
            "同行近期发布的新品引发了市场关注，公司怎么看待？",
            ("同行近期发布的新品引发了市场关注", "公司怎么看待？"),
        ),
        (
            "同行近期发布的新品引发了市场关注，曜川未来会如何应对？",
            ("同行近期发布的新品引发了市场关注", "曜川未来会如何应对？"),
        ),
        ("新品的火爆，对公司的业务会有哪些影响？", ("新品的火爆，对公司的业务会有哪些影响？",)),
        ("订单超过 1,000 万元，公司能否扩产？", ("订单超过 1,000 万元", "公司能否扩产？")),
        ("为什么价格下降，公司怎么看？", ("为什么价格下降，公司怎么看？",)),
    ],
)
def test_its_sentences_are_cut_apart(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question, ("曜川",)) == parts


def _translate(question: str, script: list[Line]) -> tuple[str, list[str], list[ChatRequest]]:
    model = ScriptedModel(script)
    context = answer_context(
        3,
        question,
        (),
        company=CompanyNames("the company", ()),
        glossary=load_glossary(),
        date=None,
    )
    english, failures = asyncio.run(translate_question(Asker(model, load_prompts()), context))
    return (
        english,
        [f"{failure.question}: {failure.reason}" for failure in failures],
        model.requests,
    )


def _said(text: str) -> str:
    return json.dumps({"text": text})


def test_each_sentence_is_asked_for_and_they_are_joined_in_order() -> None:
    english, failures, requests = _translate(
        "毛利率如何？能否恢复？", [_said("How is the gross margin?"), _said("Can it recover?")]
    )
    assert english == "How is the gross margin? Can it recover?"
    assert failures == []
    assert len(requests) == 2


@pytest.mark.parametrize(
    ("question", "end"),
    [("能否恢复？", r"\?$"), ("请介绍一下产能。", "[?.]$"), ("产能已经用满", r"\.$")],
)
def test_a_question_must_end_as_one_and_a_statement_as_one(question: str, end: str) -> None:
    schema = _translate(question, [_said("Capacity is in use.")])[2][0].schema
    assert schema
    assert schema.body["properties"]["text"]["pattern"].endswith(end)


def test_a_figure_that_was_not_asked_is_objected_to_once() -> None:
    english, failures, requests = _translate(
        "能否恢复？", [_said("Can it rise 30%?"), _said("Can it recover?")]
    )
    assert english == "Can it recover?"
    assert failures == []
    assert '"30%"' in requests[1].messages[-1].content


def test_a_sentence_that_stays_wrong_is_quoted_and_named() -> None:
    english, failures, _ = _translate(
        "能否恢复？谢谢。", [_said("Can it rise 30%?"), _said("Can it rise 30%?")]
    )
    assert english == '(In Chinese: "能否恢复？")'
    assert failures[0].startswith("3: ")
