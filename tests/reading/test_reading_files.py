"""A file that is no record: one clear error each, with the way out."""

from __future__ import annotations

import os
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.errors import (
    AnswerWithoutQuestion,
    BinaryFile,
    EmptyFile,
    FileMissing,
    FileTooLarge,
    IsFolder,
    NoPermission,
    NoQuestions,
    NotARecord,
    QuestionWithoutAnswer,
    ReadError,
    WrongEncoding,
)
from briefing.reading import read_bytes, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

FORM = "示例股份有限公司投资者关系活动记录表\n\n编号：2026-001\n\n"
WHOLE = f"{FORM}问：进展如何？\n\n答：一切顺利。\n"
NOBODY = 65534


@contextmanager
def _as_ordinary_user() -> Iterator[None]:
    """Root may read everything: give the privilege up for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def _written(folder: Path, data: bytes | str) -> Path:
    path = folder / "record.md"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"nowhere\.md"):
        read_file(tmp_path / "nowhere.md")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(IsFolder):
        read_file(tmp_path)


def test_no_permission(tmp_path: Path) -> None:
    path = _written(tmp_path, WHOLE)
    path.chmod(0)
    with _as_ordinary_user(), pytest.raises(NoPermission) as caught:
        read_file(path)
    assert "chmod" in caught.value.hint


def test_a_path_that_the_system_refuses() -> None:
    with pytest.raises(ReadError):
        read_file(Path("record\0.md"))


def test_too_large(tmp_path: Path) -> None:
    path = _written(tmp_path, WHOLE)
    size = path.stat().st_size
    assert read_file(path, limit=size).exchanges
    with pytest.raises(FileTooLarge):
        read_file(path, limit=size - 1)


def test_a_50_mb_file_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(FileTooLarge, match="20 MB"):
        read_file(path)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EmptyFile):
        read_file(_written(tmp_path, data))


@pytest.mark.parametrize(
    ("start", "name", "tool"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF", "pdftotext"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc", "soffice"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "tesseract"),
        (b"\xff\xd8\xff\xe0", "JPEG", "tesseract"),
        (b"{\\rtf1\\ansi", "RTF", "soffice"),
        (b"\x1f\x8b\x08\x00", "gzip", "gunzip"),
        (b"\x7fELF\x02\x01\x01\0\0", "binary", "UTF-8"),
        (b"\x7fELF\x02\x01\x01\0\0\xff\xff", "binary", "UTF-8"),
    ],
)
def test_binary_files_are_named_with_the_tool_that_helps(
    tmp_path: Path, start: bytes, name: str, tool: str
) -> None:
    with pytest.raises(BinaryFile) as caught:
        read_file(_written(tmp_path, start + bytes(range(256)) * 4))
    assert name in caught.value.message
    assert tool in caught.value.hint


def test_a_word_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "record.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(BinaryFile, match="DOCX") as caught:
        read_file(path)
    assert "pandoc" in caught.value.hint


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("gb18030", "GB18030"),
        ("gbk", "GB18030"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
    ],
)
def test_another_encoding_is_named_with_the_command_that_converts_it(
    tmp_path: Path, encoding: str, named: str
) -> None:
    with pytest.raises(WrongEncoding, match=named) as caught:
        read_file(_written(tmp_path, WHOLE.encode(encoding)))
    assert f"iconv -f {named} -t UTF-8" in caught.value.hint


def test_damaged_utf8_names_the_byte(tmp_path: Path) -> None:
    data = WHOLE.encode()
    with pytest.raises(WrongEncoding, match="byte 90"):
        read_file(_written(tmp_path, data[:90] + b"\xff" + data[91:]))


def test_an_html_page_is_no_record_yet(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html>\n<html><body><p>{WHOLE}</p></body></html>"
    with pytest.raises(NotARecord, match="HTML") as caught:
        read_file(_written(tmp_path, page))
    assert "pandoc" in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "# Read me\n\nInstall it, then run it.\n",
        "# 常见问题\n\n问：怎么安装？\n\n答：按文档安装。\n",
        "时间：下午三点\n",
    ],
)
def test_text_without_the_form_is_no_record(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotARecord) as caught:
        read_file(_written(tmp_path, text))
    assert "问：" in caught.value.hint


def test_a_form_without_questions(tmp_path: Path) -> None:
    with pytest.raises(NoQuestions):
        read_file(_written(tmp_path, f"{FORM}公司介绍了经营情况。\n"))


def test_nothing_but_questions() -> None:
    with pytest.raises(QuestionWithoutAnswer):
        read_bytes(f"{FORM}问：甲？\n\n问：乙？\n".encode(), name="x")


def test_nothing_but_answers() -> None:
    with pytest.raises(AnswerWithoutQuestion):
        read_bytes(f"{FORM}答：甲。\n\n答：乙。\n".encode(), name="x")


def test_beside_a_whole_exchange_gaps_are_kept() -> None:
    text = f"{FORM}答：零。\n\n问：甲？\n\n问：乙？\n\n答：乙。\n"
    record = read_bytes(text.encode(), name="x")
    assert [(e.question, [s.text for s in e.sentences]) for e in record.exchanges] == [
        ("", ["零。"]),
        ("甲？", []),
        ("乙？", ["乙。"]),
    ]
