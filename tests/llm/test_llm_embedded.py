"""The embedded engine: what it refuses before it starts, and, live, how it serves and ends."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from briefing.errors import EngineError, PortInUse
from briefing.llm.embedded import CONTEXT, PLACES, EmbeddedServer
from briefing.llm.engine import LOOPBACK
from briefing.settings import load_settings
from briefing.wiring import weight_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SERVING = """
import sys
from pathlib import Path
from briefing.llm.embedded import EmbeddedServer

with EmbeddedServer(Path(sys.argv[1])) as server:
    print(server.base_url, server.api_key, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def no_model(tmp_path: Path) -> Path:
    """A file that begins as a model and is none."""
    file = tmp_path / "cut.gguf"
    file.write_bytes(b"GGUF\x03\x00\x00\x00")
    return file


def _enter(server: EmbeddedServer) -> None:
    with server:
        pytest.fail("it started")


def test_a_missing_model_is_said_with_how_to_fetch_it(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"absent\.gguf") as caught:
        _enter(EmbeddedServer(tmp_path / "absent.gguf"))
    assert "models pull" in caught.value.hint


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.gguf"
    page.write_text("<!doctype html>", "ascii")
    with pytest.raises(EngineError, match="no model file") as caught:
        _enter(EmbeddedServer(page))
    assert "models remove" in caught.value.hint


def test_a_cut_model_is_refused_by_the_engine(no_model: Path) -> None:
    with pytest.raises(EngineError, match=r"can't load cut\.gguf") as caught:
        _enter(EmbeddedServer(no_model))
    assert "models remove" in caught.value.hint


def test_too_little_memory_is_said_before_anything_is_loaded(no_model: Path) -> None:
    with pytest.raises(EngineError, match=r"needs 1000000000\.0 GB of memory"):
        _enter(EmbeddedServer(no_model, memory=10**18))


def test_a_taken_port_is_said(no_model: Path) -> None:
    with socket.create_server((LOOPBACK, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUse, match=str(port)):
            _enter(EmbeddedServer(no_model, port=port))


def test_each_server_has_a_key_of_its_own(no_model: Path) -> None:
    keys = {EmbeddedServer(no_model).api_key for _ in range(3)}
    assert len(keys) == 3
    assert min(map(len, keys)) >= 32


@pytest.fixture
def model() -> Path:
    """The default model in the user's own folder, fetched if it isn't there."""
    settings = load_settings({}, os.environ)
    return weight_store(settings).fetch(settings.model, lambda _done, _total: None)


def _get(server: EmbeddedServer, path: str, key: str) -> Any:
    address = server.base_url.removesuffix("/v1") + path
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


@pytest.mark.live
def test_it_serves_so_many_places_of_the_full_context_and_only_with_its_key(model: Path) -> None:
    with EmbeddedServer(model) as server:
        slots = _get(server, "/slots", server.api_key)
        with pytest.raises(urllib.error.HTTPError, match="401"):
            _get(server, "/slots", "another key")
    assert [slot["n_ctx"] for slot in slots] == [CONTEXT] * PLACES
    with pytest.raises(urllib.error.URLError):
        _get(server, "/health", server.api_key)


def _serve(model: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _SERVING, str(model)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        text=True,
    )


@pytest.mark.live
def test_it_says_nothing_and_a_proxy_does_not_stand_between(model: Path) -> None:
    # Nothing listens on port 9: whatever goes through the proxy fails.
    with _serve(model, http_proxy="http://127.0.0.1:9", HTTP_PROXY="http://127.0.0.1:9") as process:
        out, errors = process.communicate("", timeout=100)
    assert process.returncode == 0
    assert out.startswith("http://127.0.0.1:")
    assert out.count("\n") == 1
    assert errors == ""


@contextmanager
def _answering(model: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that serves the model, in the middle of a long answer to somebody."""
    with _serve(model) as process, ThreadPoolExecutor() as threads:
        assert process.stdout
        address, key = process.stdout.readline().split()
        root = address.removesuffix("/v1")
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        body = {"prompt": "企业" * 1000, "n_predict": 4000, "ignore_eos": True}
        asked = urllib.request.Request(f"{root}/completion", json.dumps(body).encode(), headers)
        answer = threads.submit(urllib.request.urlopen, asked)
        slots = urllib.request.Request(f"{root}/slots", headers=headers)
        while not any(slot["is_processing"] for slot in json.load(urllib.request.urlopen(slots))):
            pass
        yield process
        with pytest.raises((OSError, http.client.HTTPException)):
            answer.result(timeout=60)
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(slots)


@pytest.mark.live
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interruption_ends_it_in_the_middle_of_an_answer(model: Path) -> None:
    with _answering(model) as process:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert errors.rstrip().endswith("KeyboardInterrupt")


@pytest.mark.live
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_it_does_not_outlive_a_process_that_was_killed(model: Path) -> None:
    with _answering(model) as process:
        process.kill()
        process.communicate(timeout=60)
