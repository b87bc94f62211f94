"""What a file is shows in its content; what isn't read is named with the tool that helps."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from briefing.errors import (
    BinaryFile,
    EmptyFile,
    Encrypted,
    LegacyFormat,
    NoTextInIt,
    ReadError,
    WrongEncoding,
)
from briefing.reading import read_bytes, read_file
from briefing.reading.formats import extract
from tests.reading.formats import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORMATS = {
    "text": lambda: samples.as_text().encode(),
    "docx": samples.as_docx,
    "html": samples.as_html,
    "pdf": samples.as_pdf,
}
PDF = pytest.param("pdf", marks=pytest.mark.chinese_font)
REST = bytes(range(256)) * 4


@pytest.mark.parametrize("name", ["text", "docx", "html", PDF])
def test_a_record_reads_the_same_in_each_format(name: str) -> None:
    record = read_bytes(FORMATS[name](), name="record")
    assert record.format == name
    assert record.company.name == "远山精密股份有限公司"
    assert record.number == "2026-004"
    assert str(record.date) == "2026-03-18"
    assert [a.type.value for a in record.activities or ()] == ["特定对象调研"]
    assert [(p.institution, p.person) for p in record.participants] == [
        ("长风基金", "周一鸣"),
        ("汇海证券", "吴思远"),
        ("汇海证券", "郑可"),
    ]
    assert record.place == "公司三楼会议室"
    assert [s.name for s in record.speakers] == ["林若水", "何青"]
    assert (
        tuple((e.question, tuple(s.text for s in e.sentences)) for e in record.exchanges)
        == samples.EXCHANGES
    )
    assert record.unread == record.remarks == ()


@pytest.mark.parametrize("name", ["docx", "html", PDF])
def test_a_long_record_reads_the_same_in_each_format(name: str) -> None:
    written = {"docx": samples.as_docx, "html": samples.as_html, "pdf": samples.as_pdf}
    long = read_bytes(written[name](times=40), name="record")
    assert (
        tuple((e.question, tuple(s.text for s in e.sentences)) for e in long.exchanges)
        == samples.EXCHANGES * 40
    )
    assert long.unread == ()
    assert (len(long.page_starts) > 9) == (name == "pdf")


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".doc", ""])
def test_the_name_says_nothing(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"record{suffix}"
    path.write_bytes(samples.as_docx())
    assert read_file(path).format == "docx"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("what", [samples.as_text, lambda: samples.as_html().decode()])
def test_the_encoding_shows_in_the_bytes(encoding: str, what: Callable[[], str]) -> None:
    text = what().replace("☑", "√")  # the one sign that GBK lacks
    assert extract(text.encode(encoding), name="x") == extract(text.encode(), name="x")


def test_what_a_page_says_of_its_encoding_is_not_believed() -> None:
    page = samples.as_html().replace(b"utf-8", b"gb2312")
    assert extract(page, name="x").text == extract(samples.as_html(), name="x").text


def test_the_spans_of_text_count_from_behind_the_byte_order_mark() -> None:
    text = samples.as_text()
    assert read_bytes(text.encode("utf-8-sig"), name="x").source == text


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16-LE")]
)
def test_damaged_text_names_the_byte_and_the_command(encoding: str, named: str) -> None:
    data = samples.as_text().encode(encoding)
    wrong = b"\x00\xd8" if encoding == "utf-16" else b"\xff"
    with pytest.raises(WrongEncoding, match=r"byte \d+ is wrong") as caught:
        read_bytes(data[:400] + wrong + data[400 + len(wrong) :], name="x")
    assert named in caught.value.message
    assert f"iconv -c -f {named}" in caught.value.hint


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u3000\n".encode("utf-16")])
def test_nothing_but_white_space_is_an_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        extract(data, name="x")


def _zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "name", "tool"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + REST, LegacyFormat, ".doc", "soffice"),
        (b"{\\rtf1\\ansi" + REST, LegacyFormat, "RTF", "soffice"),
        (b"MIME-Version: 1.0\r\n" + REST, LegacyFormat, "MHTML", "browser"),
        (
            b"\xd0\xcf\x11\xe0" + REST + "EncryptedPackage".encode("utf-16-le") + REST,
            Encrypted,
            "password",
            "LibreOffice",
        ),
        (b"\x89PNG\r\n\x1a\n" + REST, NoTextInIt, "PNG", "ocrmypdf"),
        (b"\xff\xd8\xff\xe0" + REST, NoTextInIt, "JPEG", "ocrmypdf"),
        (b"II*\0" + REST, NoTextInIt, "TIFF", "ocrmypdf"),
        (b"BM\x36\0\0\0\0\0\0\0" + REST, NoTextInIt, "BMP", "ocrmypdf"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + REST, NoTextInIt, "WebP", "ocrmypdf"),
        (b"\x1f\x8b\x08\x00" + REST, BinaryFile, "gzip", "gunzip"),
        (_zip("xl/workbook.xml"), BinaryFile, "XLSX", "soffice"),
        (_zip("ppt/presentation.xml"), BinaryFile, "PPTX", "soffice"),
        (_zip("record.md"), BinaryFile, "zip", "unzip"),
        (b"\x7fELF\x02\x01\x01\0\0", BinaryFile, "binary", "UTF-8"),
        (b"\x7fELF\x02\x01\x01\0\0" + REST, BinaryFile, "binary", "UTF-8"),
    ],
)
def test_another_format_is_named_with_the_way_out(
    data: bytes, error: type[ReadError], name: str, tool: str
) -> None:
    with pytest.raises(error) as caught:
        extract(data, name="record.x")
    assert type(caught.value) is error
    assert "record.x" in caught.value.message
    assert name in caught.value.message
    assert tool in caught.value.hint


@pytest.mark.parametrize(
    "text",
    ["BMW 公司介绍", "RIFF", "PK", "# 标题\n\n<table><tr><td>甲</td></tr></table>\n", "%PDF"],
)
def test_text_that_begins_like_another_format_is_text(text: str) -> None:
    assert extract(text.encode(), name="x").text == text
