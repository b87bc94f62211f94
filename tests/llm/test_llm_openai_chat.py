"""A model behind the OpenAI API, against a real server on loopback."""

from __future__ import annotations

import asyncio
import inspect
import socket
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx2
import openai
import pytest
from pydantic import SecretStr

from briefing import errors
from briefing.llm.openai_chat import OpenAIChat, as_ours
from briefing.models.chat import ChatRequest, Completion, Finish, Sampling

if TYPE_CHECKING:
    from briefing.llm.stub_server import StubServer

KEY = SecretStr("sk-a-key-of-our-own")


def complete(
    base_url: str, request: ChatRequest, model: str = "good", timeout: float = 5.0, times: int = 1
) -> Completion:
    async def run() -> Completion:
        chat = OpenAIChat(model=model, base_url=base_url, api_key=KEY, timeout=timeout)
        try:
            for _ in range(times - 1):
                await chat.complete(request)
            return await chat.complete(request)
        finally:
            await chat.aclose()

    return asyncio.run(run())


def test_a_completion_has_text_usage_and_the_time_it_took(
    server: StubServer, asked: ChatRequest
) -> None:
    server.delay = 0.05
    completion = complete(server.base_url, asked)
    assert completion.text == '{"text": "text"}'
    assert completion.finish is Finish.STOP
    assert completion.model == "good"
    assert completion.usage.calls == 1
    assert completion.usage.prompt_tokens > completion.usage.cached_tokens > 0
    assert completion.usage.completion_tokens > 0
    assert completion.usage.cost_usd is None
    assert 0.05 <= completion.seconds < 5
    assert not completion.replayed


def test_the_request_is_sent_as_it_is(server: StubServer, asked: ChatRequest) -> None:
    sampling = Sampling(temperature=0.2, max_tokens=99, frequency_penalty=0.5, seed=7)
    complete(server.base_url, replace(asked, sampling=sampling))
    assert asked.schema is not None
    assert server.requests == [
        {
            "model": "good",
            "messages": [
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": "问：毛利率为何下降？"},
            ],
            "temperature": 0.2,
            "max_tokens": 99,
            "frequency_penalty": 0.5,
            "seed": 7,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "takeaway", "strict": True, "schema": asked.schema.body},
            },
        }
    ]


def test_log_probabilities_come_with_their_alternatives(
    server: StubServer, request_: ChatRequest
) -> None:
    request = replace(request_, sampling=Sampling(max_tokens=1, top_logprobs=5))
    (token,) = complete(server.base_url, request).tokens
    assert server.requests[0]["top_logprobs"] == 5
    assert (token.text, token.logprob, token.alternatives) == ("yes", -0.1, {"yes": -0.1})


def test_own_fields_are_added_to_the_body(server: StubServer, request_: ChatRequest) -> None:
    async def run() -> None:
        chat = OpenAIChat(
            model="good",
            base_url=server.base_url,
            api_key=KEY,
            timeout=5,
            extra_body={"cache_prompt": True},
        )
        await chat.complete(request_)
        await chat.aclose()

    asyncio.run(run())
    assert server.requests[0]["cache_prompt"] is True


@pytest.mark.parametrize(
    ("model", "error"),
    [
        ("wrong-key", errors.WrongKey),
        ("unknown", errors.UnknownModel),
        ("throttled", errors.RateLimited),
        ("broken", errors.ServerFault),
        ("fault-inside", errors.ServerFault),
        ("too-long", errors.RequestRefused),
        ("html", errors.NotAModelServer),
        ("not-json", errors.NotAModelServer),
        ("other-json", errors.NotAModelServer),
        ("closing", errors.ConnectionClosed),
        ("format-broken", errors.AnswerInvalid),
    ],
)
def test_each_misbehaviour_is_an_error_with_a_hint(
    server: StubServer, request_: ChatRequest, model: str, error: type[errors.BriefingError]
) -> None:
    with pytest.raises(error) as caught:
        complete(server.base_url, request_, model)
    assert type(caught.value) is error
    assert caught.value.hint
    assert "sk-a-key" not in str(caught.value)
    assert len(server.requests) == 1, "retries belong to another layer"


def test_retry_after_is_kept(server: StubServer, request_: ChatRequest) -> None:
    with pytest.raises(errors.RateLimited) as caught:
        complete(server.base_url, request_, "throttled")
    assert caught.value.retry_after == 1.0


def test_a_slow_server_is_given_up_at_the_time_limit(
    server: StubServer, request_: ChatRequest
) -> None:
    with pytest.raises(errors.ServerTimeout):
        complete(server.base_url, request_, "slow", timeout=0.2)


def test_a_path_that_is_not_there_is_no_model_server(
    server: StubServer, request_: ChatRequest
) -> None:
    async def run() -> None:
        transport = httpx2.MockTransport(lambda _: httpx2.Response(404, text="<h1>Nothing</h1>"))
        chat = OpenAIChat(
            model="good",
            base_url="http://server.invalid",
            api_key=KEY,
            timeout=5,
            http_client=httpx2.AsyncClient(transport=transport),
        )
        await chat.complete(request_)

    with pytest.raises(errors.NotAModelServer, match="404"):
        asyncio.run(run())


