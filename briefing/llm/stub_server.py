"""A server that speaks the OpenAI API and behaves, or misbehaves, by the name of the model.

For tests and benchmarks, and for trying a set-up without a model. In a process of its own:
``python -m briefing.llm.stub_server --delay 0.05`` prints its address and serves until it is ended.

| model         | what it does                                                            |
| ------------- | ----------------------------------------------------------------------- |
| good          | answers; with a schema, by the smallest object that fits it             |
| busy          | 429 with Retry-After: 1, then good                                      |
| throttled     | 429 with Retry-After: 1, always                                         |
| flaky         | 503, then good                                                          |
| broken        | 500, always                                                             |
| format-broken | 500 as llama.cpp words it where output breaks off inside a format       |
| wrong-key     | 401                                                                     |
| unknown       | 404 as for a model that isn't there                                     |
| too-long      | 400 as for a prompt beyond the context                                  |
| no-schema     | 400 for json_schema, good for json_object                               |
| no-json       | 400 for any response_format, good without                               |
| no-max-tokens | 400 for max_tokens and temperature as OpenAI's newer models             |
| html          | 200 with a web page                                                     |
| not-json      | 200 with half a JSON object                                             |
| other-json    | 200 with JSON of another kind                                           |
| fault-inside  | 200 with an error object, as gateways do                                |
| closing       | closes the connection in the middle of its answer                       |
| slow          | doesn't answer within a minute                                          |
| cut           | good, but cut at the token limit                                        |
| empty         | an empty answer                                                         |
| looping       | the same words over and over, up to the token limit                     |
| refusing      | a refusal                                                               |

Any other name is good. ``/v1/models`` lists these names.
"""

from __future__ import annotations

import argparse
import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_SLOW_SECONDS = 60.0
_LOOP = "85% 95% " * 40
_STATUSES: dict[str, tuple[int, str]] = {
    "throttled": (429, "Rate limit reached"),
    "broken": (500, "Internal error"),
    "format-broken": (500, "The model produced output that does not match the expected format"),
    "wrong-key": (401, "Incorrect API key provided"),
    "unknown": (404, "The model does not exist"),
    "too-long": (400, "The request exceeds the available context size"),
}
_FIRST: dict[str, tuple[int, str]] = {
    "busy": (429, "Rate limit reached"),
    "flaky": (503, "Overloaded"),
}
_BODIES: dict[str, tuple[str, bytes]] = {
    "html": ("text/html", b"<!doctype html><title>Welcome</title><p>It works!"),
    "not-json": ("application/json", b'{"choices": ['),
    "other-json": ("application/json", b'{"status": "ok"}'),
    "fault-inside": ("application/json", b'{"error": {"message": "upstream is down"}}'),
}
_SAID: dict[str, tuple[str, str]] = {
    "cut": ('{"text": "It was', "length"),
    "empty": ("", "stop"),
    "looping": (_LOOP, "length"),
}
NAMES = [
    *("good", "closing", "slow", "refusing", "no-schema", "no-json", "no-max-tokens"),
    *(*_STATUSES, *_FIRST, *_BODIES, *_SAID),
]


