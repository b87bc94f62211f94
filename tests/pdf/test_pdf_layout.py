"""Pages as paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.pdf.__main__ import answer
from tests.pdf.drawn import both, has_chinese_font, pdf, read, read_page, strokes, text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FULL = "公司在手订单充足，产能利用率保持高位，"  # 19 characters, 190 points


def test_full_lines_run_on_and_short_ones_end_a_paragraph() -> None:
    assert read_page(
        text(
            (50, 50, FULL),
            (50, 65, "交付正常。"),
            (50, 80, "毛利率" + FULL[:16]),
            (50, 95, "稳定。"),
        )
    ) == [f"{FULL}\n交付正常。", f"毛利率{FULL[:16]}\n稳定。"]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert read_page(text((70, 50, FULL[:17]), (50, 65, FULL), (70, 80, FULL[:17]))) == [
        f"{FULL[:17]}\n{FULL}",
        FULL[:17],
    ]


@pytest.mark.chinese_font
def test_a_wider_gap_begins_a_paragraph() -> None:
    assert read_page(text((50, 50, FULL), (50, 65, FULL), (50, 105, FULL), (50, 120, FULL))) == [
        f"{FULL}\n{FULL}",
        f"{FULL}\n{FULL}",
    ]


def test_lines_are_read_from_above_in_whatever_order_they_are_drawn() -> None:
    assert read_page(text((50, 400, "丙。"), (50, 50, "甲。"), (50, 200, "乙。"))) == [
        "甲。", "乙。", "丙。",
    ]  # fmt: skip


def test_words_and_columns_keep_their_distance() -> None:
    columns = (50, 80, "代码：990001"), (150, 80, "简称：远山")
    assert read_page(text((50, 50, "net profit"), *columns, (50, 110, "增长 5 %"))) == [
        "net profit",
        "代码：990001\t简称：远山",
        "增长 5 %",
    ]


def test_a_character_drawn_twice_is_bold_and_no_second_one() -> None:
    assert read_page(text((50, 50, "风险提示"), (50.3, 50, "风险提示"))) == ["风险提示"]
    assert read_page(text((50, 50, "人人都说好"))) == ["人人都说好"]


def test_a_raised_figure_stays_on_its_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "面积为3万m")
        canvas.setFont("STSong-Light", 6)
        canvas.drawString(98, 704, "2")

    assert read_page(draw) == ["面积为3万m2"]


def test_text_of_another_direction_is_read_last() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(100, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    assert read_page(watermark, text((50, 50, FULL), (50, 400, "完。"))) == [
        FULL,
        "完。",
        "内部资料",
    ]


@pytest.mark.chinese_font
@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_turned_page_is_read_along_its_text(turns: int) -> None:
    content = both(
        text((50, 50, "甲。"), (50, 70, "乙。")),
        strokes(
            *((50, y, 300, y) for y in (100, 130, 160)),
            *((x, 100, x, 160) for x in (50, 150, 300)),
        ),
        text((60, 118, "时间"), (160, 118, "上午"), (60, 148, "地点"), (160, 148, "公司")),
    )

    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(90 * turns)
        canvas.translate(-300, -400)
        canvas.setFont("STSong-Light", 10)
        content(canvas)

    assert read_page(draw) == ["甲。", "乙。", [[["时间"], ["上午"]], [["地点"], ["公司"]]]]


@pytest.mark.skipif(has_chinese_font(), reason="the machine has a Chinese font")
def test_a_font_that_is_nowhere_is_told() -> None:
    assert (
        "neither in the file nor on this machine"
        in answer(pdf(text((50, 50, "公司"))))["remarks"][0]
    )


def test_bold_text_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "plain")
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(50, 685, "bold")

    found = answer(pdf(draw))
    assert found["pages"] == [
        [{"text": "plain", "bold": False}, {"text": "bold", "bold": True}],
    ]


def test_signs_of_a_symbol_font_are_those_that_it_draws() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Symbol", 10)
        canvas.drawString(50, 700, "\u2022")

    assert read_page(draw) == ["•"]


paragraphs = st.lists(
    st.text("公司收入增长稳定海外客户AI5.8%，。", min_size=1, max_size=60), min_size=1, max_size=12
)


@pytest.mark.chinese_font
@settings(max_examples=40)
@given(paragraphs)
def test_no_character_of_a_page_is_lost(written: list[str]) -> None:
    lines, y = [], 50
    for paragraph in written:
        for start in range(0, len(paragraph), 45):
            lines.append((50, y, paragraph[start : start + 45]))
            y += 14
        y += 6
    (page,) = read(pdf(text(*lines)))
    assert "".join("".join(page).split()) == "".join(written)
