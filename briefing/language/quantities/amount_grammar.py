"""The grammar of Chinese amounts: frame, number, scale, unit, and the range between two of them."""

from __future__ import annotations

import re

from briefing.language.quantities.frames import LEAD, TAIL, any_of
from briefing.language.quantities.numerals import ARABIC, CHINESE, SCALE
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.units import (
    CLASSIFIERS,
    COUNTED,
    CURRENCIES,
    DURATIONS,
    LATIN_UNITS,
    MEASURES,
    PHYSICAL,
)

# What makes a word of a unit and the character behind it: 年报, 天然…, 三大型, 三部门, 两位于.
_NO_DURATION = "报化轻份级代度均龄会夜底末"
_NOT_MAJOR = "型幅量概约力会学致于小的多家增涨跌数"
_NO_CLASSIFIERS = "".join(
    f"(?<!{first}(?=[{behind}]))"
    for first, behind in {
        "部": "门委分",
        "条": "件款例",
        "位": "于置",
        "支": "持付出撑",
        "口": "径碑岸",
        "件": "下套",
        "家": "电具居族庭",
        "台": "湾阶",
        "名": "称义单",
    }.items()
)
_UNITS = rf"""
    (?P<points>个{S}百分点|百分点|个{S}点(?!位)|pct|pp)
  | (?P<basis>(?:个{S})?(?:基点|BPs?|bps?)(?![A-Za-z]))
  | (?P<percent>%|％|百分比)
  | (?P<tenths>成)(?:(?P<half_tenth>半)|(?P<hundredths>[一二三四五六七八九])(?![年个家天月]))?
    (?![为立本长员果效功就型交])
  | (?P<times>倍)
  | (?P<currency>{any_of(CURRENCIES)})(?![器件素宇旦年锂正材前电体催乙组老])
  | (?P<parameters>个?{S}参数)(?!量)
  | (?P<physical>{any_of(PHYSICAL)}|(?<=[万亿])度|(?<=亿)方(?![面案式法位])
        |(?<=[万亿])平(?![方米均台板衡安稳整面价时常]))(?!至|温|幅)
  | (?P<latin>{any_of(LATIN_UNITS)})(?![A-Za-z])
  | (?P<and_half>个半)(?P<halved>月|小时|季度|星期)
  | (?P<duration>{any_of(DURATIONS)})(?P<half_more>半)?(?![{_NO_DURATION}]|来的)
  | (?P<counted>{any_of(COUNTED)})(?![A-Za-z份东权本票改])
  | (?P<classifier>(?<!十)(?<!十[一二])大(?=[\u4e00-\u9fff])(?![{_NOT_MAJOR}])|架[份次]|台套
      |[{CLASSIFIERS}])
    {_NO_CLASSIFIERS}
  | (?P<measure>(?=[{MEASURES}]))
"""
_SIGN = r"[-−+]"
_NUMBER = rf"(?:{ARABIC}|{CHINESE})"
_NO_TIME = rf"(?!(?:19|20)\d\d{S}年|1?\d{S}月)"
_RANGE = rf"{S}(?:[-~～–—]|至|到){S}{_NO_TIME}"
_INNER = "|".join(
    (f"[%倍{CLASSIFIERS}]|个百分点", *map(any_of, (CURRENCIES, DURATIONS, PHYSICAL, LATIN_UNITS)))
)
# 数十, 几百, 数亿: a magnitude; but not the end of 总数, 人数 before a number of its own.
_SEVERAL = r"(?<![总人户次系指参件台家])[数几](?:[十百千](?!分)|(?=[十百千]?[万亿]))"
# A scale without a number: 破亿, 上万家, 万卡集群.
_BARE_SCALE = rf"(?:(?<=[上过破近超逾])(?=[万亿])|(?=[十百千]?万{S}卡(?![片车])))"
# 38 个亿 is 3.8 billion, but 3 个亿元级项目 are three projects.
_SPOKEN = rf"(?:个(?=[多余来]?{S}[十百千]?(?:万|亿)(?!.{{0,2}}级)))?"
PATTERN = re.compile(
    rf"""
    {LEAD}
    (?:(?P<reach>未来|今后|接下来|过去|最近){S}(?:的{S})?(?=[\d一二两三四五六七八九十]))?
    (?P<prefix>(?:人民币|RMB|CNY|US\$|USD|HK\$|\$|€)\s?)?
    (?:(?<![A-Za-z\d])(?<!\d[.,])|(?=[两三四五六七八九十])){_NO_TIME}
    (?:(?P<head>{_NUMBER}{S}(?:亿(?={S}{_NUMBER}{S}[千百]?万)|万(?={S}(?:\d{S}千|[一二三四五六七八九]千)))){S})?
    (?P<low>{_SIGN}?{_NUMBER}|(?P<several>{_SEVERAL})|{_BARE_SCALE}|半(?={S}个?{S}(?:月|年|小时|天)))
    {S}(?P<lowscale>{SCALE})?
    (?:{S}(?P<lowunit>{_INNER})(?={_RANGE}{_SIGN}?{_NUMBER}{S}(?:{SCALE})?{S}(?:多|余)?{S}(?P=lowunit)))?
    (?:{_RANGE}(?P<high>(?:(?<![-~～–—])[-−+])?{_NUMBER}))?
    {S}{_SPOKEN}(?P<more>多|余|\+|(?<=十)几(?![乎率何]))?{_SPOKEN}
    (?P<some>来(?=[个家名人岁台年天项款位万亿]))?{S}(?P<scale>{SCALE})?{S}(?P<more2>多|余)?{S}
    (?:{_UNITS})?
    {S}{TAIL}
    """,
    re.VERBOSE,
)
