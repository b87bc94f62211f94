"""A paragraph's text: its runs, with the signs that Word keeps as elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.symbols import of_font
from briefing.reading.formats.docx.package import W, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = f"{_COMPATIBILITY}Fallback"
"""Holds once more, for old programs, what stands beside it."""
LEFT_OUT = frozenset(
    {
        FALLBACK,
        *map(W.__add__, "del moveFrom pPr rPr sdtPr tblPr txbxContent".split()),
    }
)  # fmt: skip
"""Deleted text, properties, and text boxes, which are read after their paragraph."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OVERLAID = re.compile(r"\\o\b[^(]*\((?P<under>[^,，]*)[,，](?P<over>[^()]*)\)", re.IGNORECASE)
_BOXES, _TICKS = "□☐○", "√✓✔"
_OFF = ("0", "false", "off")
_PRIVATE = re.compile("[\uf000-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph with one look."""

    text: str
    bold: bool


def runs(paragraph: etree._Element) -> list[Run]:
    r"""The paragraph's runs in order.

    A field's instruction is no text. One counts all the same: companies tick a box by laying √ over
    □ with ``EQ \o\ac(□,√)``, a field that has no other text.
    """
    found: list[Run] = []
    instruction: list[str] = []
    for run in _elements(paragraph):
        parts = []
        for child in run:
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            if name == "instrText":
                instruction.append(child.text or "")
            elif name == "fldChar":
                parts.append(_form_box(child))
                if child.get(f"{W}fldCharType") in ("end", "separate"):
                    parts.append(_overlaid("".join(instruction)))
                    instruction.clear()
            else:
                parts.append(_sign(name, child, run))
        text = "".join(parts)
        if text:
            bold = run.find(f"{W}rPr/{W}b")
            found.append(Run(text, bold is not None and value(bold) not in _OFF))
    return found


def _elements(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag == f"{W}fldSimple" and (sign := _overlaid(child.get(f"{W}instr", ""))):
            yield _made(child, sign)
        elif child.tag not in LEFT_OUT:
            yield from _elements(child)


def _made(parent: etree._Element, text: str) -> etree._Element:
    run = parent.makeelement(f"{W}r")
    run.append(parent.makeelement(f"{W}t"))
    run[0].text = text
    return run


def _sign(name: str, child: etree._Element, run: etree._Element) -> str:
    if name == "t":
        text = child.text or ""
        return _of_symbol_font(text, run) if _PRIVATE.search(text) else text
    if name == "sym":
        code = child.get(f"{W}char", "")
        font = child.get(f"{W}font", "")
        try:
            number = int(code, 16)
            return of_font(number, font) or chr(number)
        except (ValueError, OverflowError):
            return ""
    return _SIGNS.get(name, "")


def _of_symbol_font(text: str, run: etree._Element) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    font = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
    return "".join(of_font(ord(character), font) or character for character in text)


def _form_box(field: etree._Element) -> str:
    """The box of a legacy form field; empty for another field."""
    box = field.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(f"{W}checked")
    if state is None:
        state = box.find(f"{W}default")
    return "☑" if state is not None and value(state) not in _OFF else "☐"


def _overlaid(instruction: str) -> str:
    """What an EQ field draws: a ticked box, or the sign that a circle is laid around."""
    found = _OVERLAID.search(instruction)
    if found is None or not instruction.lstrip().upper().startswith("EQ"):
        return ""
    drawn = found["under"] + found["over"]
    if any(box in drawn for box in _BOXES) and any(tick in drawn for tick in _TICKS):
        return "☑"
    return found["over"].strip()
