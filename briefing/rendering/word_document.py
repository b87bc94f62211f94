"""A Word document made of named styles. The only file that imports python-docx.

Text goes into runs, never into fields, so that nothing in it comes alive. The look is in the
styles: an analyst changes it in Word in one place.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from briefing.models.memo import Citation
from briefing.rendering import words
from briefing.rendering.word_styles import (
    CHARACTERS,
    CHINESE,
    LATIN,
    PARAGRAPHS,
    TABLE,
    TABLE_XML,
    TEXT_WIDTH,
    Look,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EPOCH = (1980, 1, 1, 0, 0, 0)
# tblLook in ECMA-376: 0x20 is for a first row, 0x80 for a first column, 0x600 for no bands.
_HEAD_LOOK, _NAMES_LOOK = "0620", "0680"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in a character style."""

    text: str
    style: str


Part = str | Run | Citation
"""What a paragraph is made of; a citation links to its sentence."""


class WordDocument:
    """A document on A4 pages that is filled from top to bottom.

    Args:
        title: in the properties and, with ``subtitle``, in each page's header.
        author: the program; a memo carries no person's name.
    """

    def __init__(self, title: str, subtitle: str, author: str) -> None:
        self._document: Any = Document()
        self._bookmarks = 0
        _set_styles(self._document.styles)
        # python-docx looks through all styles each time that one is set by its name.
        self._ids = {style.name: style.style_id for style in self._document.styles}
        self._set_page(f"{title}, {subtitle}")
        properties = self._document.core_properties
        properties.title = words.xml_safe(title)[:255]
        properties.author = properties.last_modified_by = author
        properties.comments = words.NOTE

    def add(self, style: str, *parts: Part) -> None:
        """Add a paragraph in one of the document's styles."""
        self._fill(self._document.add_paragraph(), style, parts)

    def table(
        self,
        rows: Iterable[Sequence[Part]],
        widths: Sequence[float],
        head: Sequence[str] = (),
    ) -> None:
        """Add a table; without a head its first column holds the names.

        Args:
            widths: of the columns, in centimetres.
        """
        table = self._document.add_table(0, len(widths), self._document.styles[TABLE])
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for parts in (head, *rows) if head else rows:
            for cell, part in zip(table.add_row().cells, parts, strict=True):
                self._fill(cell.paragraphs[0], "Memo Cell", (part,))
        element = self._document.element.body.tbl_lst[-1]
        look = element.tblPr.find(qn("w:tblLook"))
        look.attrib.clear()
        look.set(qn("w:val"), _HEAD_LOOK if head else _NAMES_LOOK)
        for row in element.tr_lst:
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if head:
            element.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        # Two tables without a paragraph between them would be one.
        self.add("Memo Cell")

    def sentence(self, place: Citation, text: str) -> None:
        """Add a sentence of the source, under the bookmark that citations of it link to."""
        paragraph = self._document.add_paragraph()
        element = paragraph.paragraph_format.element
        self._bookmarks += 1
        number = str(self._bookmarks)
        element.append(_element("w:bookmarkStart", id=number, name=_bookmark(place)))
        label = Run(words.label(place), "Memo Place")
        self._fill(paragraph, "Memo Sentence", (label, f"\t{text}"))
        element.append(_element("w:bookmarkEnd", id=number))

    def save(self, made: dt.datetime) -> bytes:
        """The file; the same document made at the same time has the same bytes."""
        made = made.astimezone(dt.UTC).replace(tzinfo=None)
        properties = self._document.core_properties
        properties.created = properties.modified = made
        packed, fixed = BytesIO(), BytesIO()
        self._document.save(packed)
        # python-docx stamps each part with the current time.
        with zipfile.ZipFile(packed) as source, zipfile.ZipFile(fixed, "w") as target:
            for name in source.namelist():
                part = zipfile.ZipInfo(name, _EPOCH)
                part.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(part, source.read(name))
        return fixed.getvalue()

    def _fill(self, paragraph: Any, style: str, parts: Iterable[Part]) -> None:
        element = paragraph.paragraph_format.element
        element.style = self._ids[style]
        for part in parts:
            if isinstance(part, Citation):
                link = _element("w:hyperlink", anchor=_bookmark(part), history="1")
                link.append(self._run(paragraph, Run(words.label(part), "Memo Citation")))
                element.append(link)
            elif isinstance(part, Run):
                self._run(paragraph, part)
            else:
                paragraph.add_run(words.xml_safe(part))

    def _run(self, paragraph: Any, part: Run) -> Any:
        element = paragraph.add_run(words.xml_safe(part.text)).font.element
        element.style = self._ids[part.style]
        return element

    def _set_page(self, header: str) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH) / 2)
        section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
        self._fill(section.header.paragraphs[0], "Header", (header,))
        footer = section.footer.paragraphs[0]
        stops = self._document.styles["Footer"].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        for text, field in ((f"{words.NOTE}\tPage ", "PAGE"), (" of ", "NUMPAGES")):
            footer.add_run(text)
            element = _element("w:fldSimple", instr=f" {field} ")
            element.append(footer.add_run("1").font.element)
            footer.paragraph_format.element.append(element)


def _bookmark(place: Citation) -> str:
    """The sentence's bookmark: Word takes letters, digits and underscores."""
    return words.anchor(place).replace("-", "_")


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _set_styles(styles: Any) -> None:
    kinds = ((WD_STYLE_TYPE.PARAGRAPH, PARAGRAPHS), (WD_STYLE_TYPE.CHARACTER, CHARACTERS))
    for kind, looks in kinds:
        for look in looks:
            if look.name in styles:
                style = styles[look.name]
            else:
                style = styles.add_style(look.name, kind)
                style.quick_style = True
            _set_look(style, look)
            if kind is WD_STYLE_TYPE.PARAGRAPH:
                _set_fonts(style)
                _set_spaces(style.paragraph_format, look)
    styles.element.append(parse_xml(TABLE_XML))


def _set_look(style: Any, look: Look) -> None:
    if look.size is not None:
        style.font.size = Pt(look.size)
    if look.colour is not None:
        style.font.color.rgb = RGBColor.from_string(look.colour)
    if look.bold is not None:
        style.font.bold = look.bold


def _set_fonts(style: Any) -> None:
    style.font.name = LATIN
    properties = style.element.rPr
    fonts = properties.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), CHINESE)
    # Else Word's spelling checker takes Chinese for English.
    properties.append(_element("w:lang", val="en-GB", eastAsia="zh-CN"))


def _set_spaces(spaces: Any, look: Look) -> None:
    if look.before is not None:
        spaces.space_before = Pt(look.before)
    if look.after is not None:
        spaces.space_after = Pt(look.after)
    if look.hang is not None:
        spaces.left_indent, spaces.first_line_indent = Cm(look.hang), Cm(-look.hang)
        spaces.tab_stops.add_tab_stop(Cm(look.hang))
