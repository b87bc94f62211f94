"""The real embedded model on a short record: what the command promises, without a stub."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from briefing.rendering import json_schema


@pytest.mark.live
@pytest.mark.timeout(900)
def test_the_embedded_model_writes_a_memo_of_a_short_record(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "briefing", "memo", "evals/records/990002-20260318.md"),
            *("-o", str(tmp_path), "--no-cache"),
        ],
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    memo = json.loads((tmp_path / "990002-20260318.json").read_text("utf-8"))
    jsonschema.validate(memo, json_schema())
    assert memo["provenance"]["model"] == "qwen2.5-coder-1.5b"
    assert memo["provenance"]["usage"]["cached_tokens"] > 0
    points = [point for answer in memo["answers"] for point in answer["takeaways"]]
    assert len(points) >= len(memo["answers"])
    assert any(point["verified"] for point in points)
    assert not any("\u4e00" <= c <= "\u9fff" for p in points if p["verified"] for c in p["text"])
