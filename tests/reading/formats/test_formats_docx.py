"""Word files: what a reader of the page sees is in the text, in its order."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefing.errors import Damaged, Encrypted, TooComplex
from briefing.reading.formats import extract
from briefing.reading.formats.document import Paragraph, Table
from briefing.reading.formats.docx import read
from tests.reading.formats.samples import as_docx, saved

_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def _with_body(xml: str) -> bytes:
    """A file whose body is this; ``w:``, ``mc:`` and ``v:`` are bound."""
    document = Document()
    body = document.element.body
    for child in parse_xml(f"<w:body {nsdecls('w')} {_OTHERS}>{xml}</w:body>"):
        body.insert(len(body) - 1, child)
    return saved(document)


def _runs(xml: str) -> str:
    """The text of one paragraph."""
    (block,) = read(_with_body(f"<w:p>{xml}</w:p>"), "x").blocks
    assert isinstance(block, Paragraph)
    return block.text


def _run(xml: str) -> str:
    return _runs(f"<w:r>{xml}</w:r>")


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\t乙"),
        ("<w:t>甲</w:t><w:br/><w:t>乙</w:t>", "甲\n乙"),
        ("<w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t>", "3-5"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>路演</w:t>', "☑路演"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/><w:t>路演</w:t>', "☑路演"),
        ('<w:sym w:font="Wingdings" w:char="F0A8"/><w:t>路演</w:t>', "□路演"),
        (
            ('<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
            "<w:t>\uf0fe</w:t>"),
            "☑",
        ),
        (
            ("<w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/>"
            "<w:checked/></w:checkBox></w:ffData></w:fldChar><w:t>路演</w:t>"),
            "☑路演",
        ),
        (
            ("<w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/>"
            "</w:checkBox></w:ffData></w:fldChar><w:t>路演</w:t>"),
            "☐路演",
        ),
        ("<w:t>⽉度</w:t>", "月度"),
    ],
)  # fmt: skip
def test_signs_that_word_keeps_as_elements(xml: str, text: str) -> None:
    assert _run(xml) == text


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        (r"eq \o\ac(□,√)", "☑特定对象调研"),
        (r"EQ \o\ac(○,1)", "1特定对象调研"),
        ("PAGE", "特定对象调研"),
    ],
)
def test_a_tick_laid_over_a_box_by_a_field(instruction: str, text: str) -> None:
    assert text == _runs(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction[:6]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{instruction[6:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>特定对象调研</w:t></w:r>'
    )


def test_what_was_deleted_is_left_out_and_what_was_inserted_is_read() -> None:
    assert _runs(
        "<w:r><w:t>收入</w:t></w:r>"
        "<w:del><w:r><w:delText>下降</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>增长</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>10%</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>。</w:t></w:r></w:sdtContent></w:sdt>"
    ) == "收入增长10%。"  # fmt: skip


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>在框里</w:t></w:r></w:p></w:txbxContent>"
    text = extract(
        _with_body(
            "<w:p><w:r><w:t>外面</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
            f"{box}</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
        name="x",
    ).text
    assert text == "外面\n\n在框里\n\n"


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    nested = "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
    for _ in range(40):
        nested = f"<w:p><w:r><w:pict><w:txbxContent>{nested}</w:txbxContent></w:pict></w:r></w:p>"
    assert extract(_with_body(nested), name="x").text == "底\n\n"


def _numbered(format_: str, pattern: str, *levels: int) -> list[str]:
    """Paragraphs of a list, each on a level; the second level is lowerLetter."""
    numbering = (
        f"<w:numbering {nsdecls('w')}><w:abstractNum w:abstractNumId='7'>"
        f"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{format_}'/>"
        f"<w:lvlText w:val='{pattern}'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/>"
        "<w:lvlText w:val='%1.%2 '/></w:lvl></w:abstractNum>"
        "<w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num></w:numbering>"
    )
    data = _with_body(
        "".join(
            f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr></w:pPr>"
            "<w:r><w:t>甲</w:t></w:r></w:p>"
            for level in levels
        )
    )
    blocks = read(_with_part(data, "word/numbering.xml", numbering.encode()), "x").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def _with_part(data: bytes, part: str, content: bytes) -> bytes:
    """The file with one part replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def test_automatic_numbers_are_text() -> None:
    assert _numbered("decimal", "%1、", 0, 0, 1, 1, 0, 1) == [
        "1、甲", "2、甲", "2.a 甲", "2.b 甲", "3、甲", "3.a 甲",
    ]  # fmt: skip
    assert _numbered("chineseCounting", "（%1）", *[0] * 21)[9::10] == ["（十）甲", "（二十）甲"]
    assert _numbered("decimalEnclosedCircle", "%1", 0, 0) == ["①甲", "②甲"]
    assert _numbered("upperRoman", "%1.", *[0] * 9)[-1] == "IX.甲"
    assert _numbered("bullet", "", 0) == ["甲"]
    assert _numbered("none", "%1", 0) == ["甲"]


