"""What the OpenAPI document promises holds for requests that nobody thought of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.service.running import serving

if TYPE_CHECKING:
    import pytest

    from briefing.llm.stub_server import StubServer

_CONFIG = Path(__file__).with_name("schemathesis.toml")
_TOKEN = "w" * 16


def test_schemathesis_finds_nothing(
    model: StubServer, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    tokens = tmp_path / "tokens"
    tokens.write_text(f"ann write {_TOKEN}\n")
    with serving(tmp_path, model.base_url, "--tokens", tokens, "--queue", 1000) as service:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--config-file", _CONFIG, "run"),
                *(f"{service.url}/v1/openapi.json", "-H", f"Authorization: Bearer {_TOKEN}"),
                *("--max-examples", "10", "--seed", "1", "--no-color"),
            ],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            timeout=100,
        )
        log = service.log.read_text()
    assert done.returncode == 0, done.stdout.decode()
    assert '"level": "error"' not in log
