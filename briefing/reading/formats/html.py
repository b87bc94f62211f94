"""HTML pages, read with lxml: paragraphs and tables in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from briefing.errors import TooComplex
from briefing.language.symbols import repaired
from briefing.reading.formats import plain
from briefing.reading.formats.document import Cell, Document, Paragraph, Table
from briefing.reading.formats.limits import LIMITS, passes_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.reading.formats.document import Block

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big button cite code del dfn em font i ins kbd label mark q s samp"
    " small span strike strong sub sup time tt u var wbr".split()
)
"""Text runs on through these; all others part it into paragraphs."""
_LEFT_OUT = frozenset(
    "head script style template noscript svg math datalist iframe object audio video".split()
)
"""What is no text of the page."""
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_BOLD = frozenset({"b", "strong", "th"})
_HEADING = re.compile(r"h([1-6])")
_CHINESE = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”]"
_BREAK = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n][ \t\r\n]*(?={_CHINESE})")
"""A line break of the page's source between Chinese characters, which stands for no space."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_FEW_DIGITS = 4


def read(data: bytes, name: str) -> Document:
    """Read an HTML page in UTF-8, GB18030 or UTF-16; what a page says of that is often wrong.

    Raises:
        ReadError: as of ``plain.decode``.
        TooComplex: it passes a limit.
    """
    text = plain.decode(data, name=name)
    if text.count("<") + text.count("=") > LIMITS.signs:
        raise _too_complex(name, "more elements and attributes than a record")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:  # not one element
        return Document(())
    if passes_limit(parser):
        raise _too_complex(name, f"elements more than {LIMITS.depth} deep, or 10 MB in one")
    if root is None:  # nothing but comments
        return Document(())
    pictures = sum(1 for _ in root.iter("img"))
    remarks = (f"{pictures} picture(s) of the page are not read",) if pictures else ()
    return Document(_content(root, _Look()), remarks)


def _too_complex(name: str, has: str) -> TooComplex:
    return TooComplex(f"{name} has {has}", "Check that this is a record.")


@dataclass(frozen=True, slots=True)
class _Look:
    """What the elements around a text say of it."""

    bold: bool = False
    verbatim: bool = False
    heading: int = 0
    bullet: bool = False


@dataclass(slots=True)
class _Gathered:
    """Blocks so far, and the text of the paragraph that comes next.

    Attributes:
        says: it has more than white space by now.
        number: what a browser puts in front of it.
    """

    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    says: bool = False
    bold: bool = True
    look: _Look = field(default_factory=_Look)
    number: str = ""

    def text(self, text: str | None, look: _Look) -> None:
        """Add text to the paragraph; the first decides how it looks."""
        if not text:
            return
        if not look.verbatim:
            text = _SPACE.sub(" ", _BREAK.sub("", text))
        if text.strip():
            self.look = self.look if self.says else look
            self.bold = self.bold and look.bold
            self.says = True
        self.parts.append(text)

    def end(self) -> None:
        """End the paragraph."""
        if self.says:
            look = self.look
            text = self.number + repaired("".join(self.parts)).lstrip()
            self.number = ""
            bullet = look.bullet
            self.blocks.append(Paragraph(text, look.heading, bold=self.bold, bullet=bullet))
        self.parts.clear()
        self.says, self.bold = False, True


def _content(element: etree._Element, look: _Look) -> tuple[Block, ...]:
    gathered = _Gathered()
    _walk(element, gathered, look)
    gathered.end()
    return tuple(gathered.blocks)


def _walk(element: etree._Element, gathered: _Gathered, look: _Look) -> None:
    """Gather what is in an element; the parser lets none be deeper than ``LIMITS.depth``."""
    gathered.text(element.text, look)
    items = _items(element)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            gathered.parts.append("\n")
        elif tag == "input":
            gathered.text(_box(child), look)
        elif tag in _INLINE:
            _walk(child, gathered, replace(look, bold=look.bold or tag in _BOLD))
        elif tag not in _LEFT_OUT:
            gathered.end()
            if tag == "table":
                gathered.blocks.append(Table(tuple(_rows(child, look))))
            else:
                gathered.number = next(items, "") if tag == "li" else gathered.number
                _walk(child, gathered, _within(tag, element, look))
            gathered.end()
        gathered.text(child.tail, look)


def _within(tag: str, parent: etree._Element, look: _Look) -> _Look:
    heading = _HEADING.fullmatch(tag)
    return _Look(
        bold=look.bold or tag in _BOLD,
        verbatim=look.verbatim or tag in ("pre", "textarea"),
        heading=int(heading[1]) if heading else look.heading,
        bullet=tag == "li" and parent.tag != "ol",
    )


def _items(element: etree._Element) -> Iterator[str]:
    """The numbers that a browser puts before an ordered list's items."""
    number = _number(element.get("start"), 1)
    while element.tag == "ol":
        yield f"{number}. "
        number += 1


def _box(element: etree._Element) -> str:
    if (element.get("type") or "").lower() not in ("checkbox", "radio"):
        return element.get("value") or ""
    return "☑" if element.get("checked") is not None else "☐"


def _rows(table: etree._Element, look: _Look) -> Iterator[tuple[Cell, ...]]:
    """A table's rows.

    What stands in it outside a row or a cell is a row of its own. Below a merged cell of the first
    column an empty one stands, so that no value is taken for a label.
    """
    covered = 0
    for row in _parts(table, "tr", _SECTIONS):
        if isinstance(row, str) or row.tag != "tr":
            yield (_cell(row, look),)
            continue
        cells = list(_parts(row, "", frozenset()))
        first = [] if not covered else [Cell(())]
        yield (*first, *(_cell(cell, look) for cell in cells))
        covered = max(0, covered - 1)
        if cells and not first and not isinstance(cells[0], str):
            covered = _number(cells[0].get("rowspan"), 1) - 1


def _parts(
    element: etree._Element, wanted: str, opened: frozenset[str]
) -> Iterator[etree._Element | str]:
    """The children of a table or a row, and text that stands between them."""
    if element.text and element.text.strip():
        yield element.text
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in opened:
            yield from _parts(child, wanted, opened)
        elif tag not in _LEFT_OUT:
            yield child
        if child.tail and child.tail.strip():
            yield child.tail


def _cell(content: etree._Element | str, look: _Look) -> Cell:
    if isinstance(content, str):
        gathered = _Gathered()
        gathered.text(content, look)
        gathered.end()
        return Cell(tuple(gathered.blocks))
    bold = look.bold or content.tag in _BOLD
    return Cell(_content(content, replace(look, bold=bold, heading=0, bullet=False)))


def _number(text: str | None, default: int) -> int:
    few = text and text.isascii() and text.isdigit() and len(text) <= _FEW_DIGITS
    return int(text) if text and few else default
