"""What a file is, told by how it begins; a format that isn't read is named with the way to text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from briefing.errors import BinaryFile, Encrypted, LegacyFormat, NoTextInIt, ReadError


class Format(StrEnum):
    """The formats that are read."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class _Signature:
    """How a format's files begin, what to call them, and the way to text.

    Attributes:
        marker: has to stand in the file, too; empty if the beginning tells enough.
    """

    start: bytes
    name: str
    error: type[ReadError]
    hint: str
    marker: bytes = b""


_OCR = 'Make a PDF with text of it: ocrmypdf -l chi_sim --image-dpi 300 "FILE" record.pdf'
_OFFICE = 'Convert it: soffice --headless --convert-to docx "FILE"'
_SHEET = 'Convert it: soffice --headless --convert-to html "FILE"'
_UNLOCK = "Open it in Word or LibreOffice with its password and save it without one"
_EXPORT = "Open it in a browser and save it as a web page (HTML only)"

_SIGNATURES = (
    # An Office file with a password is an OLE container with this stream's name in it.
    _Signature(
        b"\xd0\xcf\x11\xe0",
        "a Word file with a password",
        Encrypted,
        _UNLOCK,
        marker="EncryptedPackage".encode("utf-16-le"),
    ),
    _Signature(b"\xd0\xcf\x11\xe0", "a legacy Office file (.doc)", LegacyFormat, _OFFICE),
    _Signature(b"{\\rtf", "an RTF file", LegacyFormat, _OFFICE),
    _Signature(b"\xdb\xa5-\x00", "a legacy Word file (.doc)", LegacyFormat, _OFFICE),
    _Signature(b"MIME-Version:", "a web archive (MHTML)", LegacyFormat, _EXPORT),
    _Signature(b"\x89PNG", "an image (PNG)", NoTextInIt, _OCR),
    _Signature(b"\xff\xd8\xff", "an image (JPEG)", NoTextInIt, _OCR),
    _Signature(b"II*\x00", "an image (TIFF)", NoTextInIt, _OCR),
    _Signature(b"MM\x00*", "an image (TIFF)", NoTextInIt, _OCR),
    _Signature(b"GIF8", "an image (GIF)", NoTextInIt, _OCR),
    _Signature(b"BM", "an image (BMP)", NoTextInIt, _OCR, marker=b"\0\0\0\0"),
    _Signature(b"RIFF", "an image (WebP)", NoTextInIt, _OCR, marker=b"WEBP"),
    _Signature(b"\x1f\x8b", "a gzip archive", BinaryFile, 'Unpack it: gunzip "FILE"'),
    _Signature(b"Rar!", "a RAR archive", BinaryFile, 'Unpack it: unar "FILE"'),
    _Signature(b"7z\xbc\xaf", "a 7-Zip archive", BinaryFile, 'Unpack it: 7z x "FILE"'),
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIPPED = (
    (b"xl/workbook", "a spreadsheet (XLSX)", _SHEET),
    (b"ppt/presentation", "a presentation (PPTX)", _SHEET),
    (b"vnd.oasis.opendocument", "an OpenDocument file", _OFFICE),
    (b"", "a zip archive", 'Unpack it: unzip "FILE"'),
)
_PDF_WITHIN = 1024
"""Readers of PDF accept its mark within the first 1,024 bytes."""
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--[^>]*-->)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|style|script|div|section|article|main)"
    rb"\b)",
    re.IGNORECASE,
)
_HEAD = 8192


def detect(data: bytes, *, name: str) -> Format:
    """Tell a file's format by its content.

    Args:
        name: what messages call the file.

    Raises:
        ReadError: one of its subclasses for a format that isn't read; its hint names the tool that
            makes of it one that is.
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _zipped(data, name)
    for signature in _SIGNATURES:
        if data.startswith(signature.start) and signature.marker in data:
            raise signature.error(f"{name} is {signature.name}", signature.hint)
    head = data[:_HEAD]
    if head.startswith(_BOMS[1:]) or b"\0" in head[:4]:
        head = head.replace(b"\0", b"")
    for mark in _BOMS:
        head = head.removeprefix(mark)
    return Format.HTML if _HTML.match(head) else Format.TEXT


def _zipped(data: bytes, name: str) -> Format:
    if b"word/document" in data:
        return Format.DOCX
    what, hint = next((what, hint) for marker, what, hint in _ZIPPED if marker in data)
    raise BinaryFile(f"{name} is {what}, not a document", hint)
