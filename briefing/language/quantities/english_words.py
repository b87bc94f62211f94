"""English figures in words: one third, doubled, halved, dozens, top three, low double-digit growth.

- "A third" and "a quarter" are shares before "of", a comparison, or the end: a third plant isn't.
- "Double" and "halve" say a direction; "twice" and "fourfold" are a size.
- Ranks count where they rank: No. 1, second-largest, top three, third-generation. "First, …" and
  "a second plant" are words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities.english_frames import framed
from briefing.language.quantities.shares import DIGITS
from briefing.models.quantity import Approximation, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARES = {
    "third": Decimal(100) / 3,
    "quarter": Decimal(25),
    "fifth": Decimal(20),
    "tenth": Decimal(10),
    "half": Decimal(50),
}
_MULTIPLES = {"doubl": "2", "tripl": "3", "quadrupl": "4", "halv": "0.5"}
_SIZES = {"twice": 2, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10}
_POWERS = {
    "tens": 1,
    "dozens": 1,
    "hundreds": 2,
    "thousands": 3,
    "millions": 6,
    "billions": 9,
    "trillions": 12,
}
_LEVELS = {"low": "低", "mid": "中", "high": "高", "": ""}
_NUMBERS = "one two three four five six seven eight nine ten".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NTH = rf"(?:{'|'.join(_ORDINALS)}|\d[\d,]*(?:st|nd|rd|th))"
_CURRENCY = {"rmb": "CNY", "yuan": "CNY", "us dollars": "USD", "us$": "USD", "dollars": "USD"}
_UNITS = "times|RMB|yuan|US\\$|US dollars|dollars|tonnes|cards|shares|tokens|kWh|years|hours"

# RMB 30 million a quarter.
_PER_QUARTER = re.compile(
    r"(?:\d|\b(?:thousand|million|billion|tonnes|units))\sa\squarter$", re.IGNORECASE
)

_PATTERN = re.compile(
    rf"""
    (?<![A-Za-z0-9-])(?:
      (?P<whole>{"|".join(_NUMBERS)}|\d+)\sand\sa\shalf
        (?:\s(?P<andhalf>year|month|quarter|week|day|hour|time)s?\b
        |(?P<bare>(?=[,.;]|\sa\s|\s(?:and|before|earlier|now|last|this|at|in|by|from|to)\b)))
    | (?:an?|one|another)\s(?P<onehalf>year|month|quarter|week|day|hour)\sand\sa\shalf\b
    | half\san?\s(?P<halfunit>year|month|quarter|week|day|hour)\b
    | (?P<share>one[\s-](?:third|quarter|fifth|tenth|half)
      |an?[\s-](?:third|quarter|fifth|tenth|half)(?![\s-](?:time|year))
        (?=\s+(?:of|more|less|fewer|lower|higher|from|to|in|were|was|is|are)\b|\s*[,.;:)]|\s*$)
      |two[\s-]thirds|(?:two|three|four)[\s-]fifths|(?:three|seven|nine)[\s-]tenths|three[\s-]quarters(?=\s+of\b)
      |(?<!\bthe\s)(?<!\bthis\s)half(?![\s-](?:year|quarter|time)|\s+of\s+20|-))\b
    | (?P<multiple>(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing))\b(?![\s-]digit|[\s-]count)
    | (?P<size>{"|".join(_SIZES)})\b
    | (?P<several>(?:(?:tens|hundreds)\sof\s)?(?:thousands|millions|billions|trillions)
        |tens|hundreds|dozens)\b(?:\sof\s(?P<unit>{_UNITS})(?![A-Za-z]))?
    | (?:a\s)?(?:(?P<level>low|mid|high)[\s-]{{1,2}})?(?P<digits>single|double)[\s-]digits?\b
      (?:\s+(?P<growth>growth|increase|rise)|\s+percentage)?
    | (?:the\s)?(?P<teens>low|mid|high)[\s-]teens\b(?:\s+(?:growth|increase|rise))?
    | (?:No\.\s?|number\s)(?P<rank>\d{{1,3}}(?![\d,.]\d)|{"|".join(_NUMBERS)})\b
    | rank(?:s|ed|ing)?\s(?P<ranked>{_NTH})\b
    | (?P<nth>{_NTH})(?:[\s-](?:generation|largest|biggest|ranked)\b|(?=\s(?:growth\s)?curve\b))
    | (?P<largest>{"|".join(_NUMBERS[1:])})\s(?:largest|biggest)\b
    | top[\s-](?P<top>\d{{1,3}}(?!\s?%|\sper\s?cent|[.,]\d)|{"|".join(_NUMBERS)})\b
    | (?P<counted>\d[\d,]*(?:st|nd|rd|th))\b(?!\s+(?:century|anniversary))
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find(text: str) -> Iterator[Quantity]:
    """Find the figures that are written in words."""
    for match in _PATTERN.finditer(text):
        group = next(name for name in _READERS if match[name] is not None)
        if not _PER_QUARTER.search(text[: match.end()]):
            yield _READERS[group](text, match)


