"""PDF files: the pages that ``python -m briefing.pdf`` finds in them."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from briefing.errors import Damaged, Encrypted, NoTextInIt, ReaderMissing, ReadError, TooComplex
from briefing.language.symbols import repaired
from briefing.pdf import limits
from briefing.reading.formats.document import Cell, Document, PageStart, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reading.formats.document import Block


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
            command, input=data, capture_output=True, timeout=limits.KILL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooComplex(
            f"{name} takes more than {limits.KILL_SECONDS:.0f} seconds to read", _REPAIR
        ) from error
    if done.returncode:
        raise Damaged(f"{name} makes the PDF library fail", _REPAIR)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


_REPAIR = "Let a tool write it anew: qpdf FILE.pdf repaired.pdf"


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
    return Paragraph(repaired(block["text"]), bold=block["bold"])
