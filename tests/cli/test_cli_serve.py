"""``briefing serve`` where its libraries aren't installed."""

import subprocess
import sys

from briefing.errors import SettingsError

_WITHOUT = """
import importlib.util, sys
found = importlib.util.find_spec
def find_spec(name, package=None):
    return None if name in {"fastapi", "sqlalchemy"} else found(name, package)
importlib.util.find_spec = find_spec
sys.modules["fastapi"] = sys.modules["sqlalchemy"] = None
from briefing.__main__ import main
main()
"""


def test_without_its_libraries_the_service_names_the_extra() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, "serve", "--base-url", "http://127.0.0.1:9/v1"],
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode()
    assert done.returncode == SettingsError.exit_code, said
    assert "fastapi, sqlalchemy" in said
    assert "briefing[serve]" in said
    assert "Traceback" not in said


def test_the_other_commands_do_without_them() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, "schema"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