def _half_a_unit(text: str, match: re.Match[str]) -> Quantity:
    half = Decimal("0.5")
    unit = match["halfunit"].lower()
    return framed(text, Span(*match.span()), Kind.DURATION, half, half, unit)


def _one_and_a_half(text: str, match: re.Match[str]) -> Quantity:
    value = Decimal("1.5")
    unit = match["onehalf"].lower()
    return framed(text, Span(*match.span()), Kind.DURATION, value, value, unit)


def _and_a_half(text: str, match: re.Match[str]) -> Quantity:
    value = Decimal(_number(match["whole"])) + Decimal("0.5")
    unit = (match["andhalf"] or "").lower()
    kind = Kind.MULTIPLE if unit == "time" else Kind.DURATION if unit else Kind.COUNT
    unit = "" if kind is Kind.MULTIPLE else unit
    return framed(text, Span(*match.span()), kind, value, value, unit)


def _share(text: str, match: re.Match[str]) -> Quantity:
    *upper, lower = re.split(r"[\s-]", match["share"].lower())
    value = _SHARES[lower.removesuffix("s")]
    if upper and upper[0] in _NUMBERS and lower.endswith("s"):
        value *= _NUMBERS.index(upper[0]) + 1
    return framed(text, Span(*match.span()), Kind.PERCENT, value, value)


def _multiple(text: str, match: re.Match[str]) -> Quantity:
    stem = next(stem for stem in _MULTIPLES if match["multiple"].lower().startswith(stem))
    value = Decimal(_MULTIPLES[stem])
    found = framed(text, Span(*match.span()), Kind.MULTIPLE, value, value)
    return replace(found, direction=Direction.DOWN if value < 1 else Direction.UP)


def _size(text: str, match: re.Match[str]) -> Quantity:
    value = Decimal(_SIZES[match["size"].lower()])
    return framed(text, Span(*match.span()), Kind.MULTIPLE, value, value)


def _several(text: str, match: re.Match[str]) -> Quantity:
    words = [word for word in match["several"].lower().split() if word != "of"]
    one = Decimal(10) ** sum(_POWERS[word] for word in words)
    unit = (match["unit"] or "").lower()
    kind, unit = Kind.COUNT, unit.removesuffix("s")
    if unit == "time":
        kind, unit = Kind.MULTIPLE, ""
    elif (match["unit"] or "").lower() in _CURRENCY:
        kind, unit = Kind.MONEY, _CURRENCY[match["unit"].lower()]
    elif unit in {"year", "hour"}:
        kind = Kind.DURATION
    elif unit in {"tonne", "kwh"}:
        kind, unit = Kind.PHYSICAL, match["unit"].removesuffix("s")
    found = framed(text, Span(*match.span()), kind, one * 2, one * 10 - 1, unit)
    return replace(found, approximation=Approximation.ABOUT)


def _digits(text: str, match: re.Match[str]) -> Quantity:
    level = _LEVELS[(match["level"] or match["teens"] or "").lower()]
    low, high = DIGITS[level, (match["digits"] or "double").lower()]
    found = framed(text, Span(*match.span()), Kind.PERCENT, Decimal(low), Decimal(high))
    growth = match["growth"] or re.search(r"\s(?:growth|increase|rise)$", match.group())
    direction = Direction.UP if growth else found.direction
    return replace(found, approximation=Approximation.ABOUT, direction=direction)


def _rank(text: str, match: re.Match[str]) -> Quantity:
    written = next(filter(None, (match[name] for name in ("rank", "ranked", "nth", "counted"))))
    return _ordinal(text, match, written, written)


def _top(text: str, match: re.Match[str]) -> Quantity:
    return _ordinal(text, match, "1", match["top"] or match["largest"])


def _ordinal(text: str, match: re.Match[str], low: str, high: str) -> Quantity:
    found = framed(
        text, Span(*match.span()), Kind.ORDINAL, Decimal(_number(low)), Decimal(_number(high))
    )
    return replace(found, approximation=Approximation.EXACT, direction=Direction.NONE)


def _number(written: str) -> int:
    word = written.lower()
    for words in (_NUMBERS, _ORDINALS):
        if word in words:
            return words.index(word) + 1
    return int(re.sub(r"[^\d]", "", word))


_READERS = {
    "andhalf": _and_a_half,
    "bare": _and_a_half,
    "onehalf": _one_and_a_half,
    "halfunit": _half_a_unit,
    "share": _share,
    "multiple": _multiple,
    "size": _size,
    "several": _several,
    "digits": _digits,
    "teens": _digits,
    "rank": _rank,
    "ranked": _rank,
    "nth": _rank,
    "top": _top,
    "largest": _top,
    "counted": _rank,
}
