"""The memo as a Word document that an analyst can edit. The only file that imports python-docx.

Headings, lists and tables carry Word's own styles; each citation is a link to the bookmark of its
sentence in the appendix. Text goes into runs, never into fields, so that nothing in it comes alive.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from briefing.rendering import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as DocumentType
    from docx.text.paragraph import Paragraph

    from briefing.models.memo import Answer, Citation, Memo, Point, Risk

_ACCENT = RGBColor(0x8A, 0x1F, 0x2D)
_SOFT = RGBColor(0x5D, 0x66, 0x70)
_LATIN, _CHINESE = "Calibri", "Microsoft YaHei"
_TABLE = "Light Grid Accent 1"


def to_docx(memo: Memo) -> bytes:
    """The whole memo as a .docx file."""
    writer = _Writer(memo)
    writer.write()
    buffer = BytesIO()
    writer.document.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Fills one document."""

    def __init__(self, memo: Memo) -> None:
        self.document: DocumentType = Document()
        self._memo = memo
        self._bookmarks = 0

    def write(self) -> None:
        memo = self._memo
        self._set_up()
        self._header()
        self._section("Executive summary")
        self._points(memo.executive_summary, "None: see what could not be verified.")
        self._section("Stance at a glance")
        self._stances()
        self._section("Questions and answers")
        for answer in words.said(memo):
            self._answer(answer)
        self._section("Risks")
        for risk in words.risks_by_severity(memo):
            self._risk(risk)
        if not memo.risks:
            self._text("No risk is stated.")
        self._section("Guidance and milestones")
        self._points(memo.guidance, "None given.")
        self._section("Left unanswered")
        self._list(f"Question {row.question}: {row.part} ({row.reason})" for row in memo.unanswered)
        self._section("Questions for the next call")
        self._list(memo.follow_ups)
        self._section("Claims of being first or only")
        self._text(words.CLAIMS_NOTE, soft=True)
        self._points(memo.unchecked_claims, "None made.")
        self._section("Figures")
        rows = [(f.source, f.english, f"{f.question or 'I'}.{f.sentence}") for f in memo.figures]
        self._table(("As written", "In English", "Where"), rows, (6.0, 8.0, 2.0))
        self._section("What could not be verified")
        self._list(
            f"{where}: {what}" + (f" ({'; '.join(why)})" if why else "")
            for where, what, why in words.problems(memo)
        )
        self._source()
        self._section("How this memo was made")
        self._table(("", ""), words.provenance(memo), (3.5, 12.5))
        self._text(words.NOTE, soft=True)

    def _set_up(self) -> None:
        memo, document = self._memo, self.document
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"):
            style: Any = document.styles[name]
            style.font.name = _LATIN
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            # Without a font for East Asian text Word takes one that lacks half of the characters.
            fonts.set(qn("w:eastAsia"), _CHINESE)
            if name != "List Bullet" and name != "Normal":
                style.font.color.rgb = _ACCENT
        normal: Any = document.styles["Normal"]
        normal.font.size = Pt(10.5)
        normal.paragraph_format.space_after = Pt(5)
        section = document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        header = section.header.paragraphs[0]
        _run(header, f"{words.title(memo)}, {words.date_in_words(memo.record.date)}", soft=True)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _page_number(footer)
        properties = document.core_properties
        properties.title = words.xml_safe(words.title(memo))[:250]
        properties.author = f"briefing {memo.provenance.version}"
        properties.comments = words.NOTE
        made = dt.datetime.fromisoformat(memo.provenance.generated)
        properties.created = properties.modified = made.replace(tzinfo=None)

    def _header(self) -> None:
        record = self._memo.record
        self.document.add_paragraph(words.xml_safe(words.title(self._memo)), style="Title")
        rows = [
            ("Company", f"{record.company.name_zh} ({record.company.short_name_zh})"),
            ("Date", words.date_in_words(record.date)),
            ("Record", record.number),
            ("Event", words.activity(self._memo)),
            ("Place", record.place),
            *(
                ("For the company", f"{s.name} {s.name_zh}, {', '.join(s.roles)}")
                for s in record.company_speakers
            ),
            (
                "Participants",
                f"{record.participants_listed} listed, {record.participants_distinct} distinct: "
                + "、".join(f"{p.institution} {p.person}".strip() for p in record.participants),
            ),
        ]
        self._table(("", ""), [row for row in rows if row[1]], (3.5, 12.5))

    def _section(self, title: str) -> None:
        self.document.add_heading(title, level=1)

    def _points(self, points: Sequence[Point], otherwise: str) -> None:
        for point in points:
            paragraph = self.document.add_paragraph(style="List Bullet")
            _run(paragraph, f"{point.text} ")
            self._cite(paragraph, point.citations)
            _mark(paragraph, point)
        if not points:
            self._text(otherwise)

    def _list(self, texts: Iterable[str]) -> None:
        empty = True
        for text in texts:
            _run(self.document.add_paragraph(style="List Bullet"), text)
            empty = False
        if empty:
            self._text("None.")

    def _text(self, text: str, *, soft: bool = False) -> None:
        _run(self.document.add_paragraph(), text, soft=soft)

    def _stances(self) -> None:
        rows = []
        for answer in words.said(self._memo):
            stance = answer.stance
            facets = ("failed", "", "", "")
            if stance:
                facets = (
                    words.words(stance.outlook),
                    stance.certainty,
                    words.directness(stance),
                    ", ".join(map(words.words, stance.topics)),
                )
            rows.append((str(answer.number or "I"), words.heading(answer), *facets))
        head = ("", "Question", "Outlook", "Certainty", "Directness", "Topics")
        self._table(head, rows, (0.8, 5.7, 2.0, 2.2, 2.1, 3.2))

    def _answer(self, answer: Answer) -> None:
        heading = words.xml_safe(f"{answer.number or 'I'}  {words.heading(answer)}")
        self.document.add_heading(heading, level=2)
        if answer.question_zh:
            self._text(answer.question_zh, soft=True)
        self._points(answer.takeaways, "No takeaway.")
        if stance := answer.stance:
            paragraph = self.document.add_paragraph()
            facets = (
                f"Stance: outlook {words.words(stance.outlook)}, certainty {stance.certainty},"
                f" {words.directness(stance)}, specificity {stance.specificity} "
            )
            _run(paragraph, facets, soft=True)
            self._cite(paragraph, stance.citations)

    def _risk(self, risk: Risk) -> None:
        self.document.add_heading(words.xml_safe(risk.title), level=2)
        labels = [f"{risk.severity} severity", words.words(risk.category), risk.basis, risk.status]
        if risk.horizon != "unspecified":
            labels.append(f"{risk.horizon} horizon")
        self._text(", ".join(labels), soft=True)
        paragraph = self.document.add_paragraph()
        _run(paragraph, f"{risk.description} ")
        self._cite(paragraph, risk.citations)
        _mark(paragraph, risk)
        if risk.mitigation:
            self._text(f"Mitigation: {risk.mitigation}")

    def _table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        if not rows:
            self._text("None.")
            return
        titled = any(head)
        table = self.document.add_table(rows=0, cols=len(head))
        table.style = self.document.styles[_TABLE if titled else "Table Grid"]
        table.autofit = False
        for row in (head, *rows) if titled else rows:
            cells = table.add_row().cells
            for cell, text, width in zip(cells, row, widths, strict=True):
                cell.width = Cm(width)
                cell.paragraphs[0].paragraph_format.space_after = Pt(1)
                _run(cell.paragraphs[0], text, size=9)
        if titled:
            properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - no public way
            properties.append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _source(self) -> None:
        self.document.add_paragraph().paragraph_format.page_break_before = True
        self._section("Source")
        for answer in words.said(self._memo):
            heading = words.xml_safe(f"{answer.number or 'I'}  {answer.question_zh}")
            self.document.add_heading(heading, level=2)
            for sentence in answer.sentences:
                paragraph = self.document.add_paragraph()
                self._bookmark(paragraph, f"s-{answer.number}-{sentence.number}")
                _run(paragraph, f"{answer.number or 'I'}.{sentence.number}  ", soft=True)
                _run(paragraph, sentence.text)

    def _bookmark(self, paragraph: Paragraph, name: str) -> None:
        self._bookmarks += 1
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(kind)
            mark.set(qn("w:id"), str(self._bookmarks))
            if kind == "w:bookmarkStart":
                mark.set(qn("w:name"), _bookmark_name(name))
            paragraph._p.append(mark)  # noqa: SLF001 - no public way

    def _cite(self, paragraph: Paragraph, citations: Sequence[Citation]) -> None:
        for citation in citations:
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), _bookmark_name(words.anchor(citation)))
            run = _run(paragraph, f"[{words.label(citation)}]", size=9)
            run.font.color.rgb = _ACCENT
            link.append(run._r)  # noqa: SLF001 - no public way
            paragraph._p.append(link)  # noqa: SLF001 - no public way


def _run(paragraph: Paragraph, text: str, *, soft: bool = False, size: float = 0) -> Any:
    run = paragraph.add_run(words.xml_safe(text))
    if soft:
        run.font.color.rgb = _SOFT
        run.font.size = Pt(9)
    if size:
        run.font.size = Pt(size)
    return run


def _mark(paragraph: Paragraph, item: Point | Risk) -> None:
    if not item.verified:
        run = _run(paragraph, f" [unverified: {'; '.join(item.problems)}]")
        run.bold = True


def _bookmark_name(anchor: str) -> str:
    """Word takes letters, digits and underscores."""
    return anchor.replace("-", "_")


def _page_number(paragraph: Paragraph) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001 - no public way
