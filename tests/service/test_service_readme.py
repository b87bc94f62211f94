"""What the README shows of the service works as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.service.running import ROOT

if TYPE_CHECKING:
    from tests.service.running import Service


def _example(language: str, service: Service) -> str:
    section = (ROOT / "README.md").read_text("utf-8").partition("## On demand\n")[2]
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert found
    code = found.group(1)
    assert "http://127.0.0.1:8321" in code
    return code.replace("http://127.0.0.1:8321", service.url)


@pytest.mark.skipif(not shutil.which("curl"), reason="curl isn't installed")
def test_the_example_with_curl(service: Service) -> None:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", _example("sh", service)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert '"state": "done"' in said
    assert "# Muhe" in said


def test_the_example_with_an_openai_client(service: Service) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _example("python", service)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert re.fullmatch(r"Muhe .*\d+ risks\n", done.stdout.decode())
