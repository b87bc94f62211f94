"""The page as a reader meets it, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from briefing.models.memo import Memo
from briefing.rendering import render

pytestmark = pytest.mark.browser


@pytest.fixture
def trouble() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, memo: Memo, tmp_path: Path, trouble: list[str]) -> Iterator[Page]:
    file = tmp_path / "memo.html"
    file.write_bytes(render(memo, "html"))
    opened = browser.new_page(viewport={"width": 1400, "height": 900})
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", lambda dialog: trouble.append("dialog"))
    opened.on(
        "request",
        lambda request: None if request.url.startswith("file:") else trouble.append(request.url),
    )
    opened.goto(file.as_uri())
    yield opened
    opened.close()
    assert trouble == []


def test_a_click_on_a_citation_shows_its_sentence(page: Page) -> None:
    page.locator("#answers a.cite", has_text="1.2").first.click()
    expect(page.locator("#pane mark")).to_have_text("公司第1个回答的第2句话，产能利用率约 85%。")
    expect(page.locator("#pane")).to_contain_text("about 85%")


def test_the_keyboard_opens_and_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    link = page.locator("#answers a.cite", has_text="1.2").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pane")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#pane")).to_be_hidden()
    expect(link).to_be_focused()


@pytest.mark.parametrize("width", [1200, 1240, 1280, 1440, 1920])
def test_the_text_stands_between_the_contents_and_the_sentence(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("#answers a.cite").first.click()
    contents, text, pane = (
        page.locator(part).bounding_box() for part in ("nav", "#answers", "#pane")
    )
    assert contents
    assert text
    assert pane
    assert contents["x"] + contents["width"] < text["x"]
    assert text["x"] + text["width"] < pane["x"]
    assert pane["width"] >= 280
    assert text["width"] >= 640


def test_on_a_phone_the_sentence_comes_from_below_and_nothing_scrolls_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("#answers a.cite").first.click()
    box = page.locator("#pane").bounding_box()
    assert box is not None
    assert box["y"] > 844 * 0.3
    assert box["y"] + box["height"] == pytest.approx(844, abs=2)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_what_is_unverified_is_marked(page: Page) -> None:
    row = page.locator("li.unverified", has_text="Orders rose 81%.").first
    expect(row.locator(".badge")).to_have_text("unverified")
    expect(row).to_contain_text("isn't in the source")


def test_hostile_text_stays_text(page: Page) -> None:
    expect(page.locator("#q-3")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("a[href^='javascript']").count() == 0


def test_without_the_script_a_citation_leads_to_the_appendix(page: Page) -> None:
    assert page.locator("a.cite").first.get_attribute("href") == "#s-1-2"
    assert page.locator("#s-1-2").count() == 1
