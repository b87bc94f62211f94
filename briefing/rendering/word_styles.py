"""How the Word document looks, as data: its fonts, its colours, its styles."""

from __future__ import annotations

from dataclasses import dataclass

LATIN = "Calibri"
# Without a font for East Asian text Word takes one that lacks half of the characters.
CHINESE = "Microsoft YaHei"
TEXT_WIDTH = 17.0
"""Of an A4 page, in centimetres."""

_ACCENT, _SOFT, _ALARM = "1F3A5F", "5D6670", "B3261E"


@dataclass(frozen=True, slots=True)
class Look:
    """A style; what is None stays as Word's style of that name, or the style it builds on, has it.

    Attributes:
        size: in points, as are ``before`` and ``after``, the space around a paragraph.
        colour: RGB, in hexadecimal.
        hang: how far all lines but the first are indented, in centimetres.
    """

    name: str
    size: float | None = None
    colour: str | None = None
    bold: bool | None = None
    before: float | None = None
    after: float | None = None
    hang: float | None = None


PARAGRAPHS = (
    Look("Normal", 10, after=5),
    Look("Title", 22, _ACCENT, after=6),
    Look("Heading 1", 15, _ACCENT, before=16, after=5),
    Look("Heading 2", 11.5, _ACCENT, before=10, after=3),
    Look("Heading 3", 10, _SOFT, before=8, after=3),
    Look("List Bullet", after=3),
    Look("Header", 8.5, _SOFT),
    Look("Footer", 8.5, _SOFT),
    Look("Memo Note", 9, _SOFT, after=4),
    Look("Memo Chinese", 9, _SOFT, after=4),
    Look("Memo Sentence", 9.5, after=3, hang=1.2),
    Look("Memo Cell", 9, before=1.5, after=1.5),
)

CHARACTERS = (
    Look("Memo Citation", 8.5, _ACCENT),
    Look("Memo Place", 8.5, _SOFT),
    Look("Memo Unverified", colour=_ALARM, bold=True),
    Look("Memo High", colour=_ALARM, bold=True),
    Look("Memo Medium", colour="9A5B00", bold=True),
    Look("Memo Low", colour="2F6B3A", bold=True),
)

TABLE = "Memo Table"
# python-docx has no way to make a table style but its XML.
TABLE_XML = f"""
<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    w:type="table" w:customStyle="1" w:styleId="MemoTable">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{_ACCENT}"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_ACCENT}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D5DAE0"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_ACCENT}"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:color w:val="{_ACCENT}"/></w:rPr></w:tblStylePr>
</w:style>"""
