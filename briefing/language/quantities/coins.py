"""Small sums as they are spoken: 65 块, 4 块 2, 两毛, 3 毛 1, 3 分钱, 8 厘, 8 分到 1 毛.

块 also counts things (780 块银幕, 分成两块), and 分 and 厘 are parts of others: without 钱 or coins
behind it, 块 is money only where the number is in digits and a clause ends or a change follows.
"""

from __future__ import annotations

import re
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
from briefing.language.quantities.numerals import ARABIC, pair_of, value_of
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

_DIGIT = "[一二两三四五六七八九]"
_NUMBER = rf"(?:{ARABIC}|[一二两三四五六七八九十]+)"
_ONE = rf"(?:\d|{_DIGIT})(?![\d.]|{S}[十百千万亿个年月%])"
_PATTERN = re.compile(
    rf"""
    {LEAD}(?<!\d)(?<!\d[.,])
    (?:(?<![从由])(?P<from>{_NUMBER}){S}(?P<of>[块毛分厘])?钱?{S}(?:到|至|[-~～–—]){S}(?={_NUMBER}{S}[块毛分厘]))?
    (?:(?P<yuan>{_NUMBER}){S}块{S}(?:(?P<tenth>{_ONE})|(?P<more>多)|钱)
      |(?P<bare>{ARABIC}){S}(?P<over>多)?块(?=[,。;、)]|左右|以[上下内]|上下|出头|不到|[涨降升跌提到]|一[公吨斤瓶袋包票单张箱桶平件片度支盒只台方米升]|$)
      |(?P<mao>{_NUMBER}){S}毛(?![利坯巾绒衣重细额])(?:{S}(?P<cent>{_ONE}))?(?:多)?钱?
      |(?P<fen>{_NUMBER}){S}分钱
      |(?P<li>{_NUMBER}){S}厘钱?(?![米清升]))
    {TAIL}
    """,
    re.VERBOSE,
)
_WORTH = {"yuan": 0, "bare": 0, "mao": 1, "fen": 2, "li": 3}
"""Powers of ten below the yuan."""
_COINS = {"块": 0, "毛": 1, "分": 2, "厘": 3}


def _ends(number: str) -> tuple[Decimal, Decimal]:
    """A number twice, or both ends of two neighbouring digits (两三毛)."""
    return pair_of(number) or (value_of(number), value_of(number))


def _read(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    coin = next(name for name in _WORTH if match[name])
    low, value = (one.scaleb(-_WORTH[coin]) for one in _ends(match[coin]))
    alone = low == value
    for part, worth in (("tenth", 1), ("cent", 2)):
        if match[part]:
            value += value_of(match[part]).scaleb(-worth)
    low = value if alone else low
    if match["from"]:
        unit = match["of"]
        low = _ends(match["from"])[0].scaleb(-(_COINS[unit] if unit else _WORTH[coin]))
        if low > value:
            return None
    direction, comparison = direction_of(match), comparison_of(match)
    approximation = approximation_of(match, more=bool(match["more"] or match["over"]))
    span = Span(
        start_of(match, direction, "from" if match["from"] else coin),
        match.start() + len(match.group().rstrip()),
    )
    words = writing.amount(Kind.MONEY, "CNY", low, value)
    english = writing.framed(words, approximation, direction, comparison, chinese=match.group())
    return Quantity(
        kind=Kind.MONEY,
        span=span,
        source=match.string[span.start : span.end],
        english=english,
        low=low,
        high=value,
        unit="CNY",
        approximation=approximation,
        direction=direction,
        comparison=comparison,
    )


RULE = Rule("coins", _PATTERN, _read)
