"""The Word document: all of the memo, in styles that an analyst can edit."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.models.memo import Memo
from briefing.rendering import load, render, words

RAW = Path(__file__).with_name("memo.json").read_bytes()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def memo() -> Memo:
    return load(RAW)


def opened(memo: Memo) -> Any:
    return Document(BytesIO(render(memo, "docx")))


def paragraphs(document: Any) -> list[str]:
    """Text of each paragraph, those in tables too, in the document's order."""
    return [
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for paragraph in document.element.iter(f"{W}p")
    ]


def parts(memo: Memo) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(render(memo, "docx"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_sections_are_headings_of_words_own(memo: Memo) -> None:
    document = opened(memo)
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [
        "Jiangsu Hengchu New Energy (990001.BJ)"
    ]
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        "Executive summary", "Stance at a glance", "Questions and answers", "Risks",
        "Guidance and milestones", "Left unanswered", "Questions for the next call",
        "Claims of being first or only", "Figures", "What could not be verified", "Source",
        "How this memo was made",
    ]  # fmt: skip


def test_every_statement_figure_and_sentence_appears(memo: Memo) -> None:
    shown = paragraphs(opened(memo))
    whole = "\n".join(shown)
    for point in (*memo.executive_summary, *memo.guidance, *memo.unchecked_claims):
        assert point.text in whole
    for risk in memo.risks:
        assert risk.title in shown
        assert risk.description in whole
        assert (risk.mitigation or "") in whole
    for answer in words.said(memo):
        assert answer.question_zh in whole
        assert all(point.text in whole for point in answer.takeaways)
        assert all(sentence.text in whole for sentence in answer.sentences)
        assert set(words.stance_row(answer)) <= set(shown)
    for question in (*memo.follow_ups, *(words.problem(*p) for p in words.problems(memo))):
        assert question in shown
    for name, value in (*words.header(memo), *words.provenance(memo)):
        assert {name, value} <= set(shown)
    assert [row.text for row in opened(memo).tables[2].columns[0].cells] == [
        "As written", *(figure.source for figure in memo.figures)
    ]  # fmt: skip


def test_an_unverified_statement_says_so_in_place_and_stands_out(memo: Memo) -> None:
    paragraph = next(p for p in opened(memo).paragraphs if "late by 2 years." in p.text)
    assert paragraph.text.endswith("[1.4] [unverified: 2 years is not in the cited sentence]")
    assert paragraph.runs[-1].style.name == "Memo Unverified"


def test_every_citation_links_to_the_bookmark_of_its_sentence(memo: Memo) -> None:
    body = opened(memo).element
    links = [node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")]
    names = [node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")]
    assert set(links) == {words.anchor(place).replace("-", "_") for place in words.cited(memo)}
    assert set(links) <= set(names)
    assert len(names) == len(set(names)) == sum(len(a.sentences) for a in words.said(memo))
    starts = [node.get(f"{W}id") for node in body.iter(f"{W}bookmarkStart")]
    assert starts == [node.get(f"{W}id") for node in body.iter(f"{W}bookmarkEnd")]


def test_tables_have_a_style_and_repeat_their_header(memo: Memo) -> None:
    header, stances, figures, made = opened(memo).tables
    for table in (header, stances, figures, made):
        assert table.style.name == "Memo Table"
    for table, repeated in ((header, 0), (stances, 1), (figures, 1), (made, 0)):
        assert len(list(table._tbl.iter(f"{W}tblHeader"))) == repeated
    assert [cell.text for cell in stances.rows[0].cells] == list(words.STANCE_HEAD)


@pytest.mark.parametrize("name", ["Normal", "Title", "Heading 1", "Heading 2", "List Bullet"])
def test_styles_name_a_font_for_chinese(memo: Memo, name: str) -> None:
    fonts = opened(memo).styles[name].element.rPr.rFonts
    assert fonts.get(f"{W}eastAsia") == "Microsoft YaHei"
    assert not [key for key in fonts.attrib if key.endswith("Theme")]


def test_the_pages_carry_company_date_and_number(memo: Memo) -> None:
    section = opened(memo).sections[0]
    assert section.header.paragraphs[0].text == (
        "Jiangsu Hengchu New Energy (990001.BJ), 12 March 2026"
    )
    fields = [n.get(f"{W}instr") for n in section.footer._element.iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_the_properties_name_the_program_and_no_person(memo: Memo) -> None:
    properties = opened(memo).core_properties
    assert properties.title == "Jiangsu Hengchu New Energy (990001.BJ)"
    assert properties.author == properties.last_modified_by == "briefing 0.1.0"
    assert properties.created.isoformat() == "2026-03-13T01:15:42+00:00"


def test_the_same_memo_gives_the_same_bytes(memo: Memo) -> None:
    assert render(memo, "docx") == render(memo, "docx")
    with zipfile.ZipFile(BytesIO(render(memo, "docx"))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_formula_in_a_table_is_text(memo: Memo) -> None:
    document = opened(memo)
    cells = [cell.text for row in document.tables[2].rows for cell in row.cells]
    assert cells.count('=HYPERLINK("http://x","y")') == 2
    assert not list(document.element.iter(f"{W}fldSimple", f"{W}instrText", f"{W}fldChar"))


def test_no_relation_leads_out_of_the_document(memo: Memo) -> None:
    relations = [data for name, data in parts(memo).items() if name.endswith(".rels")]
    assert relations
    assert not any(b'TargetMode="External"' in data for data in relations)


@settings(max_examples=25)
@given(st.text(max_size=30))
@example("<script>alert(1)</script>")
@example("</w:t></w:r><w:fldSimple/>")
@example("a\x00\x0b\x1b\x7f\ud800\uffff]]>&amp;b")
def test_any_text_is_held_as_it_is(value: str) -> None:
    memo = load(RAW)
    sentence = replace(memo.answers[0].sentences[0], text=value)
    answer = replace(memo.answers[0], question_en=value, sentences=(sentence,), takeaways=())
    figure = replace(memo.figures[0], source=value)
    memo = replace(
        memo,
        record=replace(memo.record, company=replace(memo.record.company, name_en=value)),
        answers=(answer,),
        follow_ups=(value,),
        figures=(figure,),
    )
    data = render(memo, "docx")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))
    document = Document(BytesIO(data))
    assert document.tables[2].rows[1].cells[0].text == _word(value)
    source = next(p for p in document.paragraphs if re.match(r"1\.1\t", p.text))
    assert source.text == f"1.1\t{_word(value)}"


def _word(text: str) -> str:
    """The text as python-docx gives it back: a carriage return is a line break too."""
    return words.xml_safe(text).replace("\r", "\n")
