"""Sizes in Latin letters: 671B 参数, 参数量在 1.5B 到 7B 之间, 3000P 算力.

Without 参数 or 算力 beside them they are names (Qwen-7B, 910B), see look_alikes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import writing
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt

_PATTERN = re.compile(
    rf"""
    (?<![A-Za-z\d.-])(?P<low>\d+(?:\.\d+)?)(?P<lowscale>[BMPE])?
    (?:{S}(?:[-~至到]){S}(?P<high>\d+(?:\.\d+)?))?(?(lowscale)(?(high)(?P<scale>[BMPE])|)|(?P<scale2>[BMPE]))
    (?![A-Za-z\d])(?P<unit>{S}(?:的)?(?:个)?{S}参数(?!量))?(?P<compute>{S}(?=(?:的)?(?:\w\w)?算力))?
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(r"参数(?:量|规模|数)?(?:分别)?(?:为|达到?|约为?|超过?|在|是|高达|近|从)?\s?$")
_COMPUTE = re.compile(r"算力[^，。；,;]{0,8}$")
_SCALES = {"B": Decimal(10**9), "M": Decimal(10**6)}
_FLOPS = {"P": "PFLOPS", "E": "EFLOPS"}


def _read(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    start = match.start()
    letter = match["scale"] or match["scale2"] or match["lowscale"]
    if letter in _FLOPS:
        return _flops(match, _FLOPS[letter])
    if not match["unit"] and not _BEFORE.search(match.string[max(0, start - 10) : start]):
        return None
    low = Decimal(match["low"]) * _SCALES.get(match["lowscale"] or letter, 1)
    high = Decimal(match["high"]) * _SCALES[letter] if match["high"] else low
    if high < low:
        return None
    english = writing.amount(Kind.COUNT, "parameter", low, high)
    return Quantity(
        Kind.COUNT, Span(*match.span()), match.group(), english, low, high, unit="parameter"
    )


def _flops(match: re.Match[str], unit: str) -> Quantity | None:
    start = match.start()
    before = match.string[max(0, start - 12) : start]
    if match["compute"] is None and not _COMPUTE.search(before):
        return None
    low = Decimal(match["low"])
    high = Decimal(match["high"]) if match["high"] else low
    if high < low:
        return None
    english = writing.amount(Kind.PHYSICAL, unit, low, high)
    return Quantity(
        Kind.PHYSICAL, Span(*match.span()), match.group(), english, low, high, unit=unit
    )


RULE = Rule("parameters", _PATTERN, _read)
