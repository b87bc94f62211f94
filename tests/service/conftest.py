"""One service for all that can share one, and a model's server on loopback."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from briefing.llm.rehearsing import Instances
from briefing.llm.stub_server import StubServer
from tests.service.running import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx2

    from tests.service.running import Service

WRITE, READ = "w" * 16, "r" * 16


def obedient(request: dict[str, Any]) -> str:
    """A text of its own for each request, of the form that is asked for."""
    form = request.get("response_format")
    return json.dumps(Instances().of(form["json_schema"]["schema"])) if form else "no"


@pytest.fixture(scope="session")
def model() -> Iterator[StubServer]:
    with StubServer(answer=obedient) as server:
        yield server


@pytest.fixture
def withheld(model: StubServer) -> Iterator[threading.Event]:
    """Until it is set, the model keeps back what it has to say on the fifth of a record's answers.

    The record is ``LONG_RECORD``.
    """
    told = threading.Event()

    def answer(request: dict[str, Any]) -> str:
        if "短期借款" in request["messages"][-1]["content"]:
            told.wait(60)
        return obedient(request)

    model.answer = answer
    yield told
    told.set()
    model.answer = obedient


@pytest.fixture(scope="session")
def service(model: StubServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service without tokens. Each test finds what others left."""
    with serving(tmp_path_factory.mktemp("service"), model.base_url) as running:
        running.wait_ready()
        yield running


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with tokens: ann may write, bob may read. Each module finds what others left."""
    folder = tmp_path_factory.mktemp("guarded")
    tokens = folder / "tokens"
    tokens.write_text(f"ann write {WRITE}\nbob read {READ}\n")
    with (
        StubServer(answer=obedient) as model,
        serving(folder, model.base_url, "--tokens", tokens, "--queue", 1000) as running,
    ):
        yield running


@pytest.fixture
def client(service: Service) -> Iterator[httpx2.Client]:
    with service.client() as opened:
        yield opened
