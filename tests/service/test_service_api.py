"""The API as a program uses it."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import httpx2
import jsonschema
import pytest

from briefing.rendering import json_schema
from briefing.service.config import ServiceConfig
from tests.service.running import LONG_RECORD, RECORD, finished, order, serving, until

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.llm.stub_server import StubServer
    from tests.service.running import Service

PROBLEM = "application/problem+json"


@pytest.fixture
def done(client: httpx2.Client) -> dict[str, Any]:
    """A finished memo."""
    return finished(client, order(client)["id"])


def _problem(answer: httpx2.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert "Traceback" not in answer.text
    assert "/work" not in answer.text
    assert ".py" not in answer.text
    return problem


def test_a_record_is_read_before_any_token_is_spent(
    client: httpx2.Client, model: StubServer
) -> None:
    asked = len(model.requests)
    source = LONG_RECORD.read_bytes()
    answer = client.post("/v1/records", content=source, params={"name": "../up/990001.md"})
    assert answer.status_code == 201
    record = answer.json()
    assert record["id"] == hashlib.sha256(source).hexdigest()
    assert record["name"] == "990001.md"
    assert record["reading"]["date"] == "2026-03-12"
    assert record["reading"]["company"]["ticker"] == "990001.BJ"
    assert len(record["reading"]["parts"]) == 6
    assert record["reading"]["participants_distinct"] == 33
    assert record["reading"]["estimate"]["calls"] > 6
    assert client.get(answer.headers["location"]).json()["id"] == record["id"]
    assert len(model.requests) == asked


def test_a_memo_is_made_in_the_background_and_followed_to_its_end(client: httpx2.Client) -> None:
    text = f"{RECORD.read_text('utf-8')}\n"
    answer = client.post("/v1/memos", json={"text": text, "name": "a.md"})
    assert answer.status_code == 202
    memo = answer.json()
    assert answer.headers["location"] == f"/v1/memos/{memo['id']}"
    events = [data for name, data in _events(client, memo["id"]) if name == "status"]
    assert events[-1]["state"] == "done"
    assert len(events[-1]["progress"]["answers_done"]) == events[-1]["progress"]["answers_total"]
    assert events[-1]["company"].isascii()
    assert events[-1]["stance"]


def test_each_answer_is_told_once_and_as_soon_as_it_is_done(
    client: httpx2.Client, withheld: threading.Event
) -> None:
    memo = order(client, LONG_RECORD, force=True)
    address = f"/v1/memos/{memo['id']}"
    answers = []
    for name, data in _events(client, memo["id"]):
        if name == "answer":
            answers.append(data)
        if len(answers) == 5 and not withheld.is_set():
            assert client.get(address).json()["state"] == "running"
            withheld.set()
    result = client.get(f"{address}/result").json()
    assert answers[-1] == result["answers"][4]
    assert sorted(answers, key=lambda answer: int(answer["number"])) == result["answers"]
    again = [data for name, data in _events(client, memo["id"]) if name == "answer"]
    assert again == result["answers"], "who comes late is told, too"


def _events(client: httpx2.Client, memo_id: str) -> Iterator[tuple[str, Any]]:
    """A memo's events until its end: their names and data."""
    with client.stream("GET", f"/v1/memos/{memo_id}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        name = ""
        for line in stream.iter_lines():
            field, _, value = line.partition(":")
            if field == "event":
                name = value.strip()
            elif field == "data":
                yield name, json.loads(value)


def test_the_same_memo_is_made_once_unless_forced(
    client: httpx2.Client, model: StubServer, done: dict[str, Any]
) -> None:
    asked = len(model.requests)
    again = client.post("/v1/memos", json={"record": done["record"]})
    assert (again.status_code, again.json()["id"]) == (200, done["id"])
    assert len(model.requests) == asked
    forced = client.post("/v1/memos", json={"record": done["record"], "force": True})
    assert forced.status_code == 202
    assert finished(client, forced.json()["id"])["state"] == "done"
    assert len(model.requests) > asked, "a forced memo takes no answer from the cache"


def test_a_result_is_given_in_the_form_that_is_accepted(
    client: httpx2.Client, done: dict[str, Any]
) -> None:
    address = f"/v1/memos/{done['id']}/result"
    jsonschema.validate(client.get(address).json(), json_schema())
    page = client.get(address, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.1"})
    assert page.headers["content-type"].startswith("text/html")
    assert "<h1>" in page.text
    markdown = client.get(address, headers={"accept": "text/markdown"})
    assert markdown.text.startswith("# ")
    word = client.get(address, params={"format": "docx"})
    assert docx.Document(BytesIO(word.content)).paragraphs
    name = word.headers["content-disposition"]
    assert name.startswith('attachment; filename="')
    assert name.endswith('.docx"')
    _problem(client.get(address, headers={"accept": "image/png"}), 406)


def test_lists_have_pages_and_can_be_searched(client: httpx2.Client, done: dict[str, Any]) -> None:
    order(client, RECORD, force=True)
    order(client, RECORD, force=True)
    seen: list[str] = []
    after: str | None = None
    while after is not None or not seen:
        page = client.get("/v1/memos", params={"limit": 2, **({"after": after} if after else {})})
        seen += [memo["id"] for memo in page.json()["memos"]]
        after = page.json()["next"]
    assert len(seen) == len(set(seen)) >= 3
    assert seen == sorted(seen, reverse=True)

    def found(**wanted: str) -> list[str]:
        return [memo["id"] for memo in client.get("/v1/memos", params=wanted).json()["memos"]]

    assert done["id"] in found(ticker="990002")
    assert done["id"] in found(q=done["company"].split()[0].upper())
    assert done["id"] in found(since="2026-03-17", until="2026-03-17", state="done")
    assert done["id"] in found(stance=done["stance"][0])
    assert found(q="no such company") == []


def test_cancel_stops_the_calls_of_the_model(client: httpx2.Client, model: StubServer) -> None:
    model.delay = 0.3
    try:
        memo = order(client, LONG_RECORD, force=True)
        events = f"/v1/memos/{memo['id']}"
        until(lambda: client.get(events).json()["progress"]["calls_done"] > 0)
        assert client.post(f"{events}/cancel").status_code == 200
        assert finished(client, memo["id"])["state"] == "cancelled"
        asked = len(model.requests)
        until(lambda: client.get("/ready").status_code == 200)
        order_other = order(client)
        assert finished(client, order_other["id"])["state"] == "done"
        assert len(model.requests) - asked < 10, "nothing of the cancelled memo is asked any more"
    finally:
        model.delay = 0.0
    _problem(client.post(f"{events}/cancel"), 409)
    _problem(client.get(f"{events}/result"), 409)


def test_a_deleted_memo_is_gone(client: httpx2.Client) -> None:
    memo = order(client, RECORD, force=True)
    assert client.delete(f"/v1/memos/{memo['id']}").status_code == 204
    for method, path in (("GET", ""), ("GET", "/result"), ("DELETE", ""), ("POST", "/cancel")):
        _problem(client.request(method, f"/v1/memos/{memo['id']}{path}"), 404)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty-file"),
        (b"\x00\x01\x02\xff" * 50, "binary-file"),
        (b"# Shopping\n\nMilk and bread.\n", "not-a-record"),
    ],
)
def test_a_file_that_is_no_record_is_a_problem_in_plain_words(
    client: httpx2.Client, content: bytes, kind: str
) -> None:
    problem = _problem(client.post("/v1/records", content=content), 422)
    assert problem["type"] == f"urn:briefing:{kind}"
    assert problem["hint"]


