"""Reading a record: its text, cutting into pieces, layout rules, the form's values, sentences.

A file of any format becomes text (``formats``), the text is cut into pieces without remainder
(``cutting``), rules in a named order place each piece (``layout``), and the record is put together
(``assembling``).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reading.assembling import assemble
from briefing.reading.files import load
from briefing.reading.formats import extract
from briefing.reading.rules import rules

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from briefing.models.record import Record, Region

__all__ = ["explain", "read_bytes", "read_file", "read_text"]


def read_file(path: Path, *, limit: int = 20_000_000, skip: Collection[str] = ()) -> Record:
    """Read a record in PDF, DOCX, HTML, Markdown or plain text, told apart by content.

    Args:
        limit: the largest file that is read, in bytes, inclusive.
        skip: names of reading rules that are switched off.

    Raises:
        ReadError: one of its subclasses says why there is no record.
    """
    return read_bytes(load(path, limit=limit), name=str(path), skip=skip)


def read_bytes(data: bytes, *, name: str, skip: Collection[str] = ()) -> Record:
    """Read a record from its file's bytes.

    Args:
        name: what messages call the file.
        skip: names of reading rules that are switched off.

    Raises:
        ReadError: one of its subclasses says why there is no record.
    """
    extracted = extract(data, name=name)
    return replace(
        read_text(extracted.text, sha256=hashlib.sha256(data).hexdigest(), skip=skip),
        format=extracted.format,
        page_starts=extracted.page_starts,
        remarks=extracted.remarks,
    )


def read_text(source: str, *, sha256: str, skip: Collection[str] = ()) -> Record:
    """Read a record from its text, to which all spans of the result refer.

    A question without an answer is kept with no sentences and an answer without a question with
    an empty one, as long as one exchange has both.

    Args:
        sha256: of the file's bytes, in hexadecimal.
        skip: names of reading rules that are switched off.

    Raises:
        EmptyFile: there is nothing but white space.
        NotARecord: there is neither the form's title nor two of its rows.
        NoQuestions: there is no question and no answer.
        QuestionWithoutAnswer: there are questions, and none has an answer.
        AnswerWithoutQuestion: there are answers, and none has a question.
    """
    return assemble(source, sha256=sha256, rules=rules(skip=skip))


def explain(record: Record) -> list[tuple[Region, str]]:
    """Each region, in order, with its text."""
    return [
        (region, record.source[region.span.start : region.span.end]) for region in record.regions
    ]
