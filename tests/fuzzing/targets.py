"""What is fuzzed: for each reader a function of bytes, with seeds.

A target ends silently, or with an error that is a fault of the reader: any but a ``ReadError``, or
a text of which something is lost.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.errors import ReadError
from briefing.pdf.__main__ import answer
from briefing.pdf.geometry import Drawing, Glyph, Rule
from briefing.pdf.layout import blocks
from briefing.pdf.limits import TooMuch
from briefing.reading import read_bytes
from tests.reading.conftest import regions_cover_the_source
from tests.reading.formats import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NUMBERS = 8


@dataclass(frozen=True, slots=True)
class Target:
    """A reader under test.

    Attributes:
        run: raises for a fault; each is reached by a first byte of its own, see ``run_any``.
        seeds: what mutations begin with.
    """

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]


def _record(data: bytes) -> None:
    """A file of any format, all the way to the record."""
    try:
        record = read_bytes(data, name="fuzzed")
    except ReadError:
        return
    regions_cover_the_source(record)
    for sentences in (record.introduction, *(e.sentences for e in record.exchanges)):
        for sentence in sentences:
            spans = iter("".join(record.source[span.start : span.end] for span in sentence.spans))
            # Markup is left out; all else stands in the source, in this order.
            assert all(sign in spans for sign in "".join(sentence.text.split()))


def _text(data: bytes) -> None:
    if b"%PDF-" not in data[:1024]:  # a process for each run would take all the time
        _record(data)


def _html(data: bytes) -> None:
    _record(b"<html>" + data)


def _repacked(part: str) -> Callable[[bytes], None]:
    """One part of a Word file, in an archive that is whole."""

    def run(data: bytes) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(_DOCX)) as old, zipfile.ZipFile(file, "w") as new:
            for name in old.namelist():
                if name.startswith("word/") and name != part:
                    new.writestr(name, old.read(name))
            new.writestr(part, data)
        _record(file.getvalue())

    return run


def _part(part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(_DOCX)) as archive:
        return archive.read(part)


def _pdf(data: bytes) -> None:
    """The reader of PDF in this process."""
    answer(data)


def _page(data: bytes) -> None:
    """Glyphs and lines anywhere on a page: each glyph is laid out once."""
    drawing = Drawing()
    for at in range(0, len(data) - _NUMBERS, _NUMBERS):
        kind, *numbers = data[at : at + _NUMBERS]
        x0, y0, width, height = (float(number) * 2 for number in numbers[:4])
        if kind % 4 == 0:
            drawing.horizontal.append(Rule(y0, x0, x0 + width))
        elif kind % 4 == 1:
            drawing.vertical.append(Rule(x0, y0, y0 + height))
        else:
            text = chr(0x4E00 + kind)
            drawing.glyphs.append(Glyph(text, x0, y0, x0 + width / 8, y0 + height / 8))
    try:
        laid = blocks(drawing)
    except TooMuch:
        return
    said = "".join("".join(_texts(laid)).split())
    assert {glyph.text for glyph in drawing.glyphs} == set(said)


def _texts(laid: list[Any]) -> Iterator[str]:
    for block in laid:
        if "rows" in block:
            for row in block["rows"]:
                for cell in row:
                    yield from _texts(cell)
        else:
            yield block["text"]


_DOCX = samples.as_docx()
TARGETS = {
    "text": Target(_text, (samples.as_text().encode(), samples.as_text().encode("gb18030"))),
    "html": Target(_html, (samples.as_html(),)),
    "word": Target(_repacked("word/document.xml"), (_part("word/document.xml"),)),
    "lists": Target(_repacked("word/numbering.xml"), (_part("word/numbering.xml"),)),
    "archive": Target(_text, (_DOCX,)),
    "pdf": Target(_pdf, (samples.as_pdf(),)),
    "page": Target(_page, (bytes(range(200)),)),
}


def run_any(data: bytes) -> None:
    """Run the target that the first byte chooses on the rest."""
    if data:
        targets = list(TARGETS.values())
        targets[data[0] % len(targets)].run(data[1:])


def seeds() -> list[bytes]:
    """All seeds, each with the byte that chooses its target."""
    return [
        bytes([number]) + seed
        for number, target in enumerate(TARGETS.values())
        for seed in target.seeds
    ]
