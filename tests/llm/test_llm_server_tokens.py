"""Counting by the tokenizer of a llama.cpp server, played by a small real server."""

from __future__ import annotations

import asyncio
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from briefing import errors
from briefing.llm.server_tokens import ServerTokenCounter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.llm.stub_server import StubServer
    from briefing.models.chat import ChatRequest


class Llama(BaseHTTPRequestHandler):
    """Has one token a word, and a control token before and after each turn."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers["Authorization"] != "Bearer k":
            self.answer(401, {"error": {"message": "Invalid API Key"}})
        elif self.path == "/apply-template":
            turns = [f"<s> {turn['role']} {turn['content']} </s>" for turn in body["messages"]]
            self.answer(200, {"prompt": " ".join(turns)})
        else:
            words = body["content"].split()
            if not body["parse_special"]:
                words = [word for word in words if word != "<s>"]
            self.answer(200, {"tokens": list(range(len(words)))})

    def answer(self, status: int, content: dict[str, Any]) -> None:
        text = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_args: Any, **_named: Any) -> None:
        pass


@pytest.fixture
def llama() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Llama) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
        server.shutdown()
        thread.join()


def test_a_request_is_put_through_the_template_first(llama: str, request_: ChatRequest) -> None:
    counter = ServerTokenCounter(base_url=llama, api_key=SecretStr("k"))
    # <s> system Be brief. </s> <s> user 问：毛利率为何下降？ </s>
    assert asyncio.run(counter.count_request(request_)) == 9


def test_control_tokens_in_a_plain_text_are_text(llama: str) -> None:
    counter = ServerTokenCounter(base_url=llama, api_key=SecretStr("k"))
    assert asyncio.run(counter.count_text("<s> two words")) == 2


def test_a_wrong_key_is_said(llama: str) -> None:
    counter = ServerTokenCounter(base_url=llama, api_key=SecretStr("other"))
    with pytest.raises(errors.WrongKey):
        asyncio.run(counter.count_text("words"))


def test_a_server_of_another_kind_is_said(server: StubServer) -> None:
    counter = ServerTokenCounter(base_url=server.base_url, api_key=SecretStr("k"))
    with pytest.raises(errors.NotAModelServer):
        asyncio.run(counter.count_text("words"))


def test_no_server_is_said() -> None:
    counter = ServerTokenCounter(base_url="http://127.0.0.1:1/v1", api_key=SecretStr("k"))
    with pytest.raises(errors.ServerUnreachable):
        asyncio.run(counter.count_text("words"))
