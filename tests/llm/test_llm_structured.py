"""From a request to a value: what can't be used is detected and asked for once more."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from briefing import errors
from briefing.llm.scripted import Line, ScriptedModel
from briefing.llm.structured import ask
from briefing.models.chat import ChatRequest, Completion, Finish, Sampling, Usage

GOOD = '{"text": "The margin fell by 3 points."}'


def ended(text: str, finish: Finish) -> Completion:
    return Completion(text, finish, "m", Usage(calls=1, completion_tokens=99), seconds=0.1)


CUT = ended('{"text": "The margin fell by', Finish.LENGTH)
LOOP = ended('{"text": "' + "85% 95% " * 30, Finish.LENGTH)
REFUSAL = ended("I can't help with that.", Finish.REFUSAL)


def text_of(value: Any) -> str:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise ValueError("it has no text")
    text: str = value["text"]
    return text


def run(script: list[Line], request: ChatRequest) -> tuple[str, list[ChatRequest]]:
    model = ScriptedModel(script)
    try:
        got = asyncio.run(ask(model, request, text_of))
    except errors.AnswerError as error:
        got = type(error).__name__
    return got, model.requests


def test_a_good_answer_is_asked_for_once(asked: ChatRequest) -> None:
    got, requests = run([GOOD], asked)
    assert got == "The margin fell by 3 points."
    assert requests == [asked]


def test_a_cut_answer_gets_twice_the_room_and_the_same_sampling(asked: ChatRequest) -> None:
    got, requests = run([CUT, GOOD], asked)
    assert got == "The margin fell by 3 points."
    assert requests[1] == replace(asked, sampling=Sampling(max_tokens=1024))


@pytest.mark.parametrize("finish", [Finish.LENGTH, Finish.STOP])
def test_an_object_that_lacks_only_its_last_brace_is_whole(
    asked: ChatRequest, finish: Finish
) -> None:
    got, requests = run([ended('{"text": "The margin fell."\n\n     ', finish)], asked)
    assert got == "The margin fell."
    assert len(requests) == 1


@pytest.mark.parametrize(
    "line",
    [
        LOOP,
        '{"text": "' + "85% 95% " * 30 + '"}',
        "",
        " \n",
        REFUSAL,
        errors.AnswerInvalid("the server found that the output fits no format"),
    ],
)
def test_a_loop_nothing_or_a_refusal_is_asked_for_with_other_sampling(
    asked: ChatRequest, line: Line
) -> None:
    got, requests = run([line, GOOD], asked)
    assert got == "The margin fell by 3 points."
    assert requests[1] == replace(
        asked, sampling=Sampling(temperature=0.4, frequency_penalty=0.5, seed=1)
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [("The margin fell.", "it is no JSON"), ('{"words": "It fell."}', "it has no text")],
)
def test_an_answer_that_does_not_fit_is_sent_back_with_the_reason(
    asked: ChatRequest, line: str, reason: str
) -> None:
    got, requests = run([line, GOOD], asked)
    assert got == "The margin fell by 3 points."
    *before, broken, advice = requests[1].messages
    assert tuple(before) == asked.messages
    assert (broken.role, broken.content) == ("assistant", line)
    assert advice.role == "user"
    assert reason in advice.content
    assert '"required": ["text"]' in advice.content
    assert requests[1].sampling == asked.sampling


@pytest.mark.parametrize(
    ("script", "error", "calls"),
    [
        ([CUT, CUT], "AnswerCut", 2),
        ([LOOP, LOOP], "AnswerLoops", 2),
        (["", ""], "AnswerEmpty", 2),
        ([REFUSAL, REFUSAL], "AnswerRefused", 2),
        (["no", "no"], "AnswerInvalid", 2),
        ([CUT, "no", LOOP], "AnswerLoops", 3),
        (["no", CUT, "no"], "AnswerInvalid", 3),
    ],
)
def test_each_way_out_is_tried_once_then_the_error_stands(
    asked: ChatRequest, script: list[Line], error: str, calls: int
) -> None:
    got, requests = run(script, asked)
    assert (got, len(requests)) == (error, calls)


def test_both_ways_out_can_lead_to_an_answer(asked: ChatRequest) -> None:
    got, requests = run([CUT, "no", GOOD], asked)
    assert got == "The margin fell by 3 points."
    assert requests[2].sampling.max_tokens == 1024, "the room stays"


def test_the_error_names_the_task_and_the_question(asked: ChatRequest) -> None:
    with pytest.raises(errors.AnswerInvalid) as caught:
        asyncio.run(ask(ScriptedModel(["no", "no"]), asked, text_of))
    assert "takeaways/whole for question 2" in caught.value.message
    assert caught.value.hint


def test_without_a_schema_the_answer_is_a_text(request_: ChatRequest) -> None:
    def upper(text: str) -> str:
        return text.upper()

    assert asyncio.run(ask(ScriptedModel(["yes"]), request_, upper)) == "YES"


def test_trouble_with_the_server_is_not_the_answers(asked: ChatRequest) -> None:
    model = ScriptedModel([errors.WrongKey("no")])
    with pytest.raises(errors.WrongKey):
        asyncio.run(ask(model, asked, text_of))
