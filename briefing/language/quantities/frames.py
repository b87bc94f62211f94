"""The words around a Chinese figure: comparison, direction, bounds.

- A direction counts only where its verb stands right before the number: in 从 55% 提升到 85% the
  verb's object is the second figure's level, not a change by it, and neither carries a direction.
  So do 高, 高出 and 低 (比国内高 5 个百分点, 低两成). A noun of change names what the figure is:
  增幅高达 45.7%, 增速预计在 10% 左右 go up. 净增 and 新增 count what came, they don't compare.
- 多, 余, 以上, 超, 破 and the like make "more than", 不足, 以内 "less than", 约, 近, 左右 "about".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.quantities.numerals import SPACE as S
from briefing.models.quantity import Approximation, Comparison, Direction

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMPARISONS = {
    "同比": Comparison.YEAR_ON_YEAR,
    "较上年同期": Comparison.YEAR_ON_YEAR,
    "较去年同期": Comparison.YEAR_ON_YEAR,
    "比上年同期": Comparison.YEAR_ON_YEAR,
    "比去年同期": Comparison.YEAR_ON_YEAR,
    "较同期": Comparison.YEAR_ON_YEAR,
    "较去年": Comparison.YEAR_ON_YEAR,
    "比去年": Comparison.YEAR_ON_YEAR,
    "较上年": Comparison.YEAR_ON_YEAR,
    "比上年": Comparison.YEAR_ON_YEAR,
    "环比": Comparison.PERIOD_ON_PERIOD,
    "较上季度": Comparison.PERIOD_ON_PERIOD,
    "较上月": Comparison.PERIOD_ON_PERIOD,
    "较年初": Comparison.YEAR_TO_DATE,
    "比年初": Comparison.YEAR_TO_DATE,
    "较上年末": Comparison.YEAR_TO_DATE,
    "较去年末": Comparison.YEAR_TO_DATE,
    "较去年底": Comparison.YEAR_TO_DATE,
    "较上年底": Comparison.YEAR_TO_DATE,
    "较期初": Comparison.YEAR_TO_DATE,
}
_UP = (
    "增长|增加|上升|上涨|提升|提高|扩大|上调|上浮|攀升|回升|反弹|拉升|扩张|走高|多增"
    r"|涨价|提价|升值|延长|上修|高出|多出|贵出|贵了"
    r"|高(?=了?[ 约近\d])|贵(?=[ 约近\d])|(?<![净新转配])增|多了|涨"
)
_DOWN = (
    "下降|减少|下滑|下跌|降低|收窄|回落|下调|下浮|下行|缩减|缩短|压缩|削减|走低|少增"
    r"|降价|压降|贬值|下修|萎缩|便宜|掉了|砍掉|降|减|跌|少了"
    r"|低(?=了?(?:大约|将近|大概|差不多|接近)?[ 约近\d一二两三四五六七八九半])"
)
_RISE = "增幅|涨幅|升幅|增速|增长率"
_FALL = "降幅|跌幅|减幅"
_REACHED = ("", *"可 可达 可以达到 可以做到 可做到 能做到 能到 达 达到 为 到".split())
BEFORE = {
    **dict.fromkeys(
        "大约 大约有 约为 约有 约占 约达 约合 约需 约 将近 接近 近 大概 大致 差不多 ~".split(),
        Approximation.ABOUT,
    ),
    **dict.fromkeys(
        (
            "超过了 超过 超 逾 突破 不低于 不会低于 不少于 不会少于 不小于 不下"
            " 高于 至少 多于 大于 下限为 > ≥"
        ).split(),
        Approximation.MORE,
    ),
    **dict.fromkeys(
        (
            "不满 未满 不超过 不会超过 不高于 不会高于 不多于 不足 不到 低于 少于 小于"
            " 至多 未超过 未达 上限为 < ≤"
        ).split(),
        Approximation.LESS,
    ),
    **{f"至少{need}": Approximation.MORE for need in "还要 还需 还需要 还有 要 需 需要 有".split()},
    **{f"最低{reached}": Approximation.MORE for reached in _REACHED},
    **{f"最高{reached}": Approximation.LESS for reached in _REACHED},
    **{f"最多{reached}": Approximation.LESS for reached in _REACHED},
}
_OR_MORE = "多 余 + 以上 及以上 或以上 之上 出头 有余 还多 不止"
_AFTER = {
    **dict.fromkeys(_OR_MORE.split(), Approximation.MORE),
    **dict.fromkeys("左右 上下".split(), Approximation.ABOUT),
    **dict.fromkeys("以内 以下 及以下 或以下 之内 内".split(), Approximation.LESS),
}


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# 不低于可分配利润的 50%: the words between belong to the sentence, and the bound to the figure.
# But 资金不足导致的 5 亿元亏损: what is short is no bound of what comes of it.
_FAR = re.compile(
    r"(?:(?P<more>不低于|不少于)|[不未]超过|没有?超过|不高于|不足|不到)(?![去上]年|同期)"
    r"(?:(?!导致|带来|造成|引[起发]|形成|产生|所致)[\u4e00-\u9fff]){2,14}的[ \t]*$"
)
_NEAR = 24
# 上百个, 过亿, 破万 bound a bare scale only: 上 3 is no bound.
_BARE = "[上过破近超逾]过?(?=[百千万亿])"
# 签约 15 年, 附近 3 公里, 反超 20%: the end of another word.
_NO_BOUND = "(?<![签合履续违条公特契邀相节预制](?=约))(?<![附最邻远亲](?=近))"
_BY = rf"{S}(?:了|至|到|为|成|达到?|幅度)?{S}"
# 比去年四季度高: the numeral is the quarter's.
_DIGIT = r"[\d一二三四五六七八九十]"
_NO_PART = rf"(?!{S}(?:第?[一二三四1-4]{S}季|前{_DIGIT}|{_DIGIT}{{1,2}}{S}月))"
LEAD = rf"""
    (?:(?P<comparison>{any_of(_COMPARISONS)}){_NO_PART}{S}(?:[约将会大小略均都微净已或再可]幅?|分别|有所|实现|预计|继续|显著|明显|进一步|持续|快速|稳步)*{S})?
    (?:(?P<direction>{_UP}|{_DOWN})(?P<by>{_BY})
      |(?P<change>{_RISE}|{_FALL}){S}(?:分别|预计|将|可|有望|保持|维持|(?:更大|最大|最快|较快|最高)[，,])*(?:在|为|达到?|高达|可达)?{S})?
    (?P<before>{_NO_BOUND}(?:{any_of(BEFORE)})|{_BARE})?{S}
