"""What the source says of a figure beside it, and not right before or behind.

- A comparison may stand further ahead in the clause (环比又回落了 3%, 年初以来上涨了 28%), or in
  the clause before, which it is told with (原料环比上涨了 7%，辅料下跌 3%).
- Of two bounds English makes a range (between RMB 1 million and RMB 3 million); a limit that a
  clause speaks of bounds the figure that it comes to (上限从 50% 压缩到 20%).
- About may be said once for two figures (about 120 days and 60 days respectively).
- The end of last year, which a change is counted from, may be told by its year.
- What differs by 一倍 is twice the other, or half of it.
- 个点 is a percentage point or, of a price, a percent.
- Coins are parts of a currency (3.1 分, 8 港仙).
- Who speaks leaves the currency out (净利润 1.2 亿): it is that of the sentence's other amounts,
  that in which it counts (按美元计), or the renminbi.
- 1.6 亿方 are square metres where floors are spoken of.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import differs
from briefing.models.quantity import Approximation, Comparison, Direction, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.checking.evidence import Evidence
    from briefing.models.quantity import Quantity

_SENTENCE = re.compile(r"[。；！？\n]")
_CLAUSE = re.compile(r"[，。；：！？\n]|,(?!\d)")
_COMPARED = {
    Comparison.YEAR_ON_YEAR: re.compile(r"同比|[较比](?:去年|上年)(?!底|末)|[较比]同期"),
    Comparison.PERIOD_ON_PERIOD: re.compile(r"环比|[较比]上(?:一?个?季度|个?月)"),
    Comparison.YEAR_TO_DATE: re.compile(r"年初|(?:去年|上年)[底末]|期初"),
}
_LIMITS = {
    Approximation.LESS: re.compile(r"上限|封顶|至多|最多|最高|最长|能到|可达|不超过"),
    Approximation.MORE: re.compile(r"下限|至少|最少|最低|保底|不低于"),
}
_OWN_COMPARISON = re.compile(r"同比|环比|[较比](?!例)|年初|[底末]")
# What a figure of change is, where its verb isn't beside it: 降幅比去年的 5.7%, 降了有 5%.
_SAID_AHEAD = {
    Direction.UP: re.compile(r"[增涨升]幅|[增涨升提]了?[^，。；\d]{0,4}$"),
    Direction.DOWN: re.compile(r"[降跌减]幅|[降跌减掉少]了?[^，。；\d]{0,4}$"),
}
_JOINED = re.compile(r",?\s(?:and|or|to)\s")
_LAST_YEAR = re.compile(r"(?:去年|上年)年?[底末]")
_BEYOND = re.compile(r"[差快慢贵高低多少大小长短强]了?近?约?$")
_TWICE = {(Kind.MULTIPLE, Decimal(2)), (Kind.PERCENT, Decimal(50))}
_ONCE_MORE = {"一倍", "1倍", "1 倍"}
_IN_CURRENCY = {
    f"{by}{name}计": unit
    for by in "按以"
    for name, unit in {"美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR"}.items()
}
_COINS = {
    "分": ("CNY", 100),
    "分钱": ("CNY", 100),
    "港仙": ("HKD", 100),
    "美分": ("USD", 100),
    "欧分": ("EUR", 100),
}
_COIN = re.compile(r"\s?(港仙|美分|欧分|分钱|分(?![之析钟公支批别为数层布部]))")
# A number without a unit is no money where a noun stands behind it that it counts; these words
# and the beginnings of words for money and for changes go on with the sentence.
_BARE = re.compile(r"[\d十百千万亿多余]\s*(?:左右|上下|以上|以内|以下)?$")
_COUNTED = re.compile(
    r"\s?(?!(?:[上下]修|[上下]调|订单|合同|大单|资金|存款|贷款|保费|敞口|商誉|债|款)|[了的和与及或到至是比较涨跌升降增减左上以成收利费投资补贷租年全还但提掉回落一每没未现目转变扭压砍花用亏赚卖买付欠拿加压冲做缩也都就又才对同相仍则已在为由从向等其来去拉吃超占里中所])[\u4e00-\u9fffA-Za-z%]"
)
_TIMES = re.compile(r"[次回]$|[次回].$")


def is_said_around(
    claim: Quantity, claims: tuple[Quantity, ...], text: str, evidence: Evidence
) -> bool:
    """Whether the cited sentences say a figure as it is told, with what stands around it.

    Args:
        claim: the figure.
        claims: all of the statement.
        text: the statement.
        evidence: what it cites.
    """
    if _is_between_bounds(claim, evidence) or _is_last_year(claim, evidence):
        return True
    told = claim
    if _follows_about(claim, claims, text):
        told = replace(told, approximation=Approximation.ABOUT)
    return any(
        not differs(told, _framed(told, place, reading, evidence.source))
        for place, source in evidence.placed_quantities
        for reading in _readings(told, place, source, evidence)
    )


def _framed(claim: Quantity, place: int, source: Quantity, text: str) -> Quantity:
    """A figure as what stands ahead of it in its sentence compares it or bounds it."""
    *before, ahead = _CLAUSE.split(_SENTENCE.split(text[:place])[-1])
    compared = _COMPARED.get(claim.comparison)
    # 较去年同期的 19 个基点 is what is compared with.
    base = ahead.rstrip().endswith("的")
    said = ahead if _OWN_COMPARISON.search(ahead) else "".join((*before, ahead))
    if compared and not base and source.comparison is Comparison.NONE and compared.search(said):
        source = replace(source, comparison=claim.comparison)
    limit = _LIMITS.get(claim.approximation)
    if limit and source.approximation is Approximation.EXACT and limit.search(ahead):
        source = replace(source, approximation=claim.approximation)
    way = _SAID_AHEAD.get(claim.direction)
    if way and source.direction is Direction.NONE and way.search(ahead):
        source = replace(source, direction=claim.direction)
    return source


def _readings(
    claim: Quantity, place: int, source: Quantity, evidence: Evidence
) -> Iterator[Quantity]:
    """A figure as written, and what else it may be for want of its unit."""
    yield source
    if source.low is None or source.high is None:
        return
    text, behind = evidence.source, place + len(source.source.rstrip())
    if claim.kind is Kind.MONEY and source.kind is Kind.COUNT and not source.unit:
        yield from _as_money(claim, source, behind, evidence)
    points = source.kind is Kind.PERCENTAGE_POINTS and "百分" not in source.source
    if points and claim.kind is Kind.PERCENT:
        yield replace(source, kind=Kind.PERCENT)
    if claim.unit == "square metre" and source.source.rstrip().endswith("方"):
        yield replace(source, unit=claim.unit)
    once_more = source.source.strip() in _ONCE_MORE and _BEYOND.search(text[:place])
    if once_more and (claim.kind, claim.low) in _TWICE:
        yield claim
    if claim.kind is Kind.MULTIPLE and _TIMES.search(text[place : behind + 1]):
        yield replace(source, kind=Kind.MULTIPLE)


def _as_money(
    claim: Quantity, source: Quantity, behind: int, evidence: Evidence
) -> Iterator[Quantity]:
    if coin := _COIN.match(evidence.source, behind):
        unit, parts = _COINS[coin[1]]
        low, high = ((value or Decimal(0)) / parts for value in (source.low, source.high))
        yield replace(source, kind=Kind.MONEY, unit=unit, low=low, high=high)
    elif _BARE.search(source.source) and not _COUNTED.match(evidence.source, behind):
        told = {other.unit for _, other in evidence.placed_quantities if other.kind is Kind.MONEY}
        told |= {unit for word, unit in _IN_CURRENCY.items() if word in evidence.source}
        if claim.unit in (told or {"CNY"}):
            yield replace(source, kind=Kind.MONEY, unit=claim.unit)


def _is_between_bounds(claim: Quantity, evidence: Evidence) -> bool:
    if claim.low == claim.high:
        return False
    sources = [source for _, source in evidence.placed_quantities]
    low = replace(claim, high=claim.low, approximation=Approximation.EXACT)
    high = replace(claim, low=claim.high, approximation=Approximation.EXACT)
    return any(
        one.approximation is Approximation.MORE and not differs(low, _exact(one)) for one in sources
    ) and any(
        other.approximation is Approximation.LESS and not differs(high, _exact(other))
        for other in sources
    )


def _exact(source: Quantity) -> Quantity:
    return replace(source, approximation=Approximation.EXACT)


def _follows_about(claim: Quantity, claims: tuple[Quantity, ...], text: str) -> bool:
    """Whether a figure is the second of two before which "about" is said once."""
    return claim.approximation is Approximation.EXACT and any(
        other.approximation is Approximation.ABOUT
        and other.kind is claim.kind
        and _JOINED.fullmatch(text, other.span.end, claim.span.start)
        for other in claims
    )


def _is_last_year(claim: Quantity, evidence: Evidence) -> bool:
    """Whether a date is the year before or its end, which the source names by 去年底."""
    if not (claim.end and evidence.date and _LAST_YEAR.search(evidence.source)):
        return False
    year = evidence.date.year - 1
    return (claim.end.year, claim.end.month, claim.end.day) == (year, 12, 31)
