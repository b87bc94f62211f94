"""What the OpenAPI document promises holds for requests that nobody thought of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.service.conftest import WRITE

if TYPE_CHECKING:
    from tests.service.running import Service

_CONFIG = Path(__file__).with_name("schemathesis.toml")


def test_schemathesis_finds_nothing(guarded: Service, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", _CONFIG, "run"),
            *(f"{guarded.url}/v1/openapi.json", "-H", f"Authorization: Bearer {WRITE}"),
            *("--seed", "1", "--no-color"),
        ],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout.decode()
    assert '"level": "error"' not in guarded.log.read_text()
