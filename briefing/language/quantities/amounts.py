"""Amounts: a number with its scale and unit, alone or as a range, with what is said around it.

600 亿 · 560 万美元 · 30%-50% · 10 多家 · 约 1.2 万亿元 · 同比增长 15.4% · 3 至 5 年

- A currency counts only where it is written (元 is the renminbi); 600 亿 alone has none.
- 多, 余, 以上, 超 and the like make "more than", 不足 and 以内 "less than", 约, 近, 左右 "about".
- A direction counts only where its verb stands right before the number: in 从 55% 提升到 85% the
  verb's object is the second figure's level, not a change by it, and neither carries a direction.
- A Chinese numeral needs a unit, and 一 alone is an article (一家, 一个) unless it measures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.quantities import writing
from briefing.language.quantities.numerals import ARABIC, CHINESE, SCALE, value_of
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.rule import Rule
from briefing.language.quantities.units import (
    CLASSIFIERS,
    CURRENCIES,
    DURATIONS,
    LATIN_UNITS,
    PHYSICAL,
)
from briefing.models.quantity import Approximation, Comparison, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from decimal import Decimal

_COMPARISONS = {
    "同比": Comparison.YEAR_ON_YEAR,
    "较上年同期": Comparison.YEAR_ON_YEAR,
    "较去年同期": Comparison.YEAR_ON_YEAR,
    "比上年同期": Comparison.YEAR_ON_YEAR,
    "环比": Comparison.PERIOD_ON_PERIOD,
    "较年初": Comparison.YEAR_TO_DATE,
    "较上年末": Comparison.YEAR_TO_DATE,
    "较期初": Comparison.YEAR_TO_DATE,
}
_UP = "增长|增加|上升|上涨|提升|提高|扩大|上调|增幅|涨幅|增"
_DOWN = "下降|减少|下滑|下跌|降低|收窄|回落|下调|降幅|跌幅|缩减|降"
_BEFORE = {
    "大约": Approximation.ABOUT,
    "约为": Approximation.ABOUT,
    "约": Approximation.ABOUT,
    "将近": Approximation.ABOUT,
    "接近": Approximation.ABOUT,
    "近": Approximation.ABOUT,
    "超过了": Approximation.MORE,
    "超过": Approximation.MORE,
    "超": Approximation.MORE,
    "逾": Approximation.MORE,
    "突破": Approximation.MORE,
    "不低于": Approximation.MORE,
    "不少于": Approximation.MORE,
    "高于": Approximation.MORE,
    "至少": Approximation.MORE,
    "不超过": Approximation.LESS,
    "不足": Approximation.LESS,
    "不到": Approximation.LESS,
    "低于": Approximation.LESS,
    "少于": Approximation.LESS,
}
_AFTER = {
    "多": Approximation.MORE,
    "余": Approximation.MORE,
    "+": Approximation.MORE,
    "以上": Approximation.MORE,
    "左右": Approximation.ABOUT,
    "上下": Approximation.ABOUT,
    "以内": Approximation.LESS,
    "以下": Approximation.LESS,
}
_OPEN = {Approximation.MORE: "or more", Approximation.LESS: "or less"}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_UNITS = rf"""
    (?P<points>个{S}百分点|百分点|pct|pp)
  | (?P<basis>个{S}基点|基点|BPs?|bps?)(?![A-Za-z])
  | (?P<percent>%|％|百分比)
  | (?P<times>倍)
  | (?P<currency>{_any(CURRENCIES)})(?!器|件|素|宇|旦|年)
  | (?P<parameters>参数)
  | (?P<physical>{_any(PHYSICAL)})
  | (?P<latin>{_any(LATIN_UNITS)})(?![A-Za-z])
  | (?P<duration>{_any(DURATIONS)})(?!报|化|轻|份|级|代|度|均|来的|龄|会|夜)
  | (?P<classifier>[{CLASSIFIERS}])(?!百分)
