"""A DOCX file's archive: its XML parts, within limits."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from briefing.errors import Damaged, Encrypted, TooComplex
from briefing.reading.formats.limits import LIMITS, passes_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The same elements under the name of ISO's strict variant."""
_DTD = re.compile(rb"<!DOCTYPE|<!ENTITY")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError)
"""What the standard library raises on a broken archive; a seek out of it is an ``OSError``."""


@dataclass(frozen=True, slots=True)
class Package:
    """An open archive."""

    archive: zipfile.ZipFile
    name: str

    def part(self, part: str) -> etree._Element:
        """An XML part's root; entities are not resolved and nothing is fetched.

        Raises:
            Damaged: the part is missing or no XML.
            TooComplex: it passes a limit.
        """
        with self.archive.open(part) as file:
            data = file.read(LIMITS.part + 1)
        if len(data) > LIMITS.part:
            raise self.too_complex(f"more than {LIMITS.part / 1e6:.0f} MB when unpacked")
        if _DTD.search(data):
            raise self.too_complex("XML entities of its own, which no Word file has")
        if data.count(b"<") + data.count(b"=") > LIMITS.signs:
            raise self.too_complex("more elements and attributes than a record")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            root = etree.fromstring(data.replace(_STRICT, W[1:-1].encode()), parser)
        except etree.XMLSyntaxError as error:
            if passes_limit(parser):
                raise self.too_complex(f"elements more than {LIMITS.depth} deep") from error
            raise damaged(self.name, str(error)) from error
        return root

    def optional_part(self, part: str) -> etree._Element | None:
        """The same, and None for a part that isn't there."""
        return self.part(part) if part in self.archive.NameToInfo else None

    def too_complex(self, has: str) -> TooComplex:
        """The error for a file that has more than a record has."""
        return TooComplex(f"{self.name} has {has}", "Check that this is a record.")


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Package]:
    """Open a DOCX file's archive.

    Args:
        name: what messages call the file.

    Raises:
        Damaged: it is no whole archive.
        Encrypted: it has a password.
        TooComplex: it has too many parts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = Package(archive, name)
            if len(archive.infolist()) > LIMITS.parts:
                raise package.too_complex(f"more than {LIMITS.parts:,} parts")
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise Encrypted(f"{name} has a password", "Save it without one.")
            yield package
    except _BROKEN as error:
        raise damaged(name, str(error)) from error


def damaged(name: str, reason: str) -> Damaged:
    """The error for a file that can't be read to its end."""
    return Damaged(
        f"{name} is a damaged Word file: {reason}", "Get it once more, or let Word repair it."
    )


def value(element: etree._Element | None) -> str:
    """An element's ``w:val``; empty without the element or the attribute."""
    return "" if element is None else element.get(f"{W}val", "")
