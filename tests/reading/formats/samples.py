"""One record of a fictional company, in each format as its writer lays it out.

The form holds the questions in its last cell, as the exchanges' template wants it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import SimpleDocTemplate, Table

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject
    from docx.table import _Cell
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate

FONT = "STSong-Light"
registerFont(UnicodeCIDFont(FONT))

TITLE = "远山精密股份有限公司投资者关系活动记录表"
NUMBER = "编号：2026-004"
ACTIVITIES = (
    "☑特定对象调研 □分析师会议\n□媒体采访 □业绩说明会\n□新闻发布会 □路演活动\n□现场参观 □其他"
)
ROWS = (
    ("投资者关系活动类别", ACTIVITIES),
    ("参与单位名称及人员姓名", "长风基金：周一鸣\n汇海证券：吴思远、郑可"),
    ("时间", "2026年3月18日 14:00-15:30"),
    ("地点", "公司三楼会议室"),
    ("上市公司接待人员姓名", "董事会秘书：林若水\n财务总监：何青"),
)
EXCHANGES = (
    (
        "公司今年的订单情况如何？",
        (
            "截至2月底，公司在手订单为12.6亿元，同比增长18%。",
            "其中海外订单占比约35%。",
            "交付周期一般为3至6个月。",
        ),
    ),
    (
        "毛利率下降的原因是什么？",
        (
            "主要是原材料价格上涨，毛利率同比下降1.2个百分点。",
            "公司已与主要客户协商调价。",
        ),
    ),
    ("新产能何时释放？", ("二期产线预计2026年三季度投产，达产后年产能为8万套。",)),
)
CONTENT = "投资者关系活动主要内容介绍"
TAIL = (("附件清单（如有）", "无"), ("日期", "2026年3月19日"))


def paragraphs(times: int = 1) -> list[str]:
    """The questions and answers, a paragraph each; all of them some times over."""
    found = []
    for question, sentences in EXCHANGES * times:
        found += [f"问：{question}", f"答：{''.join(sentences)}"]
    return found


def as_text(times: int = 1) -> str:
    """As plain text, a label on each line."""
    rows = [f"{label}：{value}" for label, value in ROWS]
    tail = [f"{label}：{value}" for label, value in TAIL]
    return "\n\n".join([TITLE, NUMBER, *rows, f"{CONTENT}：", *paragraphs(times), *tail]) + "\n"


def as_docx(times: int = 1) -> bytes:
    """As Word writes it: one table."""
    document = Document()
    document.add_paragraph(TITLE)
    document.add_paragraph(NUMBER)
    table = document.add_table(rows=0, cols=2)
    for label, value in (*ROWS, (CONTENT, "\n".join(paragraphs(times))), *TAIL):
        cells = table.add_row().cells
        cells[0].text = label
        _fill(cells[1], value)
    return saved(document)


def saved(document: DocumentObject) -> bytes:
    """A document's file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _fill(cell: _Cell, value: str) -> None:
    first, *others = value.split("\n")
    cell.paragraphs[0].text = first
    for line in others:
        cell.add_paragraph(line)


def as_html(times: int = 1) -> bytes:
    """As a newspaper's site shows it: a page around one table."""
    rows = "".join(
        f"<tr><td>{label}</td><td>{''.join(f'<p>{line}</p>' for line in value.split(chr(10)))}"
        "</td></tr>\n"
        for label, value in (*ROWS, (CONTENT, "\n".join(paragraphs(times))), *TAIL)
    )
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>公告</title>'
        "<style>td { border: 1px solid }</style></head>\n<body><script>var a = '<p>';</script>"
        f"<h1>{TITLE}</h1><p>{NUMBER}</p>\n<table>\n{rows}</table></body></html>"
    ).encode()


def as_pdf(times: int = 1) -> bytes:
    """As Word exports it: a ruled table whose last cell may go over pages, and page numbers."""
    body = ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=16, wordWrap="CJK")
    title = ParagraphStyle("title", parent=body, fontSize=15, leading=22, alignment=1)
    first, *others = paragraphs(times)
    rows = [*ROWS, (CONTENT, first), *(("", text) for text in others), *TAIL]
    table = Table(
        [[Flowing(text.replace("\n", "<br/>"), body) for text in row] for row in rows],
        colWidths=[110, 340],
    )
    labelled = [number for number, (label, _) in enumerate(rows) if label]
    table.setStyle(
        [
            ("BOX", (0, 0), (-1, -1), 0.5, "black"),
            ("LINEAFTER", (0, 0), (0, -1), 0.5, "black"),
            *(("LINEABOVE", (0, number), (-1, number), 0.5, "black") for number in labelled),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    file = io.BytesIO()
    SimpleDocTemplate(file).build(
        [Flowing(TITLE, title), Flowing(NUMBER, body), table],
        onFirstPage=page_number,
        onLaterPages=page_number,
    )
    return file.getvalue()


def page_number(canvas: Canvas, _template: BaseDocTemplate) -> None:
    """The number at the page's foot."""
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(300, 30, f"- {canvas.getPageNumber()} -")