def test_nothing_listens(request_: ChatRequest) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(errors.ServerUnreachable):
        complete(f"http://127.0.0.1:{port}/v1", request_)


def test_something_listens_that_is_no_web_server(request_: ChatRequest) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"RTSP/1.0 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=greet)
        thread.start()
        with pytest.raises(errors.NotAModelServer):
            complete(f"http://127.0.0.1:{listener.getsockname()[1]}/v1", request_)
        thread.join()


def test_the_environments_proxy_is_not_used_on_this_machine(
    server: StubServer, request_: ChatRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert complete(server.base_url, request_).text == "yes"


def test_another_provider_does_not_learn_the_openai_organization(
    request_: ChatRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-ours")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-ours")
    seen: list[httpx2.Headers] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request.headers)
        return httpx2.Response(200, json={"choices": [{"message": {"content": "yes"}}]})

    async def run() -> None:
        chat = OpenAIChat(
            model="good",
            base_url="https://provider.invalid/v1",
            api_key=KEY,
            timeout=5,
            http_client=httpx2.AsyncClient(transport=httpx2.MockTransport(answer)),
        )
        assert (await chat.complete(request_)).text == "yes"

    asyncio.run(run())
    assert seen[0]["authorization"] == "Bearer sk-a-key-of-our-own"
    assert not {"openai-organization", "openai-project"} & set(seen[0])


@pytest.mark.parametrize("base_url", ["", "127.0.0.1:8000/v1", "ftp://server/v1", "http://"])
def test_an_address_that_is_none_is_refused_at_once(base_url: str) -> None:
    with pytest.raises(errors.SettingsError):
        OpenAIChat(model="good", base_url=base_url, api_key=KEY, timeout=5)


@pytest.mark.parametrize("key", ["密钥", "sk-a\nb"])
def test_a_key_that_cannot_be_sent_is_refused_at_once(key: str) -> None:
    with pytest.raises(errors.SettingsError) as caught:
        OpenAIChat(model="good", base_url="http://server/v1", api_key=SecretStr(key), timeout=5)
    assert key not in str(caught.value)


def sdk_exceptions(base: type[BaseException]) -> set[type[BaseException]]:
    return {base}.union(*(sdk_exceptions(kind) for kind in base.__subclasses__()))


def example_of(kind: type[openai.OpenAIError]) -> openai.OpenAIError:
    """An instance, as the SDK would raise it, whatever its constructor wants."""
    request = httpx2.Request("POST", "http://server/v1")
    status = getattr(kind, "status_code", 500 if kind is openai.InternalServerError else 418)
    given = {
        "message": "said",
        "request": request,
        "response": httpx2.Response(status, request=request),
        "body": None,
        "completion": openai.types.chat.ChatCompletion.model_construct(usage=None),
        "unsent_messages": [],
    }
    if kind.__init__ is Exception.__init__:
        return kind("said")
    wanted = inspect.signature(kind).parameters.values()
    positional = [
        given[parameter.name]
        for parameter in wanted
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD
    ]
    named = {
        parameter.name: given[parameter.name]
        for parameter in wanted
        if parameter.kind is parameter.KEYWORD_ONLY and parameter.name in given
    }
    return kind(*positional, **named)


MEANING: dict[str, type[errors.BriefingError]] = {
    "OpenAIError": errors.RequestRefused,
    "APIError": errors.ServerFault,
    "APIStatusError": errors.RequestRefused,
    "APIResponseValidationError": errors.NotAModelServer,
    "APIConnectionError": errors.ConnectionClosed,
    "APITimeoutError": errors.ServerTimeout,
    "BadRequestError": errors.RequestRefused,
    "AuthenticationError": errors.WrongKey,
    "OAuthError": errors.WrongKey,
    "PermissionDeniedError": errors.WrongKey,
    "NotFoundError": errors.UnknownModel,
    "ConflictError": errors.ServerFault,
    "UnprocessableEntityError": errors.RequestRefused,
    "RateLimitError": errors.RateLimited,
    "InternalServerError": errors.ServerFault,
    "LengthFinishReasonError": errors.AnswerCut,
    "ContentFilterFinishReasonError": errors.AnswerRefused,
    "SubjectTokenProviderError": errors.RequestRefused,
    "WebSocketConnectionClosedError": errors.ConnectionClosed,
    "WebSocketQueueFullError": errors.ServerFault,
}


def test_each_exception_class_of_the_sdk_has_its_meaning() -> None:
    found = {
        kind
        for kind in sdk_exceptions(openai.OpenAIError)
        if kind.__module__ in {"openai", "openai._exceptions"} and not kind.__name__.startswith("_")
    }
    assert {kind.__name__ for kind in found} == set(MEANING), "a new class wants a meaning"
    for kind in found:
        assert issubclass(kind, openai.OpenAIError)
        assert type(as_ours(example_of(kind), "http://server/v1")) is MEANING[kind.__name__]


def test_the_sdk_has_no_other_exception_that_a_call_could_raise() -> None:
    public = {
        value
        for value in [getattr(openai, name) for name in openai.__all__]
        if inspect.isclass(value)
        and issubclass(value, BaseException)
        and not issubclass(value, openai.OpenAIError)
    }
    assert public == {openai.InvalidWebhookSignatureError}, "we receive no webhooks"