"""
# 内 bounds what went before it (两年内), but begins 内销, 内地, 内需.
_AFTER_IT = rf"(?P<after>(?:{any_of(_AFTER)})(?<!内(?=[资地部外存销需容生控贸])))?"

# 20% 的增长 and 15% 左右的复合增速 say it behind the figure; 5% 提升至 8% says something else.
_BEHIND = (
    rf"(?={S}的?{S}(?:同比|复合|年均|年化|稳健|稳定|较快|快速)*"
    r"(?P<behind>增长|增速|增幅|升幅|涨幅|提升|下降|降幅|下滑|跌幅)(?![至到为]))?"
)
TAIL = _AFTER_IT + _BEHIND


def comparison_of(match: re.Match[str]) -> Comparison:
    """What the figure is compared with."""
    return _COMPARISONS.get(match["comparison"] or "", Comparison.NONE)


def direction_of(match: re.Match[str]) -> Direction:
    """Which way the figure goes; none where it is a level that was reached."""
    if change := match["change"]:
        return Direction.UP if change in _RISE.split("|") else Direction.DOWN
    if behind := match["behind"]:
        return Direction.DOWN if behind[0] in "下降跌" else Direction.UP
    verb = match["direction"]
    if not verb or re.search(r"[至到为达成]", match["by"]):
        return Direction.NONE
    return Direction.DOWN if verb in {"低", *_DOWN.split("|")} else Direction.UP


def approximation_of(match: re.Match[str], *, more: bool = False) -> Approximation:
    """How the figure is bounded; ``more`` where 多 or 余 stand inside it."""
    if before := match["before"]:
        about = Approximation.ABOUT if before.startswith("近") else Approximation.MORE
        return BEFORE.get(before, about)
    if more:
        return Approximation.MORE
    near = match.string[max(0, match.start() - _NEAR) : match.start()]
    if not match["after"] and (far := _FAR.search(near)):
        return Approximation.MORE if far["more"] else Approximation.LESS
    return _AFTER.get(match["after"] or "", Approximation.EXACT)


def start_of(match: re.Match[str], direction: Direction, *begins: str) -> int:
    """Where the quantity begins: the verb of a level (提升到 85%) is no part of it.

    Args:
        begins: the groups that the figure itself can begin with.
    """
    if match["comparison"] or (direction is not Direction.NONE and match["direction"]):
        return match.start()
    return min(match.start(group) for group in ("before", *begins) if match[group] is not None)
