"""The pages as an analyst meets them, in a real browser."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.service.conftest import obedient
from tests.service.running import LONG_RECORD, RECORD, order, serving

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from briefing.llm.stub_server import StubServer
    from tests.service.running import Service

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)  # a busy machine is no fault of a page

_HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}"


@pytest.fixture(scope="module")
def service(model: StubServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that nobody else has handed a record."""
    with serving(tmp_path_factory.mktemp("service"), model.base_url) as running:
        running.wait_ready()
        yield running


@pytest.fixture
def trouble() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, service: Service, trouble: list[str]) -> Iterator[Page]:
    """A page that may say nothing on the console and ask nobody else for anything."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    opened = context.new_page()
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            None if request.url.startswith(service.url) else trouble.append(request.url)
        ),
    )
    opened.goto(service.url)
    yield opened
    context.close()
    assert trouble == []


@pytest.fixture
def slow(model: StubServer) -> Iterator[StubServer]:
    """The model, with answers that take long enough to be followed."""
    model.delay = 0.3
    yield model
    model.delay = 0.0


def _variant(number: int) -> str:
    """The record as nobody has handed it in yet."""
    return RECORD.read_text("utf-8") + "\n" * number


def _paste(page: Page, text: str) -> None:
    page.get_by_text("Or paste the text").click()
    page.get_by_label("The record's text").fill(text)
    page.get_by_role("button", name="Read this text").click()


def _make(page: Page, text: str) -> None:
    _paste(page, text)
    page.get_by_role("button", name=re.compile("Make the memo|Make it anew")).click()
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible(timeout=30_000)


def test_a_record_is_dropped_previewed_followed_and_read(
    page: Page, model: StubServer, withheld: threading.Event, tmp_path: Path
) -> None:
    asked = len(model.requests)
    page.locator("#file").set_input_files(LONG_RECORD)
    card = page.locator("#read .card")
    expect(card).to_contain_text("Yaochuan Energy Storage 曜川储能科技股份有限公司 990001.BJ")
    expect(card).to_contain_text("12 March 2026")
    expect(card).to_contain_text("34 listed, 33 distinct")
    expect(card).to_contain_text("Zhang Huaiyuan 章怀远, chief financial officer")
    expect(card.locator(".questions li")).to_have_count(6)
    expect(card).to_contain_text("calls of model good")
    assert len(model.requests) == asked, "no token is spent on a preview"
    card.get_by_role("button", name="Make the memo").click()
    for _ in ("followed", "reloaded"):
        status = page.get_by_role("status")
        expect(status).to_contain_text("5 of 6 answers are done", timeout=20_000)
        expect(status).to_contain_text("calls of the model are answered")
        expect(page.locator(".questions > .ready h2")).to_have_count(5)
        expect(page.locator("#part-4 .claim").first).to_have_text(re.compile("[a-z]"))
        expect(page.locator("#part-5")).to_contain_text("being read")
        page.reload()
    withheld.set()
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible(timeout=60_000)
    expect(page).to_have_title(re.compile(r"990001\.BJ"))

    page.locator("#figures a.cite").first.click()
    expect(page.locator("#pane mark")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#pane")).to_be_hidden()

    for kind, first in (
        ("Markdown", b"# "),
        ("JSON", b"{"),
        ("HTML", b"<!doctype"),
        ("Word", b"PK"),
    ):
        with page.expect_download() as download:
            page.get_by_role("link", name=kind, exact=True).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert re.fullmatch(r"[A-Za-z0-9.-]+\.(md|json|html|docx)", file.name)
        assert file.read_bytes().startswith(first)
    assert json.loads(next(tmp_path.glob("*.json")).read_text("utf-8"))["schema_version"]


def test_a_memo_is_found_again_by_company_and_date(page: Page) -> None:
    _make(page, _variant(1))
    page.get_by_role("link", name="Past memos").click()
    rows = page.locator("#memos li")
    expect(rows.first).to_contain_text("990002.BJ")
    page.get_by_label("Company, ticker or file").fill("no such company")
    expect(page.locator("#memos")).to_contain_text("No memo fits")
    page.get_by_label("Company, ticker or file").fill("990002")
    expect(rows.first).to_contain_text("990002.BJ")
    page.get_by_label("Record from").fill("2026-03-18")
    expect(page.locator("#memos")).to_contain_text("No memo fits")
    page.get_by_label("Record from").fill("2026-03-17")
    expect(rows.first).to_contain_text("990002.BJ")
    rows.first.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible()


def test_two_memos_of_a_company_stand_side_by_side(page: Page) -> None:
    _make(page, _variant(2))
    page.goto("/".join(page.url.split("/")[:3]))
    _make(page, _variant(3))
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.set_viewport_size({"width": 1300, "height": 900})
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    expect(page.locator(".heads a")).to_have_count(2)
    page.locator("a.cite").first.click()
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible()
    assert "#s-" in page.url


def test_the_keyboard_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.get_by_text("Or paste the text").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(_variant(4))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#read .card")).to_be_visible()
    expect(page.locator(".readings")).to_be_focused()
    page.keyboard.press("Tab")  # the questions
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Make the memo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_scrolls_sideways(
    browser: Browser, service: Service, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
        has_touch=True,
    )
    page = context.new_page()
    page.goto(service.url)
    page.locator("#file").set_input_files([LONG_RECORD, RECORD])
    expect(page.locator("#read .card")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(int(part) for part in re.findall(r"\d+", background)[:3]) > 3 * 128
    assert light is (scheme == "light")
    context.close()


def test_files_that_cannot_be_used_are_told_beside_those_that_can(
    page: Page, tmp_path: Path
) -> None:
    empty, picture = tmp_path / "empty.md", tmp_path / "picture.md"
    empty.touch()
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 50)
    page.locator("#file").set_input_files([empty, RECORD, picture])
    cards = page.locator("#read .card")
    expect(cards).to_have_count(3)
    expect(cards.nth(0)).to_contain_text("empty.md can't be used")
    expect(cards.nth(1)).to_contain_text("沐和生物")
    expect(cards.nth(2)).to_contain_text("picture.md can't be used")


def test_too_large_a_file_is_refused_in_words(
    page: Page, tmp_path: Path, trouble: list[str]
) -> None:
    large = tmp_path / "large.md"
    with large.open("wb") as file:
        file.truncate(21_000_000)
    page.locator("#file").set_input_files(large)
    expect(page.locator("#read [role=alert]")).to_contain_text("20 MB at the most", timeout=20_000)
    assert [line for line in trouble if "413" not in line] == []
    trouble.clear()


def test_what_did_not_pass_a_check_is_marked_while_it_arrives(
    page: Page, model: StubServer
) -> None:
    def wrong(request: dict[str, Any]) -> str:
        return obedient(request).replace("It ", f"{_HOSTILE} 987 ")

    model.answer, model.delay = wrong, 0.3
    try:
        _paste(page, LONG_RECORD.read_text("utf-8").replace("公司", "我公司"))
        page.get_by_role("button", name="Make the memo").click()
        takeaway = page.locator(".questions .unverified").first
        expect(takeaway.locator(".claim")).to_contain_text("onerror=alert(1)", timeout=30_000)
        expect(takeaway.locator(".badge")).to_have_text("unverified")
        expect(takeaway.locator(".note")).to_contain_text("987")
        assert page.locator("main img, main script").count() == 0
        page.get_by_role("button", name="Cancel").click()
        expect(page.get_by_role("alert")).to_contain_text("cancelled", timeout=20_000)
    finally:
        model.answer, model.delay = obedient, 0.0


def test_without_scripts_what_is_there_is_shown(
    browser: Browser, service: Service, withheld: threading.Event
) -> None:
    with service.client() as client:
        memo_id = order(client, LONG_RECORD, force=True)["id"]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{service.url}/memos/{memo_id}")
    # The page asks for itself anew every few seconds.
    expect(page.locator(".questions .ready h2")).to_have_count(5, timeout=20_000)
    expect(page.locator("#part-4 .claim").first).to_be_visible()
    withheld.set()
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible(timeout=20_000)
    context.close()


def test_hostile_text_stays_text(page: Page, tmp_path: Path) -> None:
    text = RECORD.read_text("utf-8").replace("问：", f"问：{_HOSTILE}", 1)
    assert _HOSTILE in text
    hostile = tmp_path / "<b>x.md"
    hostile.write_text(text, "utf-8")
    page.locator("#file").set_input_files(hostile)
    expect(page.locator("#read .questions")).to_contain_text("onerror=alert(1)")
    assert page.locator("#read img, #read script, #read b").count() == 0
    page.get_by_role("button", name="Make the memo").click()
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible(timeout=30_000)
    assert page.locator("main img, main script").count() == 0
    expect(page.locator("main")).to_contain_text("{{ 7*7 }}")


def test_a_memo_can_be_cancelled_and_begun_again(page: Page, slow: StubServer) -> None:
    # Other words than in any other test, so that no answer is in the cache.
    _paste(page, LONG_RECORD.read_text("utf-8").replace("公司", "本公司"))
    page.get_by_role("button", name="Make the memo").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("alert")).to_contain_text("cancelled", timeout=20_000)
    slow.delay = 0.0
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible(timeout=30_000)


def test_a_memo_is_deleted_when_that_is_confirmed(page: Page) -> None:
    _make(page, _variant(5))
    address = page.url
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Delete").click()
    expect(page).to_have_url(address)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="Past memos")).to_be_visible()


def test_without_scripts_everything_still_works(browser: Browser, service: Service) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(service.url)
    page.locator("#file").set_input_files(RECORD)
    page.get_by_role("button", name="Read the files").click()
    page.get_by_role("button", name=re.compile("Make")).click()
    expect(page.get_by_role("heading", name="Executive summary")).to_be_visible(timeout=30_000)
    context.close()
