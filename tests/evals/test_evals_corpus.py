"""The records in other formats hold the records' text, and come out the same each time."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from evals.corpus.blocks import Paragraph, Table, blocks
from evals.corpus.expected import Case, cases
from evals.corpus.formats import FORMATS
from evals.corpus.inline import Level, Run

if TYPE_CHECKING:
    from pathlib import Path

    from evals.corpus.blocks import Block

CASES = [pytest.param(case, id=case.record.stem) for case in cases()]
_MARKUP = re.compile(r"</?[a-z][^<>]*>|[\s|#*\\>-]|☐|☑|:-+:?")


def _bare(text: str) -> str:
    return _MARKUP.sub("", text)


def _plain(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "".join(run.text for run in block.runs)
    return "".join(_plain(p) for row in block.rows for cell in row for p in cell.paragraphs)


@pytest.mark.parametrize("case", CASES)
def test_blocks_hold_all_of_the_text(case: Case) -> None:
    text = case.record.read_text(encoding="utf-8")
    assert _bare("".join(map(_plain, blocks(text)))) == _bare(text)


@pytest.mark.parametrize("case", CASES)
def test_word_and_html_hold_all_of_the_blocks(case: Case) -> None:
    text = case.record.read_text(encoding="utf-8")
    wanted = _bare("".join(map(_plain, blocks(text))))
    page = FORMATS[".html"](text).decode().partition("<body>")[2].replace("&nbsp;", " ")
    assert _bare(unescape(re.sub(r"</?[a-z][^<>]*>", "", page))) == wanted
    document = zipfile.ZipFile(BytesIO(FORMATS[".docx"](text))).read("word/document.xml")
    said = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document.decode())
    assert _bare(unescape("".join(said))) == wanted


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_text_gives_the_same_bytes(suffix: str) -> None:
    text = cases()[4].record.read_text(encoding="utf-8")
    assert FORMATS[suffix](text) == FORMATS[suffix](text)


def test_a_long_record_takes_several_pages() -> None:
    text = "\n\n".join(["答：公司经营正常。"] * 100)
    assert FORMATS[".pdf"](text).count(b"/Type /Page\n") > 1


def test_emphasis_boxes_and_raised_signs() -> None:
    (paragraph,) = blocks('**问：**甲 m<sup>3</sup><br><input type="checkbox" checked> 乙')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run("问：", bold=True),
        Run("甲 m"),
        Run("3", level=Level.RAISED),
        Run("\n"),
        Run("☑"),
        Run(" 乙"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "| 时间 | 上午 | 地点 | 线上 |\n|---|---|---|---|\n| 内容 | 甲 | | |",
        (
            "<table><tr><td>时间</td><td>上午</td><td>地点</td><td>线上</td></tr>\n"
            '<tr><td>内容</td><td colspan="3"><p>甲</p></td></tr></table>'
        ),
    ],
)
def test_a_cell_over_several_columns(text: str) -> None:
    (table,) = blocks(text)
    assert isinstance(table, Table)
    assert table.width == 4
    assert [[_plain(p) for cell in row for p in cell.paragraphs] for row in table.rows] == [
        ["时间", "上午", "地点", "线上"],
        ["内容", "甲"],
    ]
    assert [cell.columns for cell in table.rows[1]] == [1, 3]
    grid = Document(BytesIO(FORMATS[".docx"](text))).tables[0]
    assert [cell.text for cell in grid.rows[1].cells] == ["内容", "甲", "甲", "甲"]


def test_rows_parted_by_tabs_are_a_table_and_labelled_lines_are_none() -> None:
    first, second = blocks("证券代码：990012\t证券简称：沧岚新材\n编号\t2026-008\n时间\t上午")
    assert isinstance(first, Paragraph)
    assert isinstance(second, Table)
    assert len(second.rows) == 2


def test_the_command_writes_each_format(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    command = [sys.executable, "-m", "evals.corpus", str(folder), "--filter", "990021"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert {path.name for path in folder.iterdir()} == {f"990021-20260601{end}" for end in FORMATS}


def test_the_command_says_what_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    command = [sys.executable, "-m", "evals.corpus", str(tmp_path / "file"), "--filter", "990021"]
    done = subprocess.run(command, check=False, capture_output=True, timeout=60, text=True)
    assert done.returncode == 1
    assert "can't be written" in done.stderr
    assert "Traceback" not in done.stderr
