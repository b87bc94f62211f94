"""PDF files drawn by hand: where each text and each line stands is the test's own choice."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from briefing.pdf.__main__ import answer

if TYPE_CHECKING:
    from collections.abc import Callable

FONT = "STSong-Light"
SIZE = 10
registerFont(UnicodeCIDFont(FONT))


def has_chinese_font() -> bool:
    """Whether this machine can draw the font of these files, which don't hold it."""
    return not any(
        "Chinese font" in str(each) for each in answer(pdf(text((50, 50, "公司"))))["remarks"]
    )


def pdf(*pages: Callable[[Canvas], None], **options: Any) -> bytes:
    """A file with these pages; options are those of reportlab's ``Canvas``."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 800), **options)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def text(*lines: tuple[float, float, str]) -> Callable[[Canvas], None]:
    """Lines of text at x, y; y from the upper edge."""

    def draw(canvas: Canvas) -> None:
        for x, y, line in lines:
            canvas.drawString(x, 800 - y, line)

    return draw


def both(*draws: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    """All of them on one page."""

    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def strokes(*lines: tuple[float, float, float, float]) -> Callable[[Canvas], None]:
    """Straight lines from x, y to x, y; y from the upper edge."""

    def draw(canvas: Canvas) -> None:
        for x0, y0, x1, y1 in lines:
            canvas.line(x0, 800 - y0, x1, 800 - y1)

    return draw


def read(data: bytes) -> list[list[Any]]:
    """The pages: a paragraph as its text, a table as rows of cells of the cells' paragraphs."""
    found = answer(data)
    assert "pages" in found, found
    return [[_plain(block) for block in page] for page in found["pages"]]


def _plain(block: Any) -> Any:
    if "rows" not in block:
        return block["text"]
    return [[[paragraph["text"] for paragraph in cell] for cell in row] for row in block["rows"]]


def read_page(*draws: Callable[[Canvas], None]) -> list[Any]:
    """What is read from a page that is drawn so."""
    (page,) = read(pdf(both(*draws)))
    return page
