"""Reading a chat completion: strict in what is used, tolerant of everything else in it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, ValidationError

from briefing.errors import NotAModelServer, ServerFault
from briefing.llm.http_errors import quoted
from briefing.models.chat import Completion, Finish, Token, Usage

_FINISH = {"length": Finish.LENGTH, "content_filter": Finish.REFUSAL}


class _Alternative(BaseModel):
    token: str
    logprob: float


class _Token(_Alternative):
    top_logprobs: tuple[_Alternative, ...] = ()


class _Logprobs(BaseModel):
    content: tuple[_Token, ...] | None = None


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None
    logprobs: _Logprobs | None = None


class _PromptDetails(BaseModel):
    cached_tokens: int | None = None


class _Usage(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0
    prompt_tokens_details: _PromptDetails | None = None


class _Reply(BaseModel):
    choices: tuple[_Choice, ...] = Field(min_length=1)
    model: str = ""
    usage: _Usage | None = None


class _Fault(BaseModel):
    error: Any = Field(min_length=1)


def read_reply(body: bytes, *, asked: str, seconds: float) -> Completion:
    """The completion that a response of status 200 holds; its cost is left unknown.

    Args:
        body: of the response.
        asked: name of the model that was asked for, used where the reply gives none.
        seconds: wall time of the call.

    Raises:
        ServerFault: it reports an error in place of a completion, as gateways do.
        NotAModelServer: it is no JSON, or JSON of another kind.
    """
    try:
        reply = _Reply.model_validate_json(body)
    except ValidationError as problem:
        _raise_fault(body)
        start = quoted(body[:80].decode("utf-8", "replace"))
        raise NotAModelServer(
            f"the server's answer is no chat completion: it starts with '{start}'",
            "Check --base-url; it usually ends in /v1",
        ) from problem
    choice = reply.choices[0]
    refusal = choice.message.refusal
    return Completion(
        text=refusal or choice.message.content or "",
        finish=Finish.REFUSAL if refusal else _FINISH.get(choice.finish_reason or "", Finish.STOP),
        model=reply.model or asked,
        usage=_usage(reply.usage or _Usage()),
        seconds=seconds,
        tokens=_tokens(choice.logprobs),
    )


def _raise_fault(body: bytes) -> None:
    try:
        fault = _Fault.model_validate_json(body).error
    except ValidationError:
        return
    said = fault.get("message", fault) if isinstance(fault, dict) else fault
    raise ServerFault(f"the model's server reports: {quoted(str(said))}", "Try again later")


def _usage(reported: _Usage) -> Usage:
    details = reported.prompt_tokens_details
    return Usage(
        calls=1,
        prompt_tokens=reported.prompt_tokens,
        cached_tokens=(details.cached_tokens or 0) if details else 0,
        completion_tokens=reported.completion_tokens,
        cost_usd=None,
    )


def _tokens(logprobs: _Logprobs | None) -> tuple[Token, ...]:
    return tuple(
        Token(
            text=token.token,
            logprob=token.logprob,
            alternatives={other.token: other.logprob for other in token.top_logprobs},
        )
        for token in ((logprobs and logprobs.content) or ())
    )