class StubServer:
    """The server on a free port of the loopback, in threads of this process.

    A context manager: serves inside the block, closes its port at the end.

    Args:
        delay: seconds that a good answer takes.
        answer: makes the text of a good answer from the request's JSON.

    Attributes:
        requests: the JSON of each request for a completion, in the order of arrival.
    """

    def __init__(
        self, *, delay: float = 0.0, answer: Callable[[dict[str, Any]], str] | None = None
    ) -> None:
        self.requests: list[dict[str, Any]] = []
        self.delay = delay
        self.answer = answer or _smallest_answer
        self.closing = threading.Event()
        self._calls: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._http = _HttpServer(("127.0.0.1", 0), _Handler)
        self._http.stub = self
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))

    @property
    def base_url(self) -> str:
        """Address for clients, up to ``/v1``."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def wait(self) -> None:
        """Block until the server stops serving."""
        self._thread.join()

    def is_first(self, request: dict[str, Any]) -> bool:
        """Take note of a request; tell whether it is the first for its model."""
        with self._lock:
            self.requests.append(request)
            self._calls[request["model"]] += 1
            return self._calls[request["model"]] == 1


class _HttpServer(ThreadingHTTPServer):
    request_queue_size = 256
    daemon_threads = True
    stub: StubServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away before its answer is nothing to report."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _HttpServer

    def log_message(self, *_args: Any, **_named: Any) -> None:
        """Log nothing."""

    def do_GET(self) -> None:
        """List the models."""
        self._send_json(200, {"object": "list", "data": [{"id": name} for name in NAMES]})

    def do_POST(self) -> None:
        """Answer a request for a completion."""
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if not self.path.endswith("/chat/completions"):
            self._send_error(404, "Not Found")
            return
        request = json.loads(body)
        model = request["model"]
        first = self.server.stub.is_first(request)
        if model in _STATUSES or (first and model in _FIRST):
            self._send_error(*(_STATUSES.get(model) or _FIRST[model]))
        elif refusal := _refused(model, request):
            self._send_error(400, refusal)
        elif model in _BODIES:
            kind, content = _BODIES[model]
            self._send(200, kind, content)
        elif model == "closing":
            self._send(200, "application/json", b'{"choices": [', promised=1000)
            self.close_connection = True
        else:
            self.server.stub.closing.wait(
                _SLOW_SECONDS if model == "slow" else self.server.stub.delay
            )
            self._send_json(200, self._completion(request))

    def _completion(self, request: dict[str, Any]) -> dict[str, Any]:
        model = request["model"]
        text, finish = _SAID.get(model) or (self.server.stub.answer(request), "stop")
        message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": None}
        if model == "refusing":
            message.update(content=None, refusal="I can't help with that.")
        token = {"token": text, "logprob": -0.1}
        asked = sum(len(turn["content"]) for turn in request["messages"])
        return {
            "object": "chat.completion",
            "model": model,
            "choices": [
                {
                    "index": 0,
                    "message": message,
                    "finish_reason": finish,
                    "logprobs": {"content": [{**token, "top_logprobs": [token]}]}
                    if request.get("logprobs")
                    else None,
                }
            ],
            "usage": {
                "prompt_tokens": asked // 4,
                "completion_tokens": len(text) // 4 + 1,
                "total_tokens": asked // 4 + len(text) // 4 + 1,
                "prompt_tokens_details": {"cached_tokens": asked // 8},
            },
        }

    def _send_error(self, status: int, message: str) -> None:
        self._send_json(status, {"error": {"message": message, "code": status}})

    def _send_json(self, status: int, content: dict[str, Any]) -> None:
        self._send(status, "application/json", json.dumps(content).encode())

    def _send(self, status: int, kind: str, content: bytes, promised: int | None = None) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(promised or len(content)))
        if status == 429:
            self.send_header("Retry-After", "1")
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()


def _refused(model: str, request: dict[str, Any]) -> str | None:
    form = request.get("response_format", {}).get("type")
    if (model == "no-schema" and form == "json_schema") or (model == "no-json" and form):
        return "This response_format type is unavailable now"
    if model == "no-max-tokens" and "max_tokens" in request:
        return "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
    if model == "no-max-tokens" and "temperature" in request:
        return "Unsupported value: 'temperature' does not support 0.0 with this model."
    return None


def _smallest_answer(request: dict[str, Any]) -> str:
    form = request.get("response_format", {"type": "text"})
    if form["type"] == "text":
        return "yes"
    return json.dumps(_smallest(form.get("json_schema", {}).get("schema", {"type": "object"})))


def _smallest(schema: dict[str, Any]) -> Any:
    """The first value that comes to mind that fits; knows what strict schemas are made of."""
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if "anyOf" in schema:
        return _smallest(schema["anyOf"][0])
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "object":
        return {name: _smallest(part) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [_smallest(schema["items"]) for _ in range(schema.get("minItems", 0))]
    plain: dict[Any, Any] = {"string": "text", "boolean": True}
    return plain.get(kind, schema.get("minimum", 1) if kind in {"integer", "number"} else None)


def main() -> None:
    """Serve until the process is ended; the first line of output is the address."""
    parser = argparse.ArgumentParser(description="A server that only pretends to have a model.")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds for a good answer")
    with StubServer(delay=parser.parse_args().delay) as server:
        print(server.base_url, flush=True)  # noqa: T201  the address is the output
        server.wait()


if __name__ == "__main__":
    main()
