"""PDF files: pages are known, and a file that can't be read says why and what helps."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from briefing.errors import (
    Damaged,
    Encrypted,
    NoTextInIt,
    ReaderMissing,
    ReadError,
    TooComplex,
)
from briefing.reading import read_bytes
from briefing.reading.formats import extract
from tests.pdf.drawn import both, pdf, strokes, text
from tests.reading.formats.samples import as_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

FORM = [(50, 50, "示例股份有限公司投资者关系活动记录表"), (50, 80, "编号：2026-001")]
_WITH_TWO_SECONDS = """
import resource, sys
from pathlib import Path
from briefing.errors import TooComplex
from briefing.reading import read_file
used = resource.getrusage(resource.RUSAGE_SELF)
seconds = int(used.ru_utime + used.ru_stime) + 2
resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
try:
    read_file(Path(sys.argv[1]))
except TooComplex as error:
    print(error)
"""


def test_each_place_has_its_page() -> None:
    record = read_bytes(
        pdf(
            text(
                *FORM, (50, 110, "问：进展如何？"), (50, 130, "答：一切顺利。"), (280, 770, "1 / 2")
            ),
            text((50, 50, "问：前景如何？"), (50, 70, "答：相当乐观。"), (280, 770, "2 / 2")),
        ),
        name="x",
    )
    assert record.page(0) == 1
    assert [
        [record.page(s.spans[0].start) for s in exchange.sentences] for exchange in record.exchanges
    ] == [[1], [2]]
    assert record.page(len(record.source) - 1) == 2


def test_a_sentence_over_a_page_break_is_one() -> None:
    first = "答：公司在手订单充足，产能利用率保持高位，预计全年收入"
    record = read_bytes(
        pdf(
            text(*FORM, (50, 110, "问：进展如何？"), (50, 740, first), (280, 770, "- 1 -")),
            text((50, 50, "保持稳定增长。"), (280, 770, "- 2 -")),
        ),
        name="x",
    )
    (exchange,) = record.exchanges
    (sentence,) = exchange.sentences
    assert sentence.text == first[2:] + "保持稳定增长。"
    assert [record.page(span.start) for span in sentence.spans] == [1, 2]


def test_questions_in_a_cell_over_two_pages_are_read_whichever_page_has_the_label() -> None:
    rows = [(50, 90, 550, 90), (50, 120, 550, 120), (50, 760, 550, 760)]
    posts = [(x, 90, x, 760) for x in (50, 150, 550)]
    record = read_bytes(
        pdf(
            both(
                strokes(*rows, *posts),
                text(FORM[0], (60, 110, "时间"), (160, 110, "2026年3月1日")),
                text((160, 140, "问：进展如何？"), (160, 160, "答：一切顺利。")),
            ),
            both(
                strokes(
                    (50, 50, 550, 50),
                    (50, 300, 550, 300),
                    *((x, 50, x, 300) for x in (50, 150, 550)),
                ),
                text((60, 200, "主要内容"), (160, 70, "问：前景如何？"), (160, 90, "答：乐观。")),
            ),
        ),
        name="x",
    )
    assert [(e.question, [s.text for s in e.sentences]) for e in record.exchanges][:2] == [
        ("进展如何？", ["一切顺利。"]),
        ("前景如何？", ["乐观。"]),
    ]


def test_a_name_that_the_width_of_the_page_cuts_is_whole() -> None:
    speakers = [
        "上市公司接待人员：董事长 费长房、总裁 沈括、首席财务官 易安、独",
        "立董事 苏合香",
        "时间：2026年3月1日",
    ]
    lines = [(50, 110 + 15 * n, line) for n, line in enumerate(speakers)]
    record = read_bytes(
        pdf(text(*FORM, *lines, (50, 200, "问：进展如何？"), (50, 215, "答：顺利。"))), name="x"
    )
    assert [(s.name, s.roles) for s in record.speakers][-1] == ("苏合香", ("独立董事",))
    assert str(record.date) == "2026-03-01"


def _picture(canvas: Canvas) -> None:
    image = Image.effect_noise((60, 80), 50)
    canvas.drawImage(ImageReader(image), 0, 0, 600, 800)


def test_a_scanned_file_needs_ocr() -> None:
    with pytest.raises(NoTextInIt, match="scanned") as caught:
        extract(pdf(_picture, _picture), name="x.pdf")
    assert "ocrmypdf" in caught.value.hint


def test_an_empty_page_has_no_text() -> None:
    with pytest.raises(NoTextInIt):
        extract(pdf(text()), name="x")


@pytest.mark.chinese_font
def test_a_page_that_is_a_picture_is_told() -> None:
    found = extract(pdf(text(*FORM), _picture), name="x")
    assert found.remarks == ("Page 2 is a picture and not read",)
    assert len(found.page_starts) == 2


@pytest.mark.chinese_font
def test_text_behind_a_scanned_page_is_read_and_the_picture_is_told() -> None:
    found = extract(pdf(both(_picture, text(*FORM))), name="x")
    assert "示例股份有限公司" in found.text
    assert found.remarks == ("Page 1 is mostly a picture whose text, if any, is not read",)


def test_a_password_is_told_and_one_against_printing_only_doesnt_matter() -> None:
    with pytest.raises(Encrypted) as caught:
        extract(pdf(text(*FORM), encrypt=StandardEncryption("geheim", "owner")), name="x")
    assert "qpdf --decrypt" in caught.value.hint
    open_ = pdf(text(*FORM), encrypt=StandardEncryption("", "owner", canPrint=0))
    assert "示例股份有限公司" in extract(open_, name="x").text


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReaderMissing) as caught:
        extract(as_pdf(), name="x")
    assert "briefing[pdf]" in caught.value.hint


def test_a_file_that_is_no_pdf_behind_its_first_line_is_damaged() -> None:
    with pytest.raises(Damaged) as caught:
        extract(b"%PDF-1.7\n%\xe2\xe3" + bytes(range(256)) * 4, name="x")
    assert "qpdf" in caught.value.hint


def _raw(*objects: bytes) -> bytes:
    """A file with these objects, numbered from 1; the first is the catalogue."""
    file = io.BytesIO(b"%PDF-1.7\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(
        b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, table)
    )
    return file.getvalue()


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"


def _pages(kids: bytes, count: int) -> bytes:
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)


def test_a_file_none_of_whose_pages_can_be_opened_is_damaged() -> None:
    with pytest.raises(Damaged, match="no page"):
        extract(_raw(CATALOGUE, _pages(b"2 0 R", 3)), name="x")


def _stream(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(data), filters, data)


def _bomb(chunks: int) -> bytes:
    """A megabyte of spaces, again and again, packed twice."""
    packer = zlib.compressobj()
    first = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return zlib.compress(first + again * chunks)


def test_glyphs_without_a_meaning_need_ocr() -> None:
    content = b"BT /F 10 Tf 50 700 Td <0005000600070008> Tj ET"
    page = PAGE.replace(b"/Contents", b"/Resources << /Font << /F 5 0 R >> >> /Contents")
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        b" /DescendantFonts [6 0 R] >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >>"
    )
    described = b"<< /Type /FontDescriptor /FontName /X /Flags 4 >>"
    stream = _stream(zlib.compress(content))
    data = _raw(CATALOGUE, _pages(b"3 0 R", 1), page, stream, font, descendant, described)
    with pytest.raises(NoTextInIt, match="fonts") as caught:
        extract(data, name="x")
    assert "--force-ocr" in caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_raw(CATALOGUE, _pages(b"3 0 R " * 3000, 3000), PAGE), id="3,000 pages"),
        pytest.param(_raw(CATALOGUE, _pages(b"3 0 R", 3_000_000), PAGE), id="pages that aren't"),
        pytest.param(_raw(CATALOGUE, _pages(b"2 0 R", 3)), id="loop"),
        pytest.param(
            _raw(CATALOGUE, _pages(b"3 0 R", 1), b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
            id="loop of two",
        ),
        pytest.param(
            _raw(
                CATALOGUE,
                _pages(b"3 0 R", 1),
                PAGE,
                _stream(_bomb(4_000), b"/FlateDecode /FlateDecode"),
            ),
            id="bomb",
        ),
        pytest.param(
            _raw(CATALOGUE, _pages(b"3 0 R", 1), PAGE, _stream(zlib.compress(b"q " * 5_000_000))),
            id="depth",
        ),
        pytest.param(
            _raw(
                CATALOGUE,
                _pages(b"3 0 R", 1),
                PAGE,
                _stream(zlib.compress(b"0 0 m 9 9 l S " * 500_000)),
            ),
            id="lines",
        ),
    ],
)  # fmt: skip
def test_a_hostile_file_ends_in_a_clear_error(data: bytes) -> None:
    assert len(data) < 1_000_000
    with pytest.raises((TooComplex, Damaged, NoTextInIt)) as caught:
        extract(data, name="x.pdf")
    assert caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_file_that_takes_more_computing_than_the_caller_may_is_refused(tmp_path: Path) -> None:
    page = _stream(zlib.compress(b"0 0 m n " * 50_000_000))
    (tmp_path / "long.pdf").write_bytes(_raw(CATALOGUE, _pages(b"3 0 R", 1), PAGE, page))
    done = subprocess.run(
        [sys.executable, "-c", _WITH_TWO_SECONDS, str(tmp_path / "long.pdf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "long.pdf takes more computing to read than it may" in done.stdout


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes_or_refused() -> None:
    data = as_pdf()
    for length in range(5, len(data), 499):
        try:
            found = extract(data[:length], name="x")
        except ReadError:
            continue
        assert re.search(r"\w", found.text)
