"""What holds for every test: no network but loopback, no settings or cache of the user's."""

import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.pdf.drawn import has_chinese_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# Timing is never asserted; a busy machine would break the default deadline.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a Chinese font where there is none."""
    marked = [item for item in items if item.get_closest_marker("chinese_font")]
    if marked and not has_chinese_font():
        for item in marked:
            item.add_marker(pytest.mark.skip("no Chinese font here: install fonts-wqy-microhei"))


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


_QUIET = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync".split()
)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """The machine's Chromium, for one module: its event loop would be in the way of the next."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on the PATH: install one, as with apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield running
        running.close()
