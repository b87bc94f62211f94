"""PDF files: the pages that ``python -m briefing.pdf`` finds in them."""

from __future__ import annotations

import importlib.util
import json
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from briefing.errors import Damaged, Encrypted, NoTextInIt, ReaderMissing, ReadError, TooComplex
from briefing.language.symbols import repaired
from briefing.pdf import limits
from briefing.reading.fields import field_of
from briefing.reading.formats.document import Cell, Document, PageStart, Paragraph, Table
from briefing.reading.marks import match_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reading.formats.document import Block

_POINT = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．)）]|[•●◆■□☐☑√▪➢]")
"""What begins a numbered point, a bullet's or a box's entry."""
_COLON = re.compile("[：:]")
_REPAIR = "Let a tool write it anew: qpdf FILE.pdf repaired.pdf"


def read(data: bytes, name: str) -> Document:
    """Read a PDF file's text, in a process that is ended when it takes too much.

    Raises:
        ReaderMissing: the extra ``pdf`` isn't installed.
        Encrypted: it has a password.
        NoTextInIt: it is scanned, or its fonts don't say which characters they draw.
        TooComplex: it passes a limit.
        Damaged: it is no whole PDF file.
    """
    if importlib.util.find_spec("pypdfium2") is None:
        raise ReaderMissing(
            f"{name} is a PDF file, which needs an extra that isn't installed",
            "Install it: pip install 'briefing[pdf]'",
        )
    found = _answer(data, name)
    if "pages" not in found:
        raise _refusal(found, name)
    blocks: list[Block] = []
    for page in found["pages"]:
        blocks.append(PageStart())
        blocks.extend(_blocks(page))
    return Document(tuple(blocks), tuple(found["remarks"]))


def _answer(data: bytes, name: str) -> dict[str, Any]:
    # -P: a folder "briefing" where the user happens to be is no part of the program.
    command = [sys.executable, "-P", "-m", "briefing.pdf"]
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            command, input=data, capture_output=True, timeout=limits.PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooComplex(
            f"{name} takes more than {limits.PATIENCE:.0f} seconds to read", _REPAIR
        ) from error
    if hasattr(signal, "SIGXCPU") and done.returncode == -signal.SIGXCPU:
        raise TooComplex(f"{name} takes more computing to read than it may", _REPAIR)
    if done.returncode:
        raise Damaged(f"{name} makes the PDF library fail", _REPAIR)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _refusal(found: dict[str, Any], name: str) -> ReadError:
    if found.get("encrypted"):
        return Encrypted(
            f"{name} has a password",
            "Take it off: qpdf --decrypt --password=PASSWORD FILE.pdf open.pdf",
        )
    if found.get("scanned"):
        return NoTextInIt(
            f"{name} is a scanned PDF: its pages are pictures",
            "Put text behind them: ocrmypdf -l chi_sim FILE.pdf record.pdf",
        )
    if found.get("garbled"):
        return NoTextInIt(
            f"{name} has fonts that don't say which characters they draw",
            "Read them by their looks: ocrmypdf --force-ocr -l chi_sim FILE.pdf record.pdf",
        )
    if "too_much" in found:
        return TooComplex(
            f"{name} has {found['too_much']}",
            "Check that this is a record, or take its pages out: "
            "qpdf FILE.pdf --pages . 1-60 -- record.pdf",
        )
    return Damaged(f"{name} is a damaged PDF file: {found['damaged']}", _REPAIR)


def _blocks(page: list[dict[str, Any]]) -> Iterator[Block]:
    for block in page:
        if "rows" in block:
            yield Table(
                tuple(
                    tuple(Cell(tuple(map(_paragraph, cell))) for cell in row)
                    for row in block["rows"]
                )
            )
        else:
            yield _paragraph(block)


def _paragraph(block: dict[str, Any]) -> Paragraph:
    return Paragraph(_unwrapped(repaired(block["text"])), bold=block["bold"])


def _unwrapped(text: str) -> str:
    """The paragraph without the breaks that the width of the page made.

    A name may be cut by one. Kept is a break before what could begin something of its own.
    """
    first, *others = text.split("\n")
    parts = [first]
    for line in others:
        words = parts[-1][-1:] + line[:1]
        if _begins(line):
            parts.append("\n")
        elif words.isascii() and words.isalnum():
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _begins(line: str) -> bool:
    label = _COLON.split(line, maxsplit=1)[0]
    return bool(_POINT.match(line) or match_mark(line, 0, len(line)) or field_of(label))
