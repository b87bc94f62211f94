"""What the source says of a figure beside it, and not right before or behind.

- A comparison may stand further ahead in the clause (环比又回落了 3%, 年初以来上涨了 28%), or in
  the clause before, which it is told with (原料环比上涨了 7%，辅料下跌 3%).
- Of two bounds English makes a range (between RMB 1 million and RMB 3 million); a limit that a
  clause speaks of bounds the figure that it comes to (上限从 50% 压缩到 20%).
- About may be said once for two figures (about 120 days and 60 days respectively).
- The end of last year, which a change is counted from, may be told by its year.
- What differs by 一倍 is twice the other, or half of it.
- 个点 is a percentage point or, of a price, a percent.
- Coins are hundredths of a currency (3.1 分, 8 港仙).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import differs
from briefing.models.quantity import Approximation, Comparison, Kind

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence
    from briefing.models.quantity import Quantity

_CLAUSE = re.compile(r"[，。；：！？\n]|,(?!\d)")
_COMPARED = {
    Comparison.YEAR_ON_YEAR: re.compile(r"同比|[较比](?:去年|上年)(?!底|末)|[较比]同期"),
    Comparison.PERIOD_ON_PERIOD: re.compile(r"环比|[较比]上(?:一?个?季度|个?月)"),
    Comparison.YEAR_TO_DATE: re.compile(r"年初|(?:去年|上年)[底末]|期初"),
}
_LIMITS = {
    Approximation.LESS: re.compile(r"上限|封顶|至多|最多|最高"),
    Approximation.MORE: re.compile(r"下限|至少|最少|最低|保底"),
}
_OWN_COMPARISON = re.compile(r"同比|环比|[较比](?!例)|年初|[底末]")
_JOINED = re.compile(r",?\s(?:and|or|to)\s")
_LAST_YEAR = re.compile(r"(?:去年|上年)年?[底末]")
_BEYOND = re.compile(r"[差快慢贵高低多少大小长短强]了?近?约?$")
_TWICE = {(Kind.MULTIPLE, Decimal(2)), (Kind.PERCENT, Decimal(50))}
_COINS = {"分": "CNY", "分钱": "CNY", "港仙": "HKD", "美分": "USD", "欧分": "EUR"}
_COIN = re.compile(r"\s?(港仙|美分|欧分|分钱?)(?![之析钟公支批别为数层布部])")


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
    rules = (_is_in_coins, _is_framed, _is_once_more, _is_in_points)
    return any(
        rule(told, place, source, evidence.source)
        for place, source in evidence.placed_quantities
        for rule in rules
    )


def _is_framed(claim: Quantity, place: int, source: Quantity, text: str) -> bool:
    """Whether the clause ahead of a figure compares it or bounds it as the statement does."""
    *before, ahead = _CLAUSE.split(text[:place])
    compared = _COMPARED.get(claim.comparison)
    # 较去年同期的 19 个基点 is what is compared with.
    base = ahead.rstrip().endswith("的")
    said = ahead if _OWN_COMPARISON.search(ahead) else "".join((*before[-1:], ahead))
    if compared and not base and source.comparison is Comparison.NONE and compared.search(said):
        source = replace(source, comparison=claim.comparison)
    limit = _LIMITS.get(claim.approximation)
    if limit and source.approximation is Approximation.EXACT and limit.search(ahead):
        source = replace(source, approximation=claim.approximation)
    return not differs(claim, source)


def _is_in_coins(claim: Quantity, place: int, source: Quantity, text: str) -> bool:
    coin = _COIN.match(text, place + len(source.source.rstrip()))
    if not coin or claim.kind is not Kind.MONEY or source.kind is not Kind.COUNT:
        return False
    if source.low is None or source.high is None:
        return False
    low, high = source.low / 100, source.high / 100
    return not differs(
        claim, replace(source, kind=Kind.MONEY, unit=_COINS[coin[1]], low=low, high=high)
    )


def _is_once_more(claim: Quantity, place: int, source: Quantity, text: str) -> bool:
    return (
        (claim.kind, claim.low) in _TWICE
        and source.kind is Kind.MULTIPLE
        and source.source.strip() in {"一倍", "1倍", "1 倍"}
        and bool(_BEYOND.search(text[:place]))
    )


def _is_in_points(claim: Quantity, _place: int, source: Quantity, _text: str) -> bool:
    return (
        claim.kind is Kind.PERCENT
        and source.kind is Kind.PERCENTAGE_POINTS
        and "百分" not in source.source
        and not differs(claim, replace(source, kind=Kind.PERCENT))
    )


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
