"""Shares and multiples in words: 三分之一, 万 2.05, 翻番, 翻两番, 减半, 低双位数, 高个位数."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import writing
from briefing.language.quantities.frames import (
    LEAD,
    TAIL,
    approximation_of,
    comparison_of,
    direction_of,
    start_of,
)
from briefing.language.quantities.numerals import CHINESE, value_of
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Approximation, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt

_PATTERN = re.compile(
    rf"""
    {LEAD}
    (?:(?P<lower>[百千万](?=分之)|{CHINESE}|\d+)分之{S}(?P<upper>{CHINESE}|\d+(?:\.\d+)?)
      |(?<![\d一二两三四五六七八九十百千几数多余上过近超破])(?P<rate>万{S}(?P<rated>\d\.\d+))(?![\d%万亿千百])
      |(?P<doubled>翻(?:了)?(?:一)?[番倍])
      |(?P<fourfold>翻(?:了)?(?:两|2)番)
      |(?P<halved>减半|腰斩)
      |(?P<half>一半|半数(?!以上)|(?P<over_half>半数以上|过半(?![年天个小])))
      |(?P<level>[低中高])?(?P<digits>个位数|双位数|两位数)(?P<growth>(?:的)?(?:增长|增速|增幅))?)
    {TAIL}
    """,
    re.VERBOSE,
)
_FRACTIONS: dict[tuple[Decimal | int, int], str] = {
    (1, 2): "one half",
    (1, 3): "one third",
    (2, 3): "two thirds",
    (1, 4): "one quarter",
    (1, 5): "one fifth",
    (1, 10): "one tenth",
}
DIGITS = {
    ("低", "single"): (1, 3),
    ("中", "single"): (4, 6),
    ("高", "single"): (7, 9),
    ("", "single"): (1, 9),
    ("低", "double"): (10, 13),
    ("中", "double"): (14, 16),
    ("高", "double"): (17, 19),
    ("", "double"): (10, 99),
}
"""What analysts mean by low, mid and high digits, in percent."""
LEVELS = {"低": "low ", "中": "mid ", "高": "high ", "": ""}


def _read(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    if match["digits"]:
        return _digits(match)
    if match["rate"]:
        return _rate(match, Decimal(match["rated"]))
    if match["lower"]:
        lower = 10_000 if match["lower"] == "万" else int(value_of(match["lower"]))
        if not lower:
            return None
        upper = value_of(match["upper"])
        if match["lower"] == "万":
            return _rate(match, upper)
        share = Decimal(100 * upper) / Decimal(lower)
        percent = f"{round(share, 2).normalize():f}%"
        return _quantity(match, Kind.PERCENT, share, _FRACTIONS.get((upper, lower), percent))
    if match["half"]:
        return _quantity(match, Kind.PERCENT, Decimal(50), "half")
    if match["halved"]:
        return _changed(match, Decimal("0.5"), "halved", Direction.DOWN)
    if match["doubled"]:
        return _changed(match, Decimal(2), "doubled", Direction.UP)
    return _changed(match, Decimal(4), "up fourfold", Direction.UP)


def _rate(match: re.Match[str], upper: Decimal) -> Quantity:
    """A fee of 万分之 2 is 2 basis points, a level that English gives as a share, too."""
    words = f"{upper.normalize():f} basis point{'' if upper == 1 else 's'}"
    return _quantity(match, Kind.PERCENT, upper / 100, words)


def _quantity(match: re.Match[str], kind: Kind, value: Decimal, english: str) -> Quantity:
    direction, comparison = direction_of(match), comparison_of(match)
    approximation = Approximation.MORE if match["over_half"] else approximation_of(match)
    span = Span(start_of(match, direction, *_BEGINS), match.end())
    return Quantity(
        kind,
        span,
        match.string[span.start : span.end],
        writing.framed(english, approximation, direction, comparison, chinese=match.group()),
        value,
        value,
        approximation=approximation,
        direction=direction,
        comparison=comparison,
    )


_BEGINS = ("lower", "rate", "doubled", "fourfold", "halved", "half", "level", "digits")


def _changed(match: re.Match[str], times: Decimal, verb: str, direction: Direction) -> Quantity:
    """The verb says the direction: it is no word of the frame."""
    comparison, approximation = comparison_of(match), approximation_of(match)
    words = writing.framed(verb, approximation, Direction.NONE, comparison)
    return Quantity(
        Kind.MULTIPLE,
        Span(*match.span()),
        match.group(),
        words,
        times,
        times,
        approximation=approximation,
        direction=direction,
        comparison=comparison,
    )


def _digits(match: re.Match[str]) -> Quantity:
    level, comparison = match["level"] or "", comparison_of(match)
    name = "single" if match["digits"] == "个位数" else "double"
    low, high = DIGITS[level, name]
    direction = Direction.UP if match["growth"] else direction_of(match)
    words = f"{LEVELS[level]}{name}-digit"
    words += " growth" if direction is Direction.UP else " percentage"
    shown = direction if direction is Direction.DOWN else Direction.NONE
    span = Span(start_of(match, direction_of(match), *_BEGINS), match.end())
    return Quantity(
        Kind.PERCENT,
        span,
        match.string[span.start : span.end],
        writing.framed(words, Approximation.EXACT, shown, comparison),
        Decimal(low),
        Decimal(high),
        approximation=Approximation.ABOUT,
        direction=direction,
        comparison=comparison,
    )


RULE = Rule("share", _PATTERN, _read)
