"""What holds for every test: no network but loopback, no settings or cache of the user's."""

import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Timing is never asserted; a busy machine would break the default deadline.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in {
            "127.0.0.1",
            "::1",
            "localhost",
        }:
            pytest.fail(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _own_settings(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    # The live tests use the user's model folder: a gigabyte isn't fetched anew for each.
    if "live" not in request.keywords:
        monkeypatch.setenv("BRIEFING_CACHE_DIR", str(tmp_path / "cache"))
