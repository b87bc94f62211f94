"""Shares and multiples in words: 三成, 七成半, 三分之一, 翻番, 翻两番, 一半."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities.numerals import CHINESE, value_of
from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Approximation, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt

_PATTERN = re.compile(
    rf"""
    (?P<before>近|约|超过?|逾)?
    (?:(?P<tenths>[一二三四五六七八九]成(?P<half>半)?)(?![为立本长员果效功分都就])
      |(?P<low>{CHINESE}|\d+)分之(?P<high>{CHINESE}|\d+))
    (?P<after>以上|左右|多)?
  | (?P<doubled>翻(?:了)?(?:一)?番|翻(?:了)?(?:一)?倍)
  | (?P<fourfold>翻(?:了)?(?:两|2)番)
  | (?P<one_half>(?:近|约|超)?一半|半数以上|半数)
    """,
    re.VERBOSE,
)
_FRACTIONS = {
    (1, 2): "one half",
    (1, 3): "one third",
    (2, 3): "two thirds",
    (1, 4): "one quarter",
    (3, 4): "three quarters",
    (1, 5): "one fifth",
    (1, 10): "one tenth",
}


def _read(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    if match["tenths"]:
        share = value_of(match["tenths"][0]) * 10 + (5 if match["half"] else 0)
        return _bounded(match, _quantity(match, Kind.PERCENT, share, f"{share}%"))
    if match["low"]:
        found = _fraction(match, int(value_of(match["high"])), int(value_of(match["low"])))
        return found and _bounded(match, found)
    if match["doubled"] or match["fourfold"]:
        times = Decimal(4 if match["fourfold"] else 2)
        verb = "up fourfold" if match["fourfold"] else "doubled"
        return _quantity(match, Kind.MULTIPLE, times, verb, Direction.UP)
    written = match["one_half"]
    approximation = Approximation.EXACT
    if written.startswith(("近", "约")):
        approximation = Approximation.ABOUT
    elif written.startswith("超") or written.endswith("以上"):
        approximation = Approximation.MORE
    words = {Approximation.ABOUT: "about ", Approximation.MORE: "more than "}
    english = f"{words.get(approximation, '')}half"
    found = _quantity(match, Kind.PERCENT, Decimal(50), english)
    return replace(found, approximation=approximation)


def _bounded(match: re.Match[str], quantity: Quantity) -> Quantity:
    word = match["before"] or match["after"]
    if not word:
        return quantity
    about = word in {"近", "约", "左右"}
    approximation = Approximation.ABOUT if about else Approximation.MORE
    return replace(
        quantity,
        approximation=approximation,
        english=f"{'about' if about else 'more than'} {quantity.english}",
    )


def _fraction(match: re.Match[str], upper: int, lower: int) -> Quantity | None:
    if not lower:
        return None
    share = Decimal(100 * upper) / Decimal(lower)
    percent = f"{share.quantize(Decimal('0.1')).normalize():f}%"
    return _quantity(match, Kind.PERCENT, share, _FRACTIONS.get((upper, lower), percent))


def _quantity(
    match: re.Match[str],
    kind: Kind,
    value: Decimal,
    english: str,
    direction: Direction = Direction.NONE,
) -> Quantity:
    return Quantity(
        kind, Span(*match.span()), match.group(), english, value, value, direction=direction
    )


RULE = Rule("share", _PATTERN, _read)