"""
_NUMBER = rf"(?:{ARABIC}|{CHINESE})"
_PATTERN = re.compile(
    rf"""
    (?:(?P<comparison>{_any(_COMPARISONS)}){S}(?:[约将会大小略]幅?|有所|实现|预计)*{S})?
    (?:(?P<direction>{_UP}|{_DOWN})(?P<by>{S}(?:了|至|到|为|达到?|幅度)?{S}(?:大约|约)?))?
    (?P<before>{_any(_BEFORE)})?{S}
    (?P<prefix>(?:人民币|RMB|CNY|US\$|USD|HK\$|\$|€)\s?)?
    (?<![A-Za-z\d.,])(?P<low>[-−]?{_NUMBER}){S}(?P<lowscale>{SCALE})?{S}(?P<lowunit>%|％)?
    (?:{S}(?:[-~～–—]|至|到){S}(?P<high>{_NUMBER}))?
    {S}(?P<more>多|余|\+)?{S}(?P<scale>{SCALE})?{S}(?P<more2>多|余)?{S}
    (?:{_UNITS})?
    {S}(?P<after>{_any(_AFTER)})?
    """,
    re.VERBOSE,
)
_PLAIN_CHINESE = re.compile(rf"^{CHINESE}$")


def _read(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    kind, unit = _kind(match)
    if not _is_figure(match, kind):
        return None
    scale = match["scale"] or ""
    low = value_of(match["low"].lstrip("-−"), match["lowscale"] or scale)
    high = value_of(match["high"], scale) if match["high"] else low
    if high < low:
        return None
    if match["basis"]:
        low, high = low / 100, high / 100
    if match["low"][0] in "-−":
        low, high = -high, -low
    approximation = _approximation(match)
    direction = _direction(match)
    comparison = _COMPARISONS.get(match["comparison"] or "", Comparison.NONE)
    span = Span(_start(match, direction), match.start() + len(match.group().rstrip()))
    past = kind is Kind.DURATION and match["before"] == "近"
    if past:
        approximation = Approximation.EXACT
    english = ("the past " if past else "") + _english(kind, unit, low, high)
    if high != low and approximation in _OPEN:
        english, frame = f"{english} {_OPEN[approximation]}", Approximation.EXACT
    else:
        frame = approximation
    return Quantity(
        kind=kind,
        span=span,
        source=match.string[span.start : span.end],
        english=writing.framed(english, frame, direction, comparison),
        low=low,
        high=high,
        unit=unit,
        approximation=approximation,
        direction=direction,
        comparison=comparison,
    )


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    if match["points"] or match["basis"]:
        return Kind.PERCENTAGE_POINTS, ""
    if match["percent"] or match["lowunit"]:
        return Kind.PERCENT, ""
    if match["times"]:
        return Kind.MULTIPLE, ""
    if match["currency"] or match["prefix"]:
        prefix = (match["prefix"] or "").strip()
        written = match["currency"] if match["currency"] not in {None, "元"} else prefix
        return Kind.MONEY, {**CURRENCIES, "HK$": "HKD", "$": "USD", "€": "EUR", "": "CNY"}[written]
    if match["physical"] or match["latin"]:
        return Kind.PHYSICAL, PHYSICAL.get(match["physical"] or "", match["latin"] or "")
    if match["duration"]:
        return Kind.DURATION, DURATIONS[match["duration"]]
    return Kind.COUNT, "parameter" if match["parameters"] else ""


def _is_figure(match: re.Match[str], kind: Kind) -> bool:
    """Leave out 一家, 一个, 两者, 七匹狼: Chinese numerals that count nothing."""
    low, scale = match["low"], match["lowscale"] or match["scale"]
    if not _PLAIN_CHINESE.match(low):
        return True
    more = bool(match["more"] or match["more2"])
    measured = kind is not Kind.COUNT or bool(scale) or more
    if low in {"一", "百", "千", "十"} and not match["high"]:
        return more or (measured and kind not in {Kind.DURATION, Kind.COUNT})
    return measured or bool(match["classifier"])


def _approximation(match: re.Match[str]) -> Approximation:
    if match["before"]:
        return _BEFORE[match["before"]]
    if match["more"] or match["more2"]:
        return Approximation.MORE
    if match["after"]:
        return _AFTER[match["after"]]
    return Approximation.ABOUT if "约" in (match["by"] or "") else Approximation.EXACT


def _start(match: re.Match[str], direction: Direction) -> int:
    """Where the quantity begins: the verb of a level (提升到 85%) is no part of it."""
    if direction is Direction.NONE and not match["comparison"]:
        starts = [match.start(group) for group in ("before", "prefix", "low") if match[group]]
        return min(starts)
    return match.start()


def _direction(match: re.Match[str]) -> Direction:
    if not match["direction"] or re.search(r"[至到为]|达", match["by"] or ""):
        return Direction.NONE
    return Direction.UP if re.fullmatch(_UP, match["direction"]) else Direction.DOWN


def _english(kind: Kind, unit: str, low: Decimal, high: Decimal) -> str:
    def one(value: Decimal) -> str:
        match kind:
            case Kind.MONEY:
                return writing.money(value, unit)
            case Kind.PERCENT:
                return f"{writing.plain(value)}%"
            case _:
                return writing.number(value)

    text = one(low) if high == low else f"{one(low)} to {one(high)}"
    if kind is Kind.PERCENTAGE_POINTS:
        return f"{text} percentage points"
    if kind is Kind.MULTIPLE:
        return f"{text} times"
    return f"{text} {writing.plural(high, unit)}" if unit and kind is not Kind.MONEY else text


RULE = Rule("amount", _PATTERN, _read)
