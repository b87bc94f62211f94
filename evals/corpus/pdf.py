"""A record as a PDF with running header and page numbers, its text cut wherever a page is full."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Wrapped
from reportlab.platypus import Table as Grid

from evals.corpus.blocks import Table
from evals.corpus.inline import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from evals.corpus.blocks import Block, Paragraph
    from evals.corpus.inline import Run

# One of the fonts that each PDF reader has, so that no font file is needed.
_FONT = "STSong-Light"
_TEXT = ParagraphStyle(
    "text", fontName=_FONT, fontSize=11, leading=17, wordWrap="CJK", spaceAfter=6
)
_HEADING = ParagraphStyle("heading", parent=_TEXT, fontSize=14, leading=22)
# The font has no other boxes.
_BOXES = str.maketrans("☐☑☒▣✓", "□■■■√")
_LEVELS = {Level.LINE: "{}", Level.RAISED: "<super>{}</super>", Level.LOWERED: "<sub>{}</sub>"}
_MARGIN = 2.2 * cm
_WIDTH = A4[0] - 2 * _MARGIN
_LABELS = 3 * cm
_GRID: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def make(blocks: Sequence[Block]) -> bytes:
    """The file; the same blocks give the same bytes."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    pages = _Pages(total=0)
    _build(blocks, pages)
    pages = _Pages(total=pages.seen)
    return _build(blocks, pages)


class Flowing(Wrapped):
    """A paragraph of which no Chinese character is drawn alone; such a one has a blank behind it.

    PDFium leaves it out where neither the file nor the machine has the font.
    """

    def breakLinesCJK(self, maxWidths: Any) -> Any:  # noqa: N802, N803  reportlab's names
        """The lines, each in one of reportlab's two shapes."""
        broken = super().breakLinesCJK(maxWidths)
        for line in broken.lines:
            if isinstance(line, tuple):
                line[1][:] = [_accompanied(text) for text in line[1]]
            else:
                for word in line.words:
                    if hasattr(word, "text"):
                        word.text = _accompanied(word.text)
        return broken


def _accompanied(text: str) -> str:
    return f"{text} " if len(text) == 1 and text > "\u2e7f" else text


class _Pages:
    """What stands on each page above and below its text."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.seen = 0

    def draw(self, canvas: Canvas, document: SimpleDocTemplate) -> None:
        self.seen = document.page
        canvas.setFont(_FONT, 9)
        if document.page > 1:  # the first has the title
            canvas.drawCentredString(A4[0] / 2, A4[1] - 1.3 * cm, "投资者关系活动记录表")
        canvas.drawCentredString(A4[0] / 2, 1.1 * cm, f"{document.page} / {self.total}")


def _build(blocks: Sequence[Block], pages: _Pages) -> bytes:
    target = BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        invariant=1,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
    )
    story = [_grid(b) if isinstance(b, Table) else _flowing(b) for b in blocks]
    spaced: list[Flowable] = [part for flowable in story for part in (flowable, Spacer(1, 4))]
    document.build(spaced, onFirstPage=pages.draw, onLaterPages=pages.draw)
    return target.getvalue()


def _flowing(paragraph: Paragraph) -> Flowing:
    text = ("• " if paragraph.bullet else "") + "".join(map(_run, paragraph.runs))
    return Flowing(text, _HEADING if paragraph.heading else _TEXT)


def _run(run: Run) -> str:
    text = escape(run.text.translate(_BOXES), quote=False).replace("\n", "<br/>")
    return _LEVELS[run.level].format(text)


def _grid(table: Table) -> Grid:
    """The table; a row that is longer than a page goes on in the next."""
    rows: list[list[Any]] = []
    spans: list[Any] = []
    below: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(table.rows):
        cells: list[Any] = []
        for cell in row:
            while below.get((number, len(cells))):
                cells.append("")
            last_row = min(number + cell.rows, len(table.rows)) - 1
            last = len(cells) + cell.columns - 1
            spans.append(("SPAN", (len(cells), number), (last, last_row)))
            for later in range(number + 1, last_row + 1):
                below.update({(later, column): True for column in range(len(cells), last + 1)})
            cells.extend([[*map(_flowing, cell.paragraphs)], *[""] * (cell.columns - 1)])
        rows.append(cells + [""] * (table.width - len(cells)))
    widths = [_LABELS] + [(_WIDTH - _LABELS) / max(1, table.width - 1)] * (table.width - 1)
    return Grid(rows, colWidths=widths, style=[*_GRID, *spans], splitInRow=1)
