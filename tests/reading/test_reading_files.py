"""A file that is no record: one clear error each, with the way out."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.errors import (
    AnswerWithoutQuestion,
    EmptyFile,
    FileMissing,
    FileTooLarge,
    IsFolder,
    NoPermission,
    NoQuestions,
    NotARecord,
    QuestionWithoutAnswer,
    ReadError,
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
