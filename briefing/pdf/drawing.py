"""What PDFium says of a page; this and ``shapes`` are the files that know its interface.

Its own order of text is that of the file and its line breaks are guesses, so that only characters
with their boxes are taken from it.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdfium2 import raw

from briefing.language.symbols import is_symbol_font, of_font
from briefing.pdf import limits
from briefing.pdf.geometry import Drawing, Glyph, turned
from briefing.pdf.shapes import Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

_BOLD_WEIGHT = 600
_FILLED_AND_STROKED = 2
"""The mode of text with which a writer makes a font bold that has no bold variant."""
_HYPHEN = 0x02
"""What PDFium gives for a hyphen at the end of a line."""
_REPLACEMENT = 0xFFFD
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_NAME_LENGTH = 128
_FLAT = 0.1  # points; even 一 is higher
_ASKEW = 0.1  # radians


class _Style(NamedTuple):
    """Of a text object: its direction in quarter turns (None in between), weight, symbol font."""

    turns: int | None
    bold: bool
    symbols: str


def drawing(page: PdfPage) -> Drawing:
    """Everything on a page that text or a table is made of.

    Raises:
        TooMuch: it passes a limit.
    """
    found = Drawing()
    by_turns: dict[int | None, list[Glyph]] = {}
    for glyph, turns in _glyphs(page, found):
        by_turns.setdefault(turns, []).append(glyph)
    counts = Counter({turns: len(same) for turns, same in by_turns.items() if turns is not None})
    turns = counts.most_common(1)[0][0] if counts else 0
    found.glyphs = [_turned(glyph, turns or 0) for glyph in by_turns.pop(turns, [])]
    found.askew = "".join(glyph.text for others in by_turns.values() for glyph in others)
    Shapes(found, turns or 0).take(page)
    return found


def _turned(glyph: Glyph, turns: int) -> Glyph:
    if not turns:
        return glyph
    x0, y0 = turned(glyph.x0, glyph.y0, turns)
    x1, y1 = turned(glyph.x1, glyph.y1, turns)
    return Glyph(glyph.text, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), glyph.bold)


def _glyphs(page: PdfPage, found: Drawing) -> Iterator[tuple[Glyph, int | None]]:
    """Each character with its direction; y downwards, not turned yet."""
    textpage = page.get_textpage()
    handle = textpage.raw
    count = textpage.count_chars()
    if count > limits.PAGE_CHARACTERS:
        raise limits.TooMuch(f"a page of {count:,} characters")
    styles: dict[int | None, _Style] = {}
    box = raw.FS_RECTF()
    for index, code in _codes(handle, count):
        style = _style(handle, index, styles)
        text = of_font(code, style.symbols) if style.symbols else None
        # Without a mapping PDFium hands on the glyph's number as if it were a character.
        if text is None and raw.FPDFText_HasUnicodeMapError(handle, index) != 1:
            text = _character(code)
        if text is None:
            found.unmapped += 1
            text = "\ufffd"
        if not text or (text == " " and raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        if "\u4e00" <= text <= "\u9fff" and _is_undrawn(handle, index):
            found.undrawn += 1
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        yield Glyph(text, box.left, -box.top, box.right, -box.bottom, style.bold), style.turns


def _is_undrawn(handle: Any, index: int) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    return top.value - bottom.value < _FLAT


def _codes(handle: Any, count: int) -> Iterator[tuple[int, int]]:
    """Index and code point of each character; pairs of surrogates are one."""
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _HIGH:
            high = code
            continue
        if code in _LOW:
            code = 0x10000 + ((high - _HIGH.start) << 10 | code - _LOW.start) if high else 0
        high = 0
        yield index, code


def _character(code: int) -> str | None:
    """The character of a code; None if it stands for none, empty for a sign of control."""
    if code == _HYPHEN:
        return "-"
    if code in (0, _REPLACEMENT) or code & 0xFFFE == 0xFFFE or code > 0x10FFFF:
        return None
    text = chr(code)
    category = unicodedata.category(text)
    if category == "Zs" or text == "\t":
        return " "
    return "" if category in ("Cc", "Cf", "Cs") else text


def _style(handle: Any, index: int, styles: dict[int | None, _Style]) -> _Style:
    """The style of a character's text object, looked up once for each."""
    item = raw.FPDFText_GetTextObject(handle, index)
    key = ctypes.cast(item, ctypes.c_void_p).value
    style = styles.get(key)
    if style is None:
        style = styles[key] = _looked_up(item, raw.FPDFText_GetCharAngle(handle, index))
    return style


def _looked_up(item: Any, angle: float) -> _Style:
    quarters = -angle / (math.pi / 2)  # PDFium counts with the clock
    straight = abs(quarters - round(quarters)) * (math.pi / 2) < _ASKEW
    turns = round(quarters) % 4 if straight else None
    if not item:
        return _Style(turns, bold=False, symbols="")
    font = raw.FPDFTextObj_GetFont(item)
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, _NAME_LENGTH) if font else 0
    name = buffer.value.decode("utf-8", errors="replace") if length <= _NAME_LENGTH else ""
    weight = raw.FPDFFont_GetWeight(font) if font else 0
    mode = raw.FPDFTextObj_GetTextRenderMode(item)
    bold = "bold" in name.lower() or weight >= _BOLD_WEIGHT or mode == _FILLED_AND_STROKED
    return _Style(turns, bold, name if is_symbol_font(name) else "")
