"""The cells between the lines of a page, however the lines are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing.pdf.__main__ import answer
from tests.pdf.drawn import both, pdf, read, read_page, strokes, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

XS, YS = [50, 150, 400], [100, 130, 160]
WORDS = text((60, 118, "时间"), (160, 118, "上午"), (60, 148, "地点"), (160, 148, "公司"))
TABLE = [[["时间"], ["上午"]], [["地点"], ["公司"]]]


def _strokes(canvas: Canvas) -> None:
    strokes(
        *((XS[0], y, XS[-1], y) for y in YS),
        *((x, YS[0], x, YS[-1]) for x in XS),
    )(canvas)


def _one_path(canvas: Canvas) -> None:
    canvas.grid(XS, [800 - y for y in YS])


def _boxes(canvas: Canvas) -> None:
    for x0, x1 in ((50, 150), (150, 400)):
        for y0, y1 in ((100, 130), (130, 160)):
            canvas.rect(x0, 800 - y1, x1 - x0, y1 - y0)


def _filled(canvas: Canvas) -> None:
    """Word's way: each edge of each cell is a thin rectangle, with a square where they meet."""
    for y in YS:
        for x0, x1 in ((50, 150), (150, 400)):
            canvas.rect(x0, 800 - y, 0.5, 0.5, stroke=0, fill=1)
            canvas.rect(x0 + 0.5, 800 - y, x1 - x0 - 0.5, 0.5, stroke=0, fill=1)
    for x in XS:
        for y0, y1 in ((100, 130), (130, 160)):
            canvas.rect(x, 800 - y1 + 0.5, 0.5, y1 - y0 - 0.5, stroke=0, fill=1)


def _double(canvas: Canvas) -> None:
    _strokes(canvas)
    canvas.translate(1.5, 1.5)
    _strokes(canvas)
    canvas.translate(-1.5, -1.5)


def _scaled(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.scale(0.5, 0.5)
    canvas.grid([2 * x for x in XS], [2 * (800 - y) for y in YS])
    canvas.restoreState()


def _in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("lines")
    canvas.grid(XS, [y - 100 for y in (800 - y for y in YS)])
    canvas.endForm()
    canvas.saveState()
    canvas.translate(0, 100)
    canvas.doForm("lines")
    canvas.restoreState()


def _open_sides(canvas: Canvas) -> None:
    strokes(*((XS[0], y, XS[-1], y) for y in YS), (150, 100, 150, 160))(canvas)


def _open_end(canvas: Canvas) -> None:
    """A table that goes on on the next page."""
    strokes(*((XS[0], y, XS[-1], y) for y in YS[:-1]), *((x, 100, x, 160) for x in XS))(canvas)


def _shaded(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.9, 0.9, 0.9)
    canvas.rect(50, 640, 100, 60, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    _strokes(canvas)


def _framed(canvas: Canvas) -> None:
    canvas.rect(20, 20, 560, 760)
    _strokes(canvas)


WAYS = [_strokes, _one_path, _boxes, _filled, _double, _scaled, _in_a_form, _open_sides, _open_end]


@pytest.mark.parametrize("lines", [*WAYS, _shaded, _framed])
def test_a_table_however_its_lines_are_drawn(lines: Callable[[Canvas], None]) -> None:
    assert read_page(text((50, 50, "上。")), lines, WORDS, text((50, 200, "下。"))) == [
        "上。", TABLE, "下。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        pytest.param(
            [(50, 100, 400, 100), (150, 130, 400, 130), (50, 160, 400, 160)],
            [[["时间"], ["上午"]], [[], ["公司"]]],
            id="a label over two rows",
        ),
        pytest.param(
            [(50, 100, 400, 100), (50, 130, 150, 130), (50, 160, 400, 160)],
            [[["时间"], ["上午", "公司"]], [["地点"]]],
            id="a value over two rows",
        ),
    ],
)  # fmt: skip
def test_merged_cells(drawn: list[tuple[float, float, float, float]], rows: list[Any]) -> None:
    words = [(60, 118, "时间"), (160, 118, "上午"), (160, 148, "公司")]
    if rows[1][0]:
        words.append((60, 148, "地点"))
    lines = strokes(*drawn, *((x, 100, x, 160) for x in XS))
    assert read_page(lines, text(*words)) == [rows]


def test_a_row_over_all_columns_has_one_cell() -> None:
    lines = strokes(
        *((50, y, 400, y) for y in (100, 130, 160)),
        *((x, 100, x, 160) for x in (50, 400)),
        (150, 130, 150, 160),
    )
    assert read_page(lines, text((60, 118, "时间"), (60, 148, "地点"), (160, 148, "公司"))) == [
        [[["时间"]], [["地点"], ["公司"]]]
    ]


def test_a_line_below_a_heading_or_a_word_makes_no_table() -> None:
    assert read_page(
        strokes((50, 60, 550, 60), (50, 104, 90, 104)), text((50, 50, "页眉"), (50, 100, "重点。"))
    ) == ["页眉", "重点。"]


def test_two_tables_on_a_page_stay_two() -> None:
    def lower(canvas: Canvas) -> None:
        canvas.translate(0, -300)
        _strokes(canvas)
        WORDS(canvas)

    assert read_page(_strokes, WORDS, text((50, 250, "中。")), lower) == [TABLE, "中。", TABLE]


def test_a_cell_that_is_cut_by_the_page_goes_on_on_the_next() -> None:
    first = strokes(*((50, y, 400, y) for y in (700, 760)), *((x, 700, x, 760) for x in XS))
    second = strokes(*((50, y, 400, y) for y in (50, 90)), *((x, 50, x, 90) for x in XS))

    def top(canvas: Canvas) -> None:
        first(canvas)
        text((60, 718, "参与单位"), (160, 718, "长风基金："))(canvas)

    def bottom(canvas: Canvas) -> None:
        second(canvas)
        text((160, 68, "周一鸣"))(canvas)

    assert read(pdf(top, bottom)) == [
        [[[["参与单位"], ["长风基金："]]]],
        [[[[], ["周一鸣"]]]],
    ]


def test_a_drawing_of_very_many_lines_is_refused() -> None:
    few = strokes(*((10, 4 * n, 500, 4 * n) for n in range(190)))
    assert answer(pdf(few))["pages"] == [[]]
    posts = strokes(*((4 * n, 10, 4 * n, 700 - n) for n in range(149)))
    assert "cells" in answer(pdf(both(few, posts)))["too_much"]
    short = strokes(*((10 + 7 * m, 4 * n, 13 + 7 * m, 4 * n) for n in range(190) for m in range(5)))
    assert answer(pdf(short))["pages"] == [[]]
    long = strokes(*((10 + 9 * m, 4 * n, 15 + 9 * m, 4 * n) for n in range(190) for m in range(5)))
    assert "lines" in answer(pdf(long))["too_much"]
