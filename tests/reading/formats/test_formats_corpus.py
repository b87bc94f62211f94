"""The shipped plain-text records, set as Word files and as PDF: they read as their text does."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest
from docx import Document
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from briefing.reading import read_bytes
from tests.reading.formats.samples import FONT, page_number, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.record import Record

RECORDS = sorted((Path(__file__).parents[3] / "evals" / "records").glob("*.txt"))


def _texts() -> list[tuple[str, str]]:
    return [(path.stem, read_bytes(path.read_bytes(), name=path.name).source) for path in RECORDS]


def _as_docx(text: str) -> bytes:
    document = Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    return saved(document)


def _as_pdf(text: str) -> bytes:
    """Set anew: lines break elsewhere, paragraphs are indented, pages have numbers."""
    style = ParagraphStyle(
        "body", fontName=FONT, fontSize=10.5, leading=16, wordWrap="CJK", firstLineIndent=21
    )
    file = io.BytesIO()
    SimpleDocTemplate(file).build(
        [
            Paragraph(escape(paragraph).replace("\n", "<br/>").replace("\t", "    "), style)
            for paragraph in text.split("\n\n")
        ],
        onFirstPage=page_number,
        onLaterPages=page_number,
    )
    return file.getvalue()


def _said(record: Record) -> list[tuple[str, list[str]]]:
    """Questions and sentences; a space where a line breaks is lost when a text is set."""
    return [
        (_bare(exchange.question), [_bare(sentence.text) for sentence in exchange.sentences])
        for exchange in record.exchanges
    ]


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "written", [_as_docx, pytest.param(_as_pdf, marks=pytest.mark.chinese_font)]
)
@pytest.mark.parametrize(("stem", "text"), _texts())
def test_a_record_set_in_another_format_says_the_same(
    stem: str, text: str, written: Callable[[str], bytes]
) -> None:
    plain = read_bytes(text.encode(), name=stem)
    other = read_bytes(written(text), name=stem)
    assert _said(other) == _said(plain)
    assert other.participants == plain.participants
    assert other.speakers == plain.speakers
    assert other.date == plain.date
    assert other.unread == plain.unread
