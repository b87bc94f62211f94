"""Sizes in Latin letters: 671B 参数, 参数量在 1.5B 到 7B 之间, 3000P 算力, 算力超过 1 万 P.

Without 参数 or 算力 beside them they are names (Qwen-7B, 910B), see look_alikes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import writing
from briefing.language.quantities.frames import BEFORE, any_of, approximation_of
from briefing.language.quantities.numerals import ARABIC, value_of
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Comparison, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt

_PATTERN = re.compile(
    rf"""
    (?P<before>{any_of(BEFORE)})?{S}
    (?<![A-Za-z\d.-])(?P<low>{ARABIC})(?P<lowscale>[BMPE])?
    (?:{S}(?:[-~至到]){S}(?P<high>{ARABIC}))?
    (?(lowscale)(?(high)(?P<scale>[BMPE])|)|{S}(?P<thousands>[千万])?{S}(?P<scale2>[BMPE]))
    (?![A-Za-z\d])(?P<unit>{S}(?:的)?(?:个)?{S}参数(?!量))?(?P<compute>{S}(?=(?:的)?(?:\w\w)?算力))?
    (?P<after>以上|左右|以内)?
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(r"参数(?:量|规模|数)?(?:分别)?(?:为|达到?|约为?|超过?|在|是|高达|近|从)?\s?$")
_COMPUTE = re.compile(r"算力[^。；;]{0,24}$")
_SCALES = {"B": Decimal(10**9), "M": Decimal(10**6)}
_FLOPS = {"P": "PFLOPS", "E": "EFLOPS"}


def _read(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    start = match.start("low")
    letter = match["scale"] or match["scale2"] or match["lowscale"]
    if letter in _FLOPS:
        return _flops(match, _FLOPS[letter])
    if not match["unit"] and not _BEFORE.search(match.string[max(0, start - 10) : start]):
        return None
    low = value_of(match["low"]) * _SCALES.get(match["lowscale"] or letter, 1)
    high = value_of(match["high"]) * _SCALES[letter] if match["high"] else low
    return _quantity(match, Kind.COUNT, "parameter", low, high)


def _flops(match: re.Match[str], unit: str) -> Quantity | None:
    start = match.start("low")
    before = match.string[max(0, start - 28) : start]
    if match["compute"] is None and not _COMPUTE.search(before):
        return None
    scale = match["thousands"] or ""
    low = value_of(match["low"], scale)
    high = value_of(match["high"], scale) if match["high"] else low
    return _quantity(match, Kind.PHYSICAL, unit, low, high)


def _quantity(
    match: re.Match[str], kind: Kind, unit: str, low: Decimal, high: Decimal
) -> Quantity | None:
    if high < low:
        return None
    approximation = approximation_of(match)
    words = writing.amount(kind, unit, low, high)
    english = writing.framed(words, approximation, Direction.NONE, Comparison.NONE)
    span = Span(*match.span())
    return Quantity(kind, span, match.group(), english, low, high, unit, approximation)


RULE = Rule("parameters", _PATTERN, _read)
