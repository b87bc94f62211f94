"""Who may do what, from where."""

from __future__ import annotations

import socket
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from briefing.errors import PortInUse, SettingsError
from briefing.service.access import token_of
from briefing.service.config import Role, ServiceConfig, is_loopback, load_tokens
from tests.service.conftest import READ, WRITE
from tests.service.running import RECORD, ROOT, until

if TYPE_CHECKING:
    from pathlib import Path

    import httpx2

    from tests.service.running import Service


@pytest.fixture
def tokens(tmp_path: Path) -> Path:
    file = tmp_path / "tokens"
    file.write_text(f"# who role token\nann write {WRITE}\n\nbob read {READ} # a comment\n")
    return file


def _as(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def _statuses(service: Service) -> list[int]:
    return [line["status"] for line in service.logged() if "status" in line]


def test_a_file_of_tokens_names_users_and_roles(tokens: Path) -> None:
    config = ServiceConfig("sqlite://", host="0.0.0.0", tokens=load_tokens(tokens))
    found = token_of(config, READ)
    assert found is not None
    assert (found.user, found.role) == ("bob", Role.READ)
    assert token_of(config, "x" * 16) is None
    assert token_of(config, "") is None
    assert READ not in repr(config)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ann write", "a user, a role and a token"),
        (f"ann admin {WRITE}", "a user, a role and a token"),
        ("ann write short-secret", "fewer than 16"),
        (f"bob read {WRITE}", "another line"),
    ],
)
def test_a_bad_line_is_named_and_no_token_repeated(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "tokens"
    file.write_text(f"ann write {WRITE}\n{line}\n")
    with pytest.raises(SettingsError, match=words) as caught:
        load_tokens(file)
    assert "Line 2" in caught.value.message
    said = f"{caught.value.message} {caught.value.hint}"
    assert WRITE not in said
    assert "short-secret" not in said


def test_an_empty_or_missing_file_of_tokens_is_no_open_door(tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("# nobody\n")
    with pytest.raises(SettingsError, match="no token"):
        load_tokens(tmp_path / "tokens")
    with pytest.raises(SettingsError, match="can't be read"):
        load_tokens(tmp_path / "none")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.com", "127.0.0.1.x.com"])
def test_without_a_token_only_the_loopback_is_listened_on(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(SettingsError, match="loopback only"):
        ServiceConfig("sqlite://", host=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost"])
def test_the_loopback_has_several_names(host: str) -> None:
    assert is_loopback(host)


def test_a_token_is_needed_where_there_are_tokens(guarded: Service) -> None:
    with guarded.client() as client:
        for header in ("", f"Bearer {'x' * 16}", f"Basic {WRITE}", "Bearer é", WRITE):
            answer = client.get("/v1/memos", headers={b"authorization": header.encode()})
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Bearer")
        for path in ("/metrics", f"/v1/memos/{'0' * 27}", f"/v1/records/{'0' * 64}"):
            assert client.get(path).status_code == 401, "nothing is told of what is there"
        assert client.get("/health").status_code == 200
        assert client.get("/v1/memos", headers=_as(READ)).status_code == 200


def test_who_may_read_may_not_write(guarded: Service) -> None:
    text = RECORD.read_text("utf-8")
    with guarded.client() as client:
        made = client.post("/v1/memos", json={"text": text}, headers=_as(WRITE)).json()
        assert made["user"] == "ann"
        memo = f"/v1/memos/{made['id']}"
        refused = [
            client.post("/v1/memos", json={"text": text}, headers=_as(READ)),
            client.post("/v1/records", content=text.encode(), headers=_as(READ)),
            client.post(f"{memo}/cancel", headers=_as(READ)),
            client.delete(memo, headers=_as(READ)),
        ]
        assert [answer.status_code for answer in refused] == [403] * 4
        assert client.get(memo, headers=_as(READ)).status_code == 200


@pytest.mark.parametrize("path", ["/v1/records", "/v1/memos", "/records", "/memos"])
@pytest.mark.parametrize("who", ["X-Nobody: 1", f"Authorization: Bearer {'x' * 16}"])
def test_who_is_not_known_is_turned_away_before_the_body(
    guarded: Service, path: str, who: str
) -> None:
    before = len(_statuses(guarded))
    # Two are refused, and none is waited for.
    with guarded.holding(0, f"POST {path}", who):
        pass
    until(lambda: _statuses(guarded)[before:][-2:] == [401, 401])


def test_who_may_only_read_takes_no_place_for_a_body(guarded: Service) -> None:
    before = len(_statuses(guarded))
    with guarded.holding(0, "POST /v1/records", f"Authorization: Bearer {READ}"):
        pass
    until(lambda: _statuses(guarded)[before:][-2:] == [403, 403])


def test_no_user_takes_all_places(guarded: Service) -> None:
    each = ServiceConfig("").uploads_each
    with (
        guarded.holding(each, "POST /v1/records", f"Authorization: Bearer {WRITE}"),
        guarded.client() as client,
    ):
        hand_in = partial(client.post, "/v1/records", content=RECORD.read_bytes())
        assert hand_in(headers=_as(WRITE)).status_code == 429
        assert hand_in(headers=_as(READ)).status_code == 403, "there is a place, but not the right"


def test_who_logs_in_takes_no_place_of_those_who_are_known(guarded: Service) -> None:
    each = ServiceConfig("").logins_each
    form = "Content-Type: application/x-www-form-urlencoded"
    with guarded.holding(each, "POST /login", form), guarded.client() as client:
        log_in = partial(client.post, "/login", data={"token": WRITE})
        assert log_in().status_code == 429
        content = RECORD.read_bytes()
        assert client.post("/v1/records", content=content, headers=_as(WRITE)).status_code == 201
        # Who says nothing for a few seconds loses the place.
        until(lambda: log_in().status_code == 303)
        assert client.post("/login", data={"token": "x" * 20_000}).status_code == 413


def test_no_token_is_logged(guarded: Service) -> None:
    before = len(_statuses(guarded))
    with guarded.client() as client:
        client.get("/v1/memos", headers=_as(WRITE))
        client.get("/v1/memos", params={"token": WRITE})
        client.get(f"/v1/memos/{WRITE}")
    until(lambda: len(_statuses(guarded)) >= before + 3)
    log = guarded.log.read_text()
    assert WRITE not in log
    assert READ not in log


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example"},
    ],
)
def test_another_sites_page_may_do_nothing(client: httpx2.Client, headers: dict[str, str]) -> None:
    answer = client.post("/v1/records", content=RECORD.read_bytes(), headers=headers)
    assert answer.status_code == 403


def test_every_answer_keeps_the_browser_strict(client: httpx2.Client) -> None:
    for path in ("/", "/health", "/v1/memos", "/v1/nothing", "/v1/openapi.json"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def _fails(*arguments: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "serve", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    said = done.stderr.decode()
    assert "Traceback" not in said
    return done.returncode, said


def test_the_command_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    stub = ("--base-url", "http://127.0.0.1:9/v1", "--model", "good")
    code, said = _fails("--host", "0.0.0.0", *stub)
    assert code == SettingsError.exit_code
    assert "loopback" in said
    code, said = _fails("--database", "nonsense", *stub)
    assert code == SettingsError.exit_code
    assert "database" in said
    code, said = _fails("--model", "gpt-4.1")
    assert code == SettingsError.exit_code
    assert "OPENAI_API_KEY" in said
    code, said = _fails("--model", "qwen2.5-coder-1.5b", "--workers", 2)
    assert code == SettingsError.exit_code
    assert "2 workers" in said
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        database = f"sqlite:///{tmp_path / 'jobs.sqlite'}"
        code, said = _fails("--port", port, "--database", database, *stub)
    assert code == PortInUse.exit_code
    assert str(port) in said
