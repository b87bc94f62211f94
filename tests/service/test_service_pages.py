"""The pages without a browser: who may see them, and what they answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from fastapi import HTTPException

from briefing.errors import QueueFull
from briefing.service.pages import phrasing
from briefing.service.problems import problem_of
from tests.service.conftest import READ, WRITE
from tests.service.running import RECORD, finished, order

if TYPE_CHECKING:
    import httpx2

    from tests.service.running import Service


def _log_in(client: httpx2.Client, token: str, back: str = "/") -> httpx2.Response:
    return client.post("/login", data={"token": token, "back": back})


@pytest.mark.parametrize(("token", "heading"), [(READ, "Past memos"), (WRITE, "Read a record")])
def test_the_first_page_has_one_heading_for_who_sees_it(
    guarded: Service, token: str, heading: str
) -> None:
    with guarded.client() as client:
        _log_in(client, token)
        page = client.get("/").text
    assert page.count("<h1>") == 1
    assert f"<h1>{heading}" in page


def test_who_is_not_known_is_asked_to_log_in(guarded: Service) -> None:
    with guarded.client() as client:
        for path in ("/", "/memos", f"/memos/{'0' * 27}", "/compare?a=x&b=y"):
            answer = client.get(path)
            assert answer.status_code == 401
            assert "Your token" in answer.text
            assert "Past memos" not in answer.text
        assert client.get("/static/app.css").status_code == 200
        assert _log_in(client, "wrong" * 4).status_code == 401
        cookie = _log_in(client, WRITE).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert client.get("/").status_code == 200
        client.post("/logout")
        assert client.get("/").status_code == 401


def test_a_cookie_is_for_pages_and_a_header_for_programs(guarded: Service) -> None:
    with guarded.client() as client:
        _log_in(client, WRITE)
        assert client.get("/v1/memos").status_code == 401
    with guarded.client(headers={"authorization": f"Bearer {WRITE}"}) as client:
        assert client.get("/").status_code == 401


def test_who_may_read_sees_no_way_to_make_and_has_none(guarded: Service) -> None:
    with guarded.client() as client:
        _log_in(client, READ)
        assert 'type="file"' not in client.get("/").text
        assert client.post("/records", data={"text": "x"}).status_code == 403
        assert client.post("/memos", data={"record": "a" * 64}).status_code == 403
        assert client.post(f"/memos/{'0' * 27}/delete").status_code == 403


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_logging_in_leads_nowhere_else(guarded: Service, back: str) -> None:
    with guarded.client() as client:
        answer = _log_in(client, WRITE, back)
        assert answer.headers["location"] == "/"
        assert _log_in(client, WRITE, "/memos?q=a").headers["location"] == "/memos?q=a"


def test_an_error_on_a_page_is_a_page_and_in_a_part_of_one_a_part(client: httpx2.Client) -> None:
    page = client.get("/nothing")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<html" in page.text
    part = client.post("/records", data={"text": " "}, headers={"HX-Request": "true"})
    assert part.status_code == 422
    assert "<html" not in part.text
    assert "neither a file nor a text" in part.text


def test_too_many_files_are_refused(client: httpx2.Client) -> None:
    files = [("file", (f"{number}.md", b"x")) for number in range(21)]
    answer = client.post("/records", files=files)
    assert answer.status_code == 400
    assert "20" in answer.text


def test_a_search_of_a_wrong_form_is_said_to_be(client: httpx2.Client) -> None:
    assert client.get("/memos", params={"since": "yesterday"}).status_code == 422
    assert client.get("/compare").status_code == 422
    assert client.get("/memos", params={"q": "\x00%_'\"<script>", "after": "x"}).status_code == 200


def test_pages_hold_no_script_and_no_style_of_their_own(client: httpx2.Client) -> None:
    memo = finished(client, order(client)["id"])
    for path in ("/", f"/memos/{memo['id']}", f"/compare?a={memo['id']}&b={memo['id']}"):
        text = client.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text)
        assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", text)


def test_what_a_page_names_is_there_and_may_be_kept(client: httpx2.Client) -> None:
    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text)
    assert len(named) > 4
    for path in named:
        asset = client.get(path)
        assert asset.status_code == 200
        assert "immutable" in asset.headers["cache-control"]
        again = client.get(path, headers={"if-none-match": asset.headers["etag"]})
        assert again.status_code == 304
    assert client.get("/static/../views.py").status_code == 404


def test_the_same_record_leads_to_the_memo_that_is_there(client: httpx2.Client) -> None:
    memo = finished(client, order(client)["id"])
    answer = client.post("/records", files={"file": ("a.md", RECORD.read_bytes())})
    assert f'href="/memos/{memo["id"]}"' in answer.text
    assert "Make it anew" in answer.text


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3, "a few seconds"),
        (38, "about 40 seconds"),
        (70, "about a minute"),
        (300, "about 5 minutes"),
        (7200, "about 2 hours"),
    ],
)
def test_durations_are_rough(seconds: float | None, words: str) -> None:
    assert phrasing.duration(seconds) == words


def test_costs_are_never_rounded_to_nothing() -> None:
    assert phrasing.cost(0.004) == "less than $0.01"
    assert phrasing.cost(0.126) == "about $0.13"
    assert phrasing.cost(0) != phrasing.cost(None) != phrasing.cost(0.0001)


def test_a_person_is_told_in_whole_sentences_what_is_wrong() -> None:
    assert phrasing.heading(problem_of(HTTPException(413, "x"))) == "Too large"
    own = problem_of(QueueFull("3 memos wait", "Try later."))
    assert phrasing.heading(own) == own.title
    told = phrasing.advice("the server answers 401", "Check the key: briefing doctor")
    assert told == "The server answers 401. Check the key: briefing doctor"
    assert phrasing.advice("A date is wrong", "") == "A date is wrong."