def test_headings_and_bold_paragraphs_show() -> None:
    document = Document()
    document.add_heading("互动问答", 2)
    document.add_paragraph().add_run("公司前景如何？").bold = True
    document.add_paragraph("很好").add_run("，谢谢").bold = True
    assert extract(saved(document), name="x").text == (
        "## 互动问答\n\n**公司前景如何？**\n\n很好，谢谢\n\n"
    )


def test_merged_cells_stand_where_they_begin() -> None:
    document = Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "时间"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "上午"
    table.cell(1, 1).text = "下午"
    (block,) = read(saved(document), "x").blocks
    assert isinstance(block, Table)
    assert [[cell.lines for cell in row] for row in block.rows] == [
        [("时间",), ("上午",)],
        [(), ("下午",), ()],
    ]


def test_pictures_are_told() -> None:
    picture = (
        '<w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
        "</w:drawing>"
    )
    data = _with_body(f"<w:p><w:r><w:t>图</w:t>{picture}</w:r></w:p>")
    assert extract(data, name="x").remarks == ("1 picture(s) of the file are not read",)


def test_a_page_s_margin_is_told_if_it_says_more_than_the_body() -> None:
    document = Document()
    document.add_paragraph("曜川储能 投资者关系活动记录表")
    section = document.sections[0]
    section.header.paragraphs[0].text = "投资者关系活动 记录表"
    section.footer.paragraphs[0].text = "本记录未经受访者确认"
    remarks = read(saved(document), "x").remarks
    assert remarks == ("A page's margin is not read: 本记录未经受访者确认",)


def test_a_page_s_number_is_none_of_the_text() -> None:
    document = Document()
    document.add_paragraph("记录表")
    document.sections[0].footer.paragraphs[0].text = "第 1 页 共 3 页"
    assert read(saved(document), "x").remarks == ()


def test_the_strict_variant_is_read() -> None:
    data = _with_body("<w:p><w:r><w:t>严格</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml")
    strict = body.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert extract(_with_part(data, "word/document.xml", strict), name="x").text == "严格\n\n"


def test_a_file_that_is_cut_off_is_damaged() -> None:
    data = as_docx()
    for length in range(4, len(data) - 1, 997):
        with pytest.raises(Damaged) as caught:
            extract(b"PK\x03\x04word/document" + data[19:length], name="x")
        assert "Word" in caught.value.message


def test_wrong_bytes_inside_are_damage() -> None:
    data = as_docx()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 100
    with pytest.raises(Damaged):
        extract(data[:at] + b"\xff" * 200 + data[at + 200 :], name="x")
    with pytest.raises(Damaged, match="no body"):
        extract(_with_part(data, "word/document.xml", b"<a/>"), name="x")
    with pytest.raises(Damaged):
        extract(_with_part(data, "word/document.xml", b"<a>"), name="x")


def test_an_archive_with_a_password() -> None:
    data = bytearray(as_docx())
    for found in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    with pytest.raises(Encrypted):
        extract(bytes(data), name="x")


LAUGHS = b"".join(
    b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<!DOCTYPE a [<!ENTITY a0 'ha'>" + LAUGHS + b"]><a>&a9;</a>", id="laughs"),
        pytest.param(b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", id="external"),
        pytest.param(b"<a>" * 100_000, id="deep"),
        pytest.param(b" " * 60_000_000, id="bomb"),
        pytest.param(b"<a>" + b"<b/>" * 2_100_000 + b"</a>", id="many"),
        pytest.param(b"<a " + b"b='' " * 2_100_000 + b"/>", id="attributes"),
        pytest.param(b"<a>" + b"x" * 20_000_000 + b"</a>", id="long"),
    ],
)
def test_a_part_that_asks_for_too_much_is_refused(body: bytes) -> None:
    data = _with_part(as_docx(), "word/document.xml", body)
    assert len(data) < 2_000_000
    with pytest.raises(TooComplex):
        extract(data, name="x")


def test_too_many_parts_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(2100):
            archive.writestr(f"word/document{number}.xml", "")
    with pytest.raises(TooComplex, match="parts"):
        extract(file.getvalue(), name="x")