@pytest.mark.parametrize(
    "body",
    [{}, {"record": "../../etc/passwd"}, {"record": "a" * 64, "text": "x"}, {"url": "http://x"}],
)
def test_a_request_of_a_wrong_form_is_a_problem(client: httpx2.Client, body: Any) -> None:
    _problem(client.post("/v1/memos", json=body), 422)


def test_what_is_not_there_is_not_found(client: httpx2.Client) -> None:
    _problem(client.post("/v1/memos", json={"record": "0" * 64}), 404)
    _problem(client.get(f"/v1/memos/{'0' * 27}"), 404)
    _problem(client.get("/v1/nothing"), 404)
    _problem(client.put("/v1/memos"), 405)


def test_too_large_a_body_is_refused_whether_it_says_so_or_not(client: httpx2.Client) -> None:
    large = b"x" * 20_000_001
    _problem(client.post("/v1/records", content=large), 413)
    chunks = (large[at : at + 1_000_000] for at in range(0, len(large), 1_000_000))
    _problem(client.post("/v1/records", content=chunks), 413)


def test_only_so_many_bodies_are_in_hand_at_once(client: httpx2.Client, service: Service) -> None:
    config = ServiceConfig("")
    content = RECORD.read_bytes()
    there = "127.0.0.2"
    line = "POST /v1/records"
    with (
        service.holding(config.uploads_each, line),
        service.client(transport=httpx2.HTTPTransport(local_address=there)) as elsewhere,
    ):
        refused = client.post("/v1/records", content=content)
        _problem(refused, 429)
        assert int(refused.headers["retry-after"]) > 0
        assert client.get("/v1/memos").status_code == 200, "what has no body is answered"
        assert elsewhere.post("/v1/records", content=content).status_code == 201
        with service.holding(config.uploads - config.uploads_each, line, local=there):
            _problem(elsewhere.post("/v1/records", content=content), 429)
    until(lambda: client.post("/v1/records", content=content).status_code == 201)
    assert "unexpected error" not in service.log.read_text()


