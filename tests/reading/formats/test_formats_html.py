"""HTML pages: what a browser shows is in the text, in its order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ReadError, TooComplex
from briefing.reading import read_bytes
from briefing.reading.formats import extract
from briefing.reading.formats.document import Block, Paragraph, Table
from briefing.reading.formats.html import read


def _text(body: str) -> str:
    return extract(f"<!DOCTYPE html><body>{body}</body>".encode(), name="x").text


def _rows(body: str) -> list[list[tuple[str, ...]]]:
    (block,) = read(f"<html><body>{body}</body></html>".encode(), "x").blocks
    assert isinstance(block, Table)
    return [[cell.lines for cell in row] for row in block.rows]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n\n乙\n\n"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n\n乙\n\n丙\n\n"),
        ("甲<br>乙<br/>丙", "甲\n乙\n丙\n\n"),
        ("<p>收入<span>增<b>长</b></span>10%</p>", "收入增长10%\n\n"),
        ("<p>收入\n   增长 5%\n左右，profit\nrose</p>", "收入增长 5% 左右，profit rose\n\n"),
        ("<h2>互动\n问答</h2>", "## 互动问答\n\n"),
        ("<p><b>前景</b><strong>如何？</strong></p>", "**前景如何？**\n\n"),
        ("<ul><li>甲<li>乙</ul>", "- 甲\n\n- 乙\n\n"),
        ("<ol start=3><li>甲</li><li><p>乙</p></li></ol>", "3. 甲\n\n4. 乙\n\n"),
        ("<pre>甲\n  乙</pre>", "甲\n乙\n\n"),
        ("<p>a &lt;b&gt; &amp;amp; 3&nbsp;%</p>", "a \\<b> &amp; 3\xa0%\n\n"),
        ("<script>x</script><style>y</style><!-- z --><p>甲<template>t</template>", "甲\n\n"),
        (
            (
                "<input type=checkbox checked>路演<input type='CHECKBOX'>其他"
                "<input type=radio checked><input type=hidden value=''>"
            ),
            "☑路演☐其他☑\n\n",
        ),
    ],
)
def test_text_as_a_browser_shows_it(body: str, text: str) -> None:
    assert _text(body) == text


def test_tables_keep_their_rows_and_cells() -> None:
    assert _rows("<table><tr><th>时间<td>上午<tr><td>地点<td>公司<br>三楼</table>") == [
        [("时间",), ("上午",)],
        [("地点",), ("公司", "三楼")],
    ]


def test_below_a_merged_label_no_value_is_a_label() -> None:
    assert _rows(
        "<table><tr><td rowspan=2>时间</td><td>上午</td></tr><tr><td>下午</td></tr>"
        "<tr><td>地点</td><td>公司</td></tr></table>"
    ) == [[("时间",), ("上午",)], [(), ("下午",)], [("地点",), ("公司",)]]


def test_what_stands_between_the_rows_is_not_lost() -> None:
    rows = _rows("<table>甲<caption>乙</caption><tbody>丙<tr>丁<td>戊</td>己</tr></tbody></table>")
    assert sorted("".join(line for cell in row for line in cell) for row in rows) == sorted(
        ["甲", "乙", "丙", "丁戊己"]
    )


def test_questions_in_a_cell_are_running_text() -> None:
    assert _text(
        "<table><tr><td>时间</td><td>上午</td></tr><tr><td>主要内容介绍</td>"
        "<td><p>问：甲？</p><p>答：乙。</p></td></tr>"
        "<tr><td></td><td>丙。</td></tr><tr><td>日期</td><td>今天</td></tr></table>"
    ) == (
        "<table>\n<tr><td>时间</td><td>上午</td></tr>\n</table>\n\n主要内容介绍\n\n"
        "问：甲？\n\n答：乙。\n\n丙。\n\n<table>\n<tr><td>日期</td><td>今天</td></tr>\n</table>\n\n"
    )


def test_a_page_in_a_table_is_read_through() -> None:
    inner = "<table><tr><td>时间</td><td>上午</td></tr></table>"
    assert _text(f"<table><tr><td>栏目</td><td><p>标题</p>{inner}</td></tr></table>") == (
        "栏目\n\n标题\n\n<table>\n<tr><td>时间</td><td>上午</td></tr>\n</table>\n\n"
    )


def test_a_tag_that_the_text_speaks_of_is_text() -> None:
    page = "投资者关系活动记录表<p>问：甲？<p>答：写作 &lt;b&gt;加粗&lt;/b&gt; 和 **星号**。"
    (exchange,) = read_bytes(f"<html>{page}".encode(), name="x").exchanges
    assert [sentence.text for sentence in exchange.sentences] == ["写作 <b>加粗</b> 和 **星号**。"]


def test_a_late_text_after_very_many_breaks_is_read() -> None:
    assert _text("<br>" * 100_000 + "<b>甲</b>" * 100_000) == f"**{'甲' * 100_000}**\n\n"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000,
        "<table><tr><td>" * 100_000,
        "<b>" * 100_000,
        "<p>" + "<a></a>" * 1_100_000,
    ],
    ids=["deep", "tables", "inline", "many"],
)
def test_a_page_that_asks_for_too_much_is_refused(page: str) -> None:
    with pytest.raises(TooComplex):
        extract(f"<html>{page}".encode(), name="x")


def test_a_page_of_ten_megabytes_on_one_line_is_refused() -> None:
    with pytest.raises(TooComplex):
        extract(b"<html><p>" + b"x" * 10_000_000, name="x")


WORDS = st.text("公司收入增长 AI，。<&*|#>\\-", max_size=8)
TAGS = st.sampled_from(
    "p div b i table tr td th tbody ul ol li h1 h6 br span a pre caption form font".split()
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str]:
    """A page of any elements, closed or not, and the text in it."""
    page, text = "", ""
    for _ in range(draw(st.integers(1, 25))):
        word = draw(WORDS)
        text += word
        word = word.replace("&", "&amp;").replace("<", "&lt;")
        page += f"<{draw(st.sampled_from(['', '/']))}{draw(TAGS)}>{word}"
    return page, text


def _said(blocks: tuple[Block, ...]) -> str:
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            parts.extend(_said(cell.blocks) for row in block.rows for cell in row)
    return "".join(parts)


@given(pages())
def test_no_character_of_a_page_is_lost(page: tuple[str, str]) -> None:
    markup, text = page
    said = _said(read(f"<html>{markup}".encode() + "末".encode(), "x").blocks)
    wanted = "".join((text + "末").split())
    got = "".join(said.split())
    numbers = markup.count("<li>") * 3  # a browser writes "12." before an ordered list's item
    assert [c for c in got if c in wanted] == list(wanted) or len(got) - len(wanted) <= numbers


@given(st.text(max_size=200))
def test_any_page_is_read_or_refused(text: str) -> None:
    try:
        extract(b"<html>" + text.encode(errors="replace"), name="x")
    except ReadError:
        return
