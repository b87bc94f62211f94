"""The embedded model through the harness, once: a short record, from weights to scores."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.live
@pytest.mark.timeout(900)
def test_the_embedded_model_is_run_and_scored(tmp_path: Path) -> None:
    records = {path.stem: path.stat().st_size for path in (ROOT / "evals/records").glob("*.md")}
    cases = [path.stem for path in (ROOT / "evals/cases").glob("*.yaml") if path.stem in records]
    shortest = min(cases, key=lambda name: records[name])
    command = [sys.executable, "-m", "evals", "run", "--filter", shortest, "--name", "live"]
    done = subprocess.run(
        [*command, "--logs", str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in (tmp_path / "live.jsonl").read_text("utf-8").splitlines()]
    assert lines[0]["model"] == "qwen2.5-coder-1.5b"
    (trial,) = [line for line in lines if line["kind"] == "trial"]
    whole = [row[2] for row in trial["scores"] if row[0] == "completeness.whole"]
    assert sum(whole) >= len(whole) / 2
    assert any(line["kind"] == "call" for line in lines)
