"""From a file's bytes to its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.errors import BinaryFile, EmptyFile, NotARecord, WrongEncoding


@dataclass(frozen=True, slots=True)
class _Signature:
    """How a format's files begin, what to call them, and the way to text."""

    start: bytes
    name: str
    hint: str


_OFFICE = 'Turn it into Markdown: pandoc "FILE" -t gfm -o record.md'
_LEGACY = 'Turn it into text: soffice --headless --convert-to txt:Text:UTF8 "FILE"'
_SCAN = "Turn it into text with an OCR tool: tesseract FILE record -l chi_sim"

_SIGNATURES = (
    _Signature(
        b"%PDF-",
        "a PDF file",
        'Turn it into text: pdftotext -layout -enc UTF-8 "FILE" record.txt '
        "(a scanned one needs an OCR tool first: ocrmypdf -l chi_sim)",
    ),
    _Signature(b"PK\x03\x04", "a Word (DOCX) file or another zip archive", _OFFICE),
    _Signature(b"\xd0\xcf\x11\xe0", "a legacy Office file (.doc)", _LEGACY),
    _Signature(b"{\\rtf", "an RTF file", _LEGACY),
    _Signature(b"\x89PNG", "an image (PNG)", _SCAN),
    _Signature(b"\xff\xd8\xff", "an image (JPEG)", _SCAN),
    _Signature(b"II*\x00", "an image (TIFF)", _SCAN),
    _Signature(b"MM\x00*", "an image (TIFF)", _SCAN),
    _Signature(b"\x1f\x8b", "a gzip archive", "Unpack it: gunzip FILE"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html|<head|<body)\b", re.IGNORECASE)
_SAMPLE = 4096


def decode(data: bytes, *, name: str) -> str:
    """Decode a record's bytes; a byte-order mark is not part of the text.

    Args:
        name: what the messages call the file.

    Raises:
        EmptyFile: there is nothing but white space.
        BinaryFile: it is not text; the hint names the tool that makes text of it.
        WrongEncoding: it is text in another encoding than UTF-8, or damaged.
        NotARecord: it is an HTML page.
    """
    if not data.strip():
        raise EmptyFile(f"{name} is empty", "Check that the file was written completely.")
    for signature in _SIGNATURES:
        if data.startswith(signature.start):
            raise BinaryFile(f"{name} is {signature.name}, not text", signature.hint)
    if data.startswith(_UTF16_MARKS):
        raise _encoded_as("UTF-16", name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error, name) from error
    if "\0" in text:
        raise _with_zeros(data, name)
    if not text.strip():
        raise EmptyFile(f"{name} is empty", "Check that the file was written completely.")
    if _HTML.match(text):
        raise NotARecord(
            f"{name} is an HTML page", 'Turn it into Markdown: pandoc "FILE" -t gfm -o record.md'
        )
    return text


def _encoded_as(encoding: str, name: str) -> WrongEncoding:
    return WrongEncoding(
        f"{name} is encoded in {encoding}, not in UTF-8",
        f'Convert it: iconv -f {encoding} -t UTF-8 "FILE" > record.txt',
    )


def _not_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> WrongEncoding | BinaryFile:
    if b"\0" in data:
        return _with_zeros(data, name)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _looks_chinese(text[:_SAMPLE]):
        return _encoded_as("GB18030", name)
    return WrongEncoding(
        f"{name} is not in UTF-8: byte {error.start} is wrong",
        'Save it again as UTF-8, or drop the damaged bytes: iconv -f UTF-8 -t UTF-8 -c "FILE"',
    )


def _with_zeros(data: bytes, name: str) -> WrongEncoding | BinaryFile:
    for encoding in ("UTF-16LE", "UTF-16BE"):
        sample = data[:_SAMPLE].decode(encoding, errors="replace")
        if _looks_chinese(sample):
            return _encoded_as(encoding, name)
    return BinaryFile(f"{name} is a binary file, not text", "Give the record's text in UTF-8.")


def _looks_chinese(text: str) -> bool:
    """Whether a good part is Chinese: bytes read in the wrong encoding give rare characters."""
    common = sum(text.count(character) for character in "的公司年月日，。、：（）")
    return common * 20 >= len(text)
