"""From a request to a value that can be used: detect what can't, and ask once more.

| what came                            | error         | what is asked next                     |
| ------------------------------------ | ------------- | -------------------------------------- |
| cut at the token limit               | AnswerCut     | the same, with twice the room          |
| the end repeats itself               | AnswerLoops   | the same, with other sampling          |
| nothing                              | AnswerEmpty   | the same, with other sampling          |
| a refusal                            | AnswerRefused | the same, with other sampling          |
| no JSON, or a value that doesn't fit | AnswerInvalid | a repair turn that gives the reason    |

Each of the two ways out, asking anew and repairing, is tried once; then the error stands.

An object that lacks nothing but its last brace is whole: a small model that has said what the
schema has room for, and would rather go on, writes blanks instead of the brace.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.errors import (
    AnswerCut,
    AnswerEmpty,
    AnswerError,
    AnswerInvalid,
    AnswerLoops,
    AnswerRefused,
)
from briefing.llm.cache import KeepsAnswers
from briefing.llm.decoding import decode, strings
from briefing.llm.loops import loops
from briefing.models.chat import Finish, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.chat import ChatModel, ChatRequest, Completion, Sampling

T = TypeVar("T")

_HINT = "Run again, or use a larger model"
_LONGEST_REASON = 500
_WARMER = 0.4
_HOTTEST = 1.0
_MORE_PENALTY = 0.5
_HIGHEST_PENALTY = 2.0


async def ask(model: ChatModel, request: ChatRequest, parse: Callable[[Any], T]) -> T:
    """Ask until there is a usable answer, three times at most.

    Args:
        model: its answer is kept by its cache, if it has one, once it is found usable.
        request: with a schema, the answer is decoded as JSON; without one it is a text.
        parse: turns the decoded answer into a value; raises ValueError with the reason where it
            doesn't fit, in words that the model can act on.

    Raises:
        AnswerError: the last answer can't be used either; which one says why.
        ModelError, BudgetError: as of the model.
    """
    turn = request
    left = {"anew", "repair"}
    while True:
        completion: Completion | None = None
        try:
            completion = _closed(await model.complete(turn), turn)
            value = _value(request, completion, parse)
        except AnswerError as error:
            broken = completion.text if completion and isinstance(error, AnswerInvalid) else None
            way = "anew" if broken is None else "repair"
            if way not in left:
                raise
            left.remove(way)
            turn = _anew(turn, error) if broken is None else _repair(turn, broken, error)
            continue
        if isinstance(model, KeepsAnswers):
            model.keep(request, completion)
        return value


def _closed(completion: Completion, request: ChatRequest) -> Completion:
    text = completion.text.rstrip()
    if request.schema is None or not text.startswith("{") or text.endswith("}"):
        return completion
    try:
        decode(text + "}")
    except ValueError:
        return completion
    return replace(completion, text=text + "}", finish=Finish.STOP)


def _value(request: ChatRequest, completion: Completion, parse: Callable[[Any], T]) -> T:
    about = f"the answer of {request.task}"
    if request.exchange is not None:
        about += f" for question {request.exchange}"
    text = completion.text
    if completion.finish is Finish.REFUSAL:
        raise AnswerRefused(f"{about} is a refusal: {text[:_LONGEST_REASON]!r}", _HINT)
    if completion.finish is Finish.LENGTH:
        if loops(text):
            raise AnswerLoops(f"{about} repeats itself up to the token limit", _HINT)
        raise AnswerCut(f"{about} is cut at {completion.usage.completion_tokens} tokens", _HINT)
    if not text.strip():
        raise AnswerEmpty(f"{about} is empty", _HINT)
    try:
        decoded = text if request.schema is None else decode(text)
        if any(loops(part) for part in strings(decoded)):
            raise AnswerLoops(f"{about} repeats itself", _HINT)
        return parse(decoded)
    except ValueError as reason:
        said = str(reason)[:_LONGEST_REASON]
        raise AnswerInvalid(f"{about} doesn't fit: {said}", _HINT) from reason


def _anew(turn: ChatRequest, error: AnswerError) -> ChatRequest:
    return replace(turn, sampling=_changed(turn.sampling, cut=isinstance(error, AnswerCut)))


def _changed(sampling: Sampling, *, cut: bool) -> Sampling:
    if cut:
        # More of the same answer is wanted, not another one.
        return replace(sampling, max_tokens=2 * sampling.max_tokens)
    return replace(
        sampling,
        temperature=max(sampling.temperature, min(_HOTTEST, sampling.temperature + _WARMER)),
        frequency_penalty=min(_HIGHEST_PENALTY, sampling.frequency_penalty + _MORE_PENALTY),
        seed=(sampling.seed or 0) + 1,
    )


def _repair(turn: ChatRequest, broken: str, error: AnswerError) -> ChatRequest:
    advice = f"This can't be used: {error.message}. Answer again, with that put right."
    if turn.schema is not None:
        schema = json.dumps(turn.schema.body, ensure_ascii=False)
        advice += f" One JSON object and nothing else, of this JSON Schema:\n{schema}"
    return replace(
        turn,
        messages=(*turn.messages, Message("assistant", broken), Message("user", advice)),
    )
