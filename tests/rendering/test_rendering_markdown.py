"""The Markdown: all of the memo, each citation a link, and no text that comes alive."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.models.memo import Memo
from briefing.rendering import load, render, words

RAW = Path(__file__).with_name("memo.json").read_bytes()


@pytest.fixture
def memo() -> Memo:
    return load(RAW)


def tokens(memo: Memo) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = parser.parse(render(memo, "md").decode())
    return [inner for block in blocks for inner in (block, *(block.children or ()))]


def text(memo: Memo) -> str:
    return "".join(t.content if t.type == "text" else "\n" for t in tokens(memo) if not t.children)


def headings(memo: Memo) -> list[str]:
    found = tokens(memo)
    return [
        found[i + 1].content
        for i, t in enumerate(found)
        if t.type == "heading_open" and t.tag == "h2"
    ]


def holding(memo: Memo, text: str) -> Memo:
    """The memo with one text in a list, a heading, a table, a quotation, a paragraph, a mark."""
    answer = memo.answers[0]
    sentence = replace(answer.sentences[0], text=text)
    point = replace(answer.takeaways[2], text=text, problems=(text,))
    return replace(
        memo,
        record=replace(memo.record, place=text, unread=(text,)),
        answers=(
            replace(
                answer,
                question_zh=text,
                question_en=text,
                sentences=(sentence, *answer.sentences[1:]),
                takeaways=(point,),
            ),
            *memo.answers[1:],
        ),
        risks=(replace(memo.risks[0], title=text, description=text, mitigation=text),),
        figures=(replace(memo.figures[0], source=text, english=text),),
    )


def test_the_sections_stand_in_the_order_of_a_research_note(memo: Memo) -> None:
    assert headings(memo) == [
        "Executive summary", "Stance at a glance", "Questions and answers", "Risks",
        "Guidance and milestones", "Left unanswered", "Questions for the next call",
        "Claims of being first or only", "Figures", "What could not be verified", "Source",
        "How this memo was made",
    ]  # fmt: skip


def test_every_statement_figure_and_sentence_appears(memo: Memo) -> None:
    shown = text(memo)
    for point in (*memo.executive_summary, *memo.guidance, *memo.unchecked_claims):
        assert point.text in shown
    for risk in memo.risks:
        assert risk.title in shown
        assert risk.description in shown
        assert (risk.mitigation or "") in shown
    for answer in words.said(memo):
        assert words.heading(answer) in shown
        assert answer.question_zh in shown
        assert all(point.text in shown for point in answer.takeaways)
        assert all(sentence.text in shown for sentence in answer.sentences)
    for figure in memo.figures:
        assert {figure.source, figure.english} <= set(shown.split("\n"))
    for question in memo.follow_ups:
        assert question in shown
    for problem in words.problems(memo):
        assert words.problem(*problem) in shown
    for name, value in (*words.header(memo), *words.provenance(memo)):
        assert {name, value} <= set(shown.split("\n"))


def test_an_unverified_statement_says_so_in_place(memo: Memo) -> None:
    line = next(row for row in render(memo, "md").decode().splitlines() if "RMB 32 billion." in row)
    assert "\\[[1.3](#s-1-3), [1.4](#s-1-4)\\] **\\[unverified: RMB 32 billion is not in" in line


def test_every_citation_leads_to_its_sentence(memo: Memo) -> None:
    found = tokens(memo)
    anchors = (re.fullmatch(r'<a id="(.+)">', t.content) for t in found if t.type == "html_inline")
    targets = [match[1] for match in anchors if match]
    links = {str(t.attrs["href"]).removeprefix("#") for t in found if t.type == "link_open"}
    assert links == {words.anchor(place) for place in words.cited(memo)}
    assert links <= set(targets)
    assert len(targets) == sum(len(answer.sentences) for answer in words.said(memo))


def test_text_of_the_record_is_no_link_and_no_html(memo: Memo) -> None:
    found = tokens(memo)
    assert all(str(t.attrs["href"]).startswith("#s-") for t in found if t.type == "link_open")
    html = {t.content for t in found if t.type.startswith("html")}
    assert all(re.fullmatch(r'<a id="s-\d-\d">|</a>', part) for part in html)


@pytest.mark.parametrize("address", ["http://a.example", "https://a.example", "www.a.example"])
def test_a_bare_address_is_broken_up_for_github(memo: Memo, address: str) -> None:
    assert address not in render(holding(memo, address), "md").decode()
    assert address in text(holding(memo, address))


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=30).filter(lambda value: bool(value.strip())))
@example("<script>alert(1)</script>")
@example("[x](javascript:alert(1))")
@example("| pipe \\| end \\")
@example("1. first\n\n- second\n\n# third\n\n```\nfourth")
@example("===")
@example("12) x #")
@example("[^1]: a *b* __c__ ~~d~~ `e` &amp; <b> $x$ !")
@example("a\x00\x1b[31m\ud800\ufffe\u2028b")
def test_no_text_changes_the_structure_or_is_changed_by_it(value: str) -> None:
    memo = load(RAW)
    hostile, plain = holding(memo, value), holding(memo, "plain")
    assert [(t.type, t.tag) for t in tokens(hostile)] == [(t.type, t.tag) for t in tokens(plain)]
    line = re.sub(r"\s+", " ", words.xml_safe(value)).strip()
    assert text(hostile).count(line) >= 9


def test_what_is_empty_is_said_to_be_empty(memo: Memo) -> None:
    empty = replace(
        memo, guidance=(), risks=(), unanswered=(), follow_ups=(), unchecked_claims=(), figures=()
    )
    shown = render(empty, "md").decode()
    assert "## Guidance and milestones\n\nNone given.\n" in shown
    assert "## Risks\n\nNone.\n" in shown
    assert "## Left unanswered\n\nNothing.\n" in shown
    assert "## Claims of being first or only\n\nNone made.\n" in shown
