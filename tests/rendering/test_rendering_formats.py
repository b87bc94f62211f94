"""Each form says all of the memo, its links lead somewhere, and nothing in it comes alive."""

import json
import re
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import jsonschema
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.errors import MemoInvalid
from briefing.models.memo import Memo
from briefing.rendering import FORMATS, json_schema, key_points, load, render
from tests.rendering.conftest import HOSTILE, with_everywhere

SAID = (
    "Hengchu", "12 March 2026", "2026-001", "Orders rose 18%.", "Orders rose 81%.",
    "isn't in the source", "How did orders develop?", "Margin squeeze", "Tariffs may delay orders.",
    "It builds a plant overseas.", "The plant starts in June 2026.", "management refuses to say",
    "How much does the tariff cost?", "Not independently checked.", "It is first in its market.",
    "about 85%", "30% to 50%", "the answer is cut", "Question 4 has no answer in the record",
    "无法归类的一行", "公司第3个回答的第3句话", "takeaways/sentence", "not priced",
    "Machine-made from a Chinese original.", "Jiang Tao", "board secretary", "government action",
)  # fmt: skip


class _Page(HTMLParser):
    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.text = ""
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            if name in {"href", "src"}:
                self.links.add(value or "")
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_data(self, data: str) -> None:
        self.text += data


def _docx_text(data: bytes) -> str:
    document = Document(BytesIO(data))
    return "\n".join(node.text or "" for node in document.element.iter() if node.tag.endswith("}t"))


def _plain(memo: Memo, name: str) -> str:
    data = render(memo, name)
    if name == "html":
        return _Page(data).text
    if name == "docx":
        return _docx_text(data)
    if name == "md":
        return re.sub(r"\\(?=[^\w\s])", "", data.decode())
    return json.dumps(json.loads(data), ensure_ascii=False)


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("name", ["md", "html", "docx"])
def test_each_form_says_all_of_it(memo: Memo, name: str, said: str) -> None:
    assert said in re.sub(r"\s+", " ", _plain(memo, name))


def test_json_is_the_memo_and_fits_its_schema(memo: Memo) -> None:
    safe = with_everywhere(memo, "plain")
    data = render(safe, "json")
    jsonschema.validate(json.loads(data), json_schema())
    assert load(data) == safe


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"schema_version": 3}'])
def test_what_is_no_memo_is_refused(data: bytes) -> None:
    with pytest.raises(MemoInvalid):
        load(data)


def test_citations_lead_to_the_sentences_in_every_form(memo: Memo) -> None:
    page = _Page(render(memo, "html"))
    targets = {link[1:] for link in page.links if link.startswith("#")}
    assert {"s-1-2", "s-0-1", "s-3-3"} <= targets <= page.ids
    assert all(link.startswith("#") for link in page.links)
    text = render(memo, "md").decode()
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', text))
    assert set(re.findall(r"\]\(#(s-\d+-\d+)\)", text)) <= anchors
    xml = Document(BytesIO(render(memo, "docx"))).element.xml
    bookmarks = set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml))
    assert set(re.findall(r'w:anchor="([^"]+)"', xml)) <= bookmarks


def test_the_page_runs_nothing_but_its_own(memo: Memo) -> None:
    page = _Page(render(memo, "html"))
    assert page.tags.count("script") == 1
    assert not {"iframe", "object", "img", "link", "form", "base"} & set(page.tags)
    assert page.handlers == []
    assert "49" not in page.text.split("{{")[0][-3:]
    assert "{{ 7*7 }}" in page.text


def test_markdown_holds_no_foreign_markup(memo: Memo) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(render(memo, "md").decode())
    inline = [child for token in tokens for child in token.children or []]
    links = {str(token.attrs["href"]) for token in inline if token.type == "link_open"}
    assert links
    assert all(link.startswith("#") for link in links)
    html = [token.content for token in (*tokens, *inline) if token.type.startswith("html")]
    assert all(re.fullmatch(r'<a id="s-\d-\d">|</a>', text.strip()) for text in html)
    headings = [tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"]
    assert "heading" not in headings


def test_a_formula_in_a_table_of_the_document_is_text(memo: Memo) -> None:
    xml = Document(BytesIO(render(with_everywhere(memo, HOSTILE[2]), "docx"))).element.xml
    assert "instrText" not in xml
    assert "HYPERLINK(" in xml


def test_tables_and_headings_of_the_document_are_words_own(memo: Memo) -> None:
    document = Document(BytesIO(render(memo, "docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet"} <= styles
    assert len(document.tables) >= 4
    assert "w:tblHeader" in document.element.xml
    assert 'w:eastAsia="Microsoft YaHei"' in document.styles.element.xml


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=30) | st.sampled_from(HOSTILE))
def test_no_text_breaks_a_form_or_comes_alive(memo: Memo, text: str) -> None:
    hostile = with_everywhere(memo, text)
    page = _Page(render(hostile, "html"))
    assert page.tags.count("script") == 1
    assert page.handlers == []
    render(hostile, "md").decode()
    Document(BytesIO(render(hostile, "docx")))


def test_the_key_points_are_plain_text(memo: Memo) -> None:
    from rich.console import Console

    console = Console(width=100)
    with console.capture() as captured:
        console.print(key_points(with_everywhere(memo, "[bold red]x[/]")))
    assert "[bold red]x[/]" in captured.get()


def test_an_empty_memo_says_so(memo: Memo) -> None:
    import dataclasses

    nothing: dict[str, Any] = dict.fromkeys(
        ("executive_summary", "answers", "risks", "guidance", "figures"), ()
    )
    empty = dataclasses.replace(memo, **nothing, introduction=None)
    for name in FORMATS:
        assert render(empty, name)
    assert "None given." in _plain(empty, "md")
