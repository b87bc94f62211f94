"""Scores that need a server: a judge, and embeddings."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.llm.scripted import ScriptedModel
from briefing.stages.asking import Asker
from briefing.wiring import prompt_library
from evals.damages import DAMAGES, ideal_memo
from evals.metrics import pooled
from evals.provenance import case_hashes
from evals.runlog import Finished, LogWriter
from evals.scorers import METRICS, score
from evals.scorers.judge import judge
from evals.views import view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.models.chat import ChatRequest
    from evals.cases import Case

ROOT = Path(__file__).parents[2]


class _Embeddings(BaseHTTPRequestHandler):
    """Vectors of letter counts."""

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        rows = [[text.lower().count(letter) for letter in "abcdefghij"] for text in asked["input"]]
        data = [
            {"object": "embedding", "index": at, "embedding": row} for at, row in enumerate(rows)
        ]
        body = json.dumps({"object": "list", "data": data, "model": "letters", "usage": {}})
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())


@pytest.fixture
def embeddings() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Embeddings)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def log(case: Case, tmp_path: Path) -> Path:
    memo = ideal_memo(case)
    head = {"kind": "head", "format": 1, "repeat": 1, "cases": case_hashes([case])}
    path = tmp_path / "log.jsonl"
    with LogWriter(path, head) as writer:
        writer.finish((case.name, 0), Finished(memo, 1.0, 1.0, score(view(case, memo))))
    return path


def test_a_judge_is_asked_of_each_statement_and_of_what_is_known(case: Case) -> None:
    facts = [fact.text for answer in case.answers.values() for fact in answer.facts]

    def verdict(request: ChatRequest) -> str:
        return "yes" if any(fact in request.messages[-1].content for fact in facts) else "no"

    spoilt = next(d for d in DAMAGES if d.name == "fact invented").to(case, ideal_memo(case))
    asker = Asker(ScriptedModel(verdict), prompt_library(None))
    scores = asyncio.run(judge(asker, view(case, spoilt)))
    by_name = {
        name: pooled(METRICS[name], [s for s in scores if s.metric == name])
        for name in ("judge.supported", "judge.agreement")
    }
    assert by_name["judge.agreement"] == 1.0
    risks = sum(len(answer.risks) for answer in case.answers.values())
    said = len(facts) + len(case.answers) + risks
    # A risk whose description is a fact's words is called supported, too.
    assert by_name["judge.supported"] is not None
    assert len(facts) / said <= by_name["judge.supported"] < 1.0


def test_similarity_is_added_to_a_log_and_kept_when_it_is_scored_again(
    log: Path, embeddings: str
) -> None:
    def evals(*arguments: object) -> None:
        command = [sys.executable, "-m", "evals", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        assert done.returncode == 0, done.stderr

    evals("similarity", log, "--base-url", embeddings, "--model", "letters")
    evals("score", log)
    lines = log.read_text("utf-8").splitlines()
    rows = [row for row in json.loads(lines[1])["scores"] if row[0] == "similarity.cosine"]
    assert [row[2] for row in rows] == [pytest.approx(1.0)] * 6


def test_a_server_without_embeddings_is_a_broken_set_up(log: Path) -> None:
    command = [sys.executable, "-m", "evals", "similarity", str(log)]
    command += ["--base-url", "http://127.0.0.1:9/v1", "--model", "letters"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 3
    assert "No embeddings" in done.stderr
