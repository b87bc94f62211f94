"""The formats in which a record is written, each by the end of its file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.corpus import html, pdf, word
from evals.corpus.blocks import blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMATS: Mapping[str, Callable[[str], bytes]] = {
    ".docx": lambda text: word.make(blocks(text)),
    ".pdf": lambda text: pdf.make(blocks(text)),
    ".html": lambda text: html.make(blocks(text)),
    ".gb18030.txt": lambda text: text.encode("gb18030"),
    ".utf-16.txt": lambda text: text.encode("utf-16"),
}
"""From a record's text to a file's bytes; the same text gives the same bytes."""