def test_a_full_queue_says_when_to_come_again(model: StubServer, tmp_path: Path) -> None:
    with (
        serving(tmp_path, model.base_url, "--queue", 1, model="slow") as busy,
        busy.client() as client,
    ):
        busy.wait_ready()
        first = order(client)
        until(lambda: client.get(f"/v1/memos/{first['id']}").json()["state"] == "running")
        order(client, RECORD, force=True)
        refused = client.post("/v1/memos", json={"record": first["record"], "force": True})
        problem = _problem(refused, 429)
        assert problem["type"] == "urn:briefing:queue-full"
        assert int(refused.headers["retry-after"]) > 0


def test_a_model_that_fails_is_told_in_words(model: StubServer, tmp_path: Path) -> None:
    with (
        serving(tmp_path, model.base_url, model="wrong-key") as broken,
        broken.client() as client,
    ):
        memo = finished(client, order(client)["id"])
    assert memo["state"] == "failed"
    assert memo["error"]["type"] == "urn:briefing:wrong-key"
    assert memo["error"]["detail"]


def test_operators_are_answered(client: httpx2.Client, done: dict[str, Any]) -> None:
    assert client.get("/health").json()["status"] == "ok"
    assert client.get("/ready").json()["status"] == "ok"
    figures = client.get("/metrics").text
    assert 'briefing_jobs{state="done"}' in figures
    assert 'briefing_workers{ready="true"} 1.0' in figures
    assert 'route="/v1/memos/{memo_id}"' in figures


def test_a_log_has_the_requests_id_and_none_of_a_records_text(
    client: httpx2.Client, service: Service, done: dict[str, Any]
) -> None:
    client.get("/v1/memos", params={"q": "曜川"}, headers={"x-request-id": "mine-1"})
    until(lambda: any(line.get("request_id") == "mine-1" for line in service.logged()))
    lines = service.logged()
    mine = [line for line in lines if line.get("request_id") == "mine-1"]
    assert [(line["route"], line["status"]) for line in mine] == [("/v1/memos", 200)]
    assert any(line.get("job") == done["id"] for line in lines)
    text = service.log.read_text()
    assert not any("\u4e00" <= character <= "\u9fff" for character in text)
    assert "\\u" not in text
