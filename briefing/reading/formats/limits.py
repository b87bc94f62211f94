"""How much a reader takes on before it refuses a file. Each number has its reason.

A long record has 60 pages and 100,000 characters. The limits lie an order of magnitude above, so
that no record meets them, and so that a file that was made to exhaust the machine does.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may ask for; all ends inclusive.

    Attributes:
        characters: of extracted text. All later steps take time in proportion to it.
        part: bytes of one unpacked part of a DOCX. Deflate packs a thousand to one, so that a file
            within its own limit could ask for 20 GB.
        parts: entries of a DOCX's archive; listing them is work of its own.
        depth: of elements inside one another; libxml2's own limit, and far below Python's stack.
        signs: of < and = in an HTML page or in a DOCX's part, counted before they become elements
            and attributes of several hundred bytes each.
    """

    characters: int = 500_000
    part: int = 50_000_000
    parts: int = 2_000
    depth: int = 250
    signs: int = 1_000_000


LIMITS = Limits()


def passes_limit(parser: etree.XMLParser | etree.HTMLParser) -> bool:
    """Whether libxml2 gave up: an element too deep, a text too long, entities that multiply."""
    return any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
