"""Amounts: a number with its scale and unit, alone or as a range, with what is said around it.

600 亿 · 560 万美元 · 30%-50% · 10 多家 · 约 1.2 万亿元 · 同比增长 15.4% · 800 万元至 1,000 万元

- A currency counts only where it is written (元 is the renminbi); 600 亿 alone has none.
- A sign is a direction where a comparison stands before it (同比 +22%), and a value elsewhere.
- A Chinese numeral needs a unit, and 一 and 十 alone are words (一家, 十分) unless they measure.
- A year or a month is no amount, whatever verb stands before it (提高到 2025 年的 55%).
- Small counts are figures (两条底线): a statement may leave one out, but not say three. 零 alone
  is a word (零部件, 零碳).
- A range keeps its signs where 至 joins it: -40℃ 至 85℃ spans both.
- 未来三年 and 近十年 have a first and a last day where the record's date is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import writing
from briefing.language.quantities.amount_grammar import PATTERN
from briefing.language.quantities.frames import (
    approximation_of,
    comparison_of,
    direction_of,
    start_of,
)
from briefing.language.quantities.numerals import CHINESE, is_number, pair_of, value_of
from briefing.language.quantities.reach import reaching
from briefing.language.quantities.rule import Rule
from briefing.language.quantities.units import COUNTED, CURRENCIES, DURATIONS, PHYSICAL
from briefing.models.quantity import Approximation, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt

_MINUS = {"-", "−"}
_WITHIN = {"内", "以内", "之内"}
_OPEN = {Approximation.MORE: "or more", Approximation.LESS: "or less"}
_SHORT = {"度": "kWh", "方": "cubic metre", "平": "square metre"}
_PLAIN_CHINESE = re.compile(rf"{CHINESE}|")
_OF_PARAMETERS = re.compile(
    r"参数(?:量|规模|数)?(?:从[^，。；]{2,9}到|为|达到?|约为?|超过?|在|是|高达|近|从)?\s?$"
)


def _read(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    kind, unit = _kind(match)
    if not _is_figure(match, kind):
        return None
    low, high = _values(match, kind)
    if high < low:
        return None
    direction = _direction(match, kind)
    reach = _reach(match, kind)
    start, end = reaching(date, low, unit, reach) if reach else (None, None)
    span = Span(
        start_of(match, direction, "reach", "prefix", "head", "low"),
        match.start() + len(match.group().rstrip()),
    )
    quantity = Quantity(
        kind=kind,
        span=span,
        source=match.string[span.start : span.end],
        english=_words(match, kind, unit, low, high),
        low=low,
        high=high,
        unit=unit,
        approximation=_approximation(match, kind, reach),
        direction=direction,
        comparison=comparison_of(match),
        start=start,
        end=end,
    )
    return replace(quantity, english=_framed(match, quantity, reach))


def _framed(match: re.Match[str], quantity: Quantity, reach: str) -> str:
    english, frame, direction = quantity.english, quantity.approximation, quantity.direction
    if match["several"]:
        frame = Approximation.EXACT
    elif quantity.high != quantity.low and frame in _OPEN:
        english, frame = f"{english} {_OPEN[frame]}", Approximation.EXACT
    if not match["direction"] and not match["comparison"]:
        # Said beside what the figure replaces (增速在 10% 左右, 10% 的增长), unless a sign says it.
        direction = direction if match["low"][:1] == "+" else Direction.NONE
    english = f"the {reach} {english}" if reach else english
    if match["after"] in _WITHIN and quantity.kind is Kind.DURATION:
        english, frame = f"within {english}", Approximation.EXACT
    return writing.framed(english, frame, direction, quantity.comparison, chinese=match.group())


def _approximation(match: re.Match[str], kind: Kind, reach: str) -> Approximation:
    if match["several"] or match["some"]:
        return Approximation.ABOUT
    if match["after"] == "内" and kind is not Kind.DURATION:
        return Approximation.EXACT
    if reach == "past" and match["before"]:
        return Approximation.EXACT
    return approximation_of(match, more=bool(match["more"] or match["more2"]))


def _direction(match: re.Match[str], kind: Kind) -> Direction:
    sign = match["low"][:1]
    if _is_change(match):
        return Direction.UP if sign == "+" else Direction.DOWN
    if match["behind"] and not match["direction"] and kind is not Kind.PERCENT:
        return Direction.NONE
    return direction_of(match)


def _is_change(match: re.Match[str]) -> bool:
    """Whether the sign is a direction: +22%, 同比 -5%, but not a margin of -5%."""
    sign = match["low"][:1]
    return sign == "+" or (sign in _MINUS and bool(match["comparison"]))


def _values(match: re.Match[str], kind: Kind) -> tuple[Decimal, Decimal]:
    scale = match["scale"] or ""
    written = match["low"].lstrip("-−+")
    if match["several"]:
        one = value_of(written[1:] or "一", match["lowscale"] or scale)
        return one * 2, one * 10 - 1
    if written in {"", "半"}:
        written = "1" if not written else "0.5"
    pair = None if match["high"] else pair_of(written)
    if pair:
        factor = value_of("1", match["lowscale"] or scale)
        low, high = pair[0] * factor, pair[1] * factor
    else:
        low = value_of(written, match["lowscale"] or scale)
        high = value_of(match["high"].lstrip("-−+"), scale) if match["high"] else low
    if match["head"]:
        head = value_of(match["head"].rstrip("亿万 \t"), match["head"].strip()[-1])
        low, high = head + low, head + high
    half = (
        Decimal("0.5")
        if match["half_tenth"]
        or match["and_half"]
        or (match["half_more"] and kind is Kind.DURATION)
        else value_of(match["hundredths"] or "零") / 10
    )
    factor = Decimal(10) if match["tenths"] else Decimal("0.01") if match["basis"] else Decimal(1)
    low, high = (low + half) * factor, (high + half) * factor
    if _is_change(match):
        return min(low, high), max(low, high)
    if match["low"][:1] not in _MINUS:
        return low, high
    if match["high"] and match["high"][:1] not in _MINUS and match["lowunit"]:
        return -low, high
    return min(-low, -high), max(-low, -high)


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    if match["points"] or match["basis"]:
        return Kind.PERCENTAGE_POINTS, ""
    if match["percent"] or match["tenths"]:
        return Kind.PERCENT, ""
    if match["times"]:
        return Kind.MULTIPLE, ""
    if match["currency"] or match["prefix"]:
        prefix = (match["prefix"] or "").strip()
        written = match["currency"] if match["currency"] not in {None, "元"} else prefix
        return Kind.MONEY, {**CURRENCIES, "HK$": "HKD", "$": "USD", "€": "EUR", "": "CNY"}[written]
    if match["physical"] or match["latin"]:
        return Kind.PHYSICAL, {**PHYSICAL, **_SHORT}.get(
            match["physical"] or "", match["latin"] or ""
        )
    if match["and_half"]:
        return Kind.DURATION, DURATIONS[f"个{match['halved']}"]
    if match["duration"]:
        return Kind.DURATION, DURATIONS[match["duration"]]
    if match["counted"]:
        return Kind.COUNT, COUNTED[match["counted"]]
    before = match.string[max(0, match.start("low") - 20) : match.start("low")]
    of_parameters = match["parameters"] or (
        not match["classifier"] and _OF_PARAMETERS.search(before)
    )
    return Kind.COUNT, "parameter" if of_parameters else ""


def _is_figure(match: re.Match[str], kind: Kind) -> bool:
    """Leave out 一家, 一个, 两者, 七匹狼: Chinese numerals that count nothing."""
    low, scale = match["low"], match["lowscale"] or match["scale"]
    if low == "半":
        return kind is Kind.DURATION
    if low == "零" or (_PLAIN_CHINESE.fullmatch(low) and not is_number(low)):
        return False
    if match["several"] or not _PLAIN_CHINESE.fullmatch(low):
        return True
    bounded = bool(match["more"] or match["more2"] or match["before"] or match["after"])
    measured = kind not in {Kind.DURATION, Kind.COUNT}
    counted = kind is Kind.DURATION or bool(
        match["classifier"] or match["measure"] is not None or match["counted"]
    )
    if match["high"]:
        return measured or counted
    if low == "" or (low in {"百", "千"} and scale):
        return bounded or measured or counted
    if low in {"一", "百", "千"}:
        return (
            measured
            or (bounded and bool(counted or scale))
            or bool(match["half_more"] or match["and_half"])
        )
    return measured or counted or bool(scale or match["more"] or match["more2"])


def _reach(match: re.Match[str], kind: Kind) -> str:
    """Whether a duration reaches from the record's date back ("past") or on ("next")."""
    if kind is not Kind.DURATION:
        return ""
    lately = match["before"] == "近" and not match["direction"]
    if lately or match["reach"] in {"过去", "最近"}:
        return "past"
    return "next" if match["reach"] else ""


def _words(match: re.Match[str], kind: Kind, unit: str, low: Decimal, high: Decimal) -> str:
    if match["several"]:
        return writing.several(low / 2, kind, unit)
    if unit == "card" and not match["low"]:
        return f"{writing.number(low)}-card"
    if match["classifier"] == "大":
        return f"{writing.number(low)} major"
    return writing.amount(kind, unit, low, high)


RULE = Rule("amount", PATTERN, _read)
