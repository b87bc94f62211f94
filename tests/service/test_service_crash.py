"""What is killed loses nothing; ``benchmarks/crashes.py`` does the same twenty times."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from tests.service.conftest import obedient
from tests.service.killing import survive
from tests.service.running import LONG_RECORD, finished, order, serving, until

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.llm.stub_server import StubServer


def test_a_memo_survives_kill_9_and_no_finished_call_is_repeated(tmp_path: Path) -> None:
    victims = ["worker", "all", "worker"]
    survived = survive(tmp_path, victims, obedient)
    assert survived.memo["state"] == "done"
    assert survived.kills == len(victims)
    assert survived.repeated <= survived.kills, "only the call that was under way"


def test_a_server_that_is_asked_to_end_gives_its_job_back(
    model: StubServer, tmp_path: Path
) -> None:
    model.delay = 0.1
    with serving(tmp_path, model.base_url) as service, service.client() as client:
        memo_id = order(client, LONG_RECORD)["id"]
        until(lambda: client.get(f"/v1/memos/{memo_id}").json()["progress"]["calls_done"] > 0)
        service.process.send_signal(signal.SIGTERM)
        service.process.wait(20)
    assert "memo ended" in service.log.read_text()
    model.delay = 0.0
    with serving(tmp_path, model.base_url) as service, service.client() as client:
        assert finished(client, memo_id)["state"] == "done", "without waiting for the lease"


def test_two_workers_share_the_jobs(model: StubServer, tmp_path: Path) -> None:
    with serving(tmp_path, model.base_url, "--workers", 2) as service, service.client() as client:
        until(lambda: 'briefing_workers{ready="true"} 2.0' in client.get("/metrics").text)
        memos = [order(client, force=True)["id"] for _ in range(4)]
        states = [finished(client, memo_id)["state"] for memo_id in memos]
    assert states == ["done"] * 4
