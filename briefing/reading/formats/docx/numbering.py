"""Word's automatic numbers: the file has a rule for each list, and no text.

ECMA-376 Part 1, 17.9: a paragraph names a list and a level; the list takes its levels from an
abstract one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.reading.formats.docx.package import W, value

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_LARGEST = 9999
_LEVELS = 9
_LONGEST = 40
"""Characters of a level's pattern; it stands in front of each paragraph of the list."""


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in front of a paragraph; ``bullet`` is a sign without a number."""

    text: str
    bullet: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has come."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _styles: dict[str, etree._Element] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
        """Take the lists of the two parts."""
        made = cls()
        for style in () if styles is None else styles.iter(f"{W}style"):
            numbered = style.find(f"{W}pPr/{W}numPr")
            if numbered is not None:
                made._styles[style.get(f"{W}styleId", "")] = numbered
        for abstract in () if numbering is None else numbering.iter(f"{W}abstractNum"):
            made._levels[abstract.get(f"{W}abstractNumId", "")] = _levels(abstract)
        for number in () if numbering is None else numbering.iter(f"{W}num"):
            key = number.get(f"{W}numId", "")
            made._abstract[key] = value(number.find(f"{W}abstractNumId"))
        return made

    def label(self, paragraph: etree._Element, style: str) -> Label | None:
        """The paragraph's number, counted on; None for one without."""
        numbered = paragraph.find(f"{W}pPr/{W}numPr")
        if numbered is None:
            numbered = self._styles.get(style)
        if numbered is None:
            return None
        abstract = self._abstract.get(value(numbered.find(f"{W}numId")), "")
        depth = _number(value(numbered.find(f"{W}ilvl")), 0)
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.format == "none":
            return None
        if level.format == "bullet":
            return Label("", bullet=True)
        counts = self._counts.setdefault(
            abstract, [levels[n].start - 1 if n in levels else 0 for n in range(_LEVELS)]
        )
        counts[depth] += 1
        for deeper in range(depth + 1, _LEVELS):
            counts[deeper] = levels[deeper].start - 1 if deeper in levels else 0
        return Label(_written(level, levels, counts), bullet=False)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        _number(level.get(f"{W}ilvl", ""), 0): _Level(
            value(level.find(f"{W}numFmt")),
            value(level.find(f"{W}lvlText"))[:_LONGEST],
            _number(value(level.find(f"{W}start")), 1),
        )
        for level in abstract.iter(f"{W}lvl")
    }


def _written(level: _Level, levels: dict[int, _Level], counts: list[int]) -> str:
    def put(found: re.Match[str]) -> str:
        depth = int(found[1]) - 1
        format_ = levels[depth].format if depth in levels else "decimal"
        return _FORMATS.get(format_, str)(max(0, min(counts[depth], _LARGEST)))

    return _PLACE.sub(put, level.text)


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < _LEVELS else default


def _chinese(number: int) -> str:
    """一 to 九千九百九十九."""
    text = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += _DIGITS[digit] + sign
        elif text and number % unit and not text.endswith(_DIGITS[0]):
            text += _DIGITS[0]
    return text.removeprefix("一") if text.startswith("一十") else text or _DIGITS[0]


def _circled(number: int) -> str:
    return chr(0x245F + number) if 1 <= number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _roman(number: int) -> str:
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
    text = ""
    for unit, sign in signs:
        text += sign * (number // unit)
        number %= unit
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
"""All others, such as decimal, are figures."""
