"""From a file's bytes to its text, whatever its format: told apart by content, never by name.

A format's reader makes a ``Document`` of paragraphs, tables and pages; ``writing`` makes of it the
text that the cutters read. Text and Markdown are read as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import EmptyFile, NoTextInIt, TooComplex
from briefing.reading.formats import docx, html, pdf, plain
from briefing.reading.formats.detecting import Format, detect
from briefing.reading.formats.document import Extracted
from briefing.reading.formats.limits import LIMITS
from briefing.reading.formats.writing import written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.reading.formats.document import Document

__all__ = ["Extracted", "Format", "extract"]

_READERS: Mapping[Format, Callable[[bytes, str], Document]] = {
    Format.PDF: pdf.read,
    Format.DOCX: docx.read,
    Format.HTML: html.read,
}


def extract(data: bytes, *, name: str) -> Extracted:
    """Get the text out of a file.

    Args:
        name: what messages call the file.

    Raises:
        ReadError: one of its subclasses says why there is no text, and what makes one of it.
    """
    if not data.strip():
        raise EmptyFile(f"{name} is empty", "Check that the file was written completely.")
    found = detect(data, name=name)
    reader = _READERS.get(found)
    if reader is None:
        extracted = Extracted(plain.decode(data, name=name), format=found.value)
    else:
        extracted = written(reader(data, name), format_=found.value)
        if not extracted.text.strip():
            raise NoTextInIt(
                f"{name} is a {found.value.upper()} file without text",
                "If its text is in pictures, turn them into text: ocrmypdf -l chi_sim FILE.pdf",
            )
    if len(extracted.text) > LIMITS.characters:
        raise TooComplex(
            f"{name} has {len(extracted.text):,} characters, more than {LIMITS.characters:,}",
            "A record is a few pages of text: check that this is one.",
        )
    return extracted
