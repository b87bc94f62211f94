"""Traces arrive where they are sent to, and hold none of a record's text."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from tests.service.running import finished, order, serving

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.llm.stub_server import StubServer


class _Collector(BaseHTTPRequestHandler):
    received: list[tuple[str, bytes]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.received.append((self.path, body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


def test_a_memos_trace_is_sent_when_an_endpoint_is_configured(
    model: StubServer, tmp_path: Path
) -> None:
    _Collector.received = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _Collector) as collector:
        threading.Thread(target=collector.serve_forever, daemon=True).start()
        endpoint = f"http://127.0.0.1:{collector.server_address[1]}"
        with (
            serving(tmp_path, model.base_url, OTEL_EXPORTER_OTLP_ENDPOINT=endpoint) as service,
            service.client() as client,
        ):
            memo = finished(client, order(client)["id"])
        collector.shutdown()
    assert {path for path, _ in _Collector.received} == {"/v1/traces"}
    sent = b"".join(body for _, body in _Collector.received)
    assert memo["id"].encode() in sent
    assert b"gen_ai.usage.input_tokens" in sent
    assert "沐和".encode() not in sent
