"""A PDF on standard input, its pages as JSON on standard output; see ``Answer``."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, TypedDict

import pypdfium2 as pdfium

from briefing.pdf import limits
from briefing.pdf.drawing import drawing
from briefing.pdf.geometry import Drawing
from briefing.pdf.layout import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.pdf.layout import Block

_LOCKED = (4, 5)
"""PDFium's codes for a file that wants a password, and for one that does so in an unknown way."""
_PICTURE, _MOSTLY = 0.05, 0.5
"""Parts of a page that pictures cover."""
_UNMAPPED = 0.3
"""The part of all characters without a meaning above which the rest is no text."""


class Answer(TypedDict, total=False):
    """What is handed over: pages with remarks, or the one reason why there are none.

    Attributes:
        remarks: what could not be read.
        scanned: pictures stand for the text.
        garbled: the fonts don't say which characters they draw.
        too_much: what the file has that passes a limit.
        damaged: PDFium's own words.
    """

    pages: list[list[Block]]
    remarks: list[str]
    encrypted: bool
    scanned: bool
    garbled: bool
    too_much: str
    damaged: str


def answer(data: bytes) -> Answer:
    """Read a PDF."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return (
            {"encrypted": True}
            if error.err_code in _LOCKED
            else {"damaged": str(error).rstrip(".")}
        )
    try:
        return _read(document)
    except limits.TooMuch as error:
        return {"too_much": str(error)}


# PDFium gives no character that stands alone if it can't tell how large it is.
_FONTLESS = (
    "Its Chinese font is neither in the file nor on this machine: a character that stands alone may"
    " be missing. Install one (Debian: fonts-wqy-microhei) and read the file again"
)


def _read(document: pdfium.PdfDocument) -> Answer:
    if len(document) > limits.PAGES:
        raise limits.TooMuch(f"{len(document):,} pages")
    pages: list[list[Block]] = []
    remarks: list[str] = []
    characters = unmapped = undrawn = damaged = 0
    for number, drawn in enumerate(_drawings(document), start=1):
        characters += len(drawn.glyphs)
        unmapped += drawn.unmapped
        undrawn += drawn.undrawn
        damaged += drawn.damaged
        if characters > limits.CHARACTERS:
            raise limits.TooMuch(f"more than {limits.CHARACTERS:,} characters")
        remarks.extend(f"Page {number} {what}" for what in _not_read(drawn))
        pages.append(blocks(drawn))
    if pages and damaged == len(pages):
        return {"damaged": "no page of it can be opened"}
    if not characters and remarks:
        return {"scanned": True}
    if unmapped > _UNMAPPED * characters:
        return {"garbled": True}
    if unmapped:
        remarks.append(f"{unmapped} characters, shown as \ufffd, have no meaning in their fonts")
    if undrawn:
        remarks.append(_FONTLESS)
    return {"pages": pages, "remarks": remarks}


def _drawings(document: pdfium.PdfDocument) -> Iterator[Drawing]:
    until = time.process_time() + limits.SECONDS
    for index in range(len(document)):
        if time.process_time() > until:
            raise limits.TooMuch(f"pages that take more than {limits.SECONDS:.0f} seconds")
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield Drawing(damaged=True)
            continue
        yield drawing(page)
        page.close()


def _not_read(drawn: Drawing) -> Iterator[str]:
    if drawn.damaged:
        yield "is damaged and not read"
    elif drawn.pictures > _PICTURE and not drawn.glyphs:
        yield "is a picture and not read"
    elif drawn.pictures > _MOSTLY:
        yield "is mostly a picture whose text, if any, is not read"


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: whoever started this loses patience
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    given, most = resource.getrlimit(resource.RLIMIT_CPU)
    seconds = (
        limits.KILL_SECONDS if given == resource.RLIM_INFINITY else min(given, limits.KILL_SECONDS)
    )
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))


def main() -> None:
    """Answer for standard input."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        found = answer(data)
    except MemoryError:
        found = {"too_much": f"content that takes more than {limits.MEMORY / 1e9:.0f} GB of memory"}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
