"""Characters that stand for others: signs of symbol fonts, radicals in place of their characters.

Word and many PDF writers set a form's boxes in Wingdings, whose code points say nothing without the
font. Some PDF fonts map a glyph to the radical that looks like it (⽉ U+2F49 for 月 U+6708), which
no search for 月 finds. Both are put right when the text is extracted.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_BOXES = {
    "wingdings": {
        0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0xA8: "□",
        0xFB: "☒", 0xFC: "☑", 0xFD: "☒", 0xFE: "☑", 0x6C: "●", 0x9F: "•", 0xD8: "➢", 0x76: "❖",
    },
    "wingdings2": {
        0x50: "☑", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "□", 0xA2: "■", 0xA3: "□",
    },
    "symbol": {0xB7: "•", 0xD7: "×", 0xB1: "±", 0xA3: "≤", 0xB3: "≥"},
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)
"""Where Windows puts the code points of a symbol font."""

# The radicals of U+2E80 to U+2EFF for which Unicode has no mapping of its own.
_RADICALS = dict(
    zip(
        "⺁⺄⺅⺆⺇⺈⺊⺋⺌⺍⺗⺝⺟⺠⺩⺪⺫⺬⺭⺮⺯⺰⺲⺳⺶⺷⺸⺹⺻⺼⻁⻂⻃⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻐⻓⻔⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰",
        "厂乙亻冂几刀卜㔾小小心月母民王疋目示礻竹糸纟网网羊羊羊老聿月虎衤西西见角角讠贝车辶辶辶钅长门青韦页风飞食饣食马骨鬼鱼鸟卤麦黄黾齐齐齿齿龙龙",
        strict=True,
    )
)


def of_font(code: int, font: str) -> str | None:
    """The sign that a symbol font draws for a code point; None for any other font or code."""
    signs = _BOXES.get(_plain(font))
    if signs is None:
        return None
    return signs.get(code - _PRIVATE.start if code in _PRIVATE else code)


def is_symbol_font(font: str) -> bool:
    """Whether a font draws signs in place of characters."""
    return _plain(font) in _BOXES


def _plain(font: str) -> str:
    """A font's name without its subset's prefix: ABCDEF+Wingdings-Regular is wingdings."""
    return "".join(font.rpartition("+")[2].split()).lower().removesuffix("-regular")


def repaired(text: str) -> str:
    """The text with characters in place of their radicals and compatibility forms."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    codes = [*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB07)]
    found = {ord(radical): character for radical, character in _RADICALS.items()}
    for code in codes:
        normal = unicodedata.normalize("NFKC", chr(code))
        if normal != chr(code):
            found[code] = normal
    return found
