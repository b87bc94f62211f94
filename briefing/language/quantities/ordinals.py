"""Ranks and generations: 第一大客户, 二股东, 第三代, 前五大客户, 行业前三, TOP 3, 第二增长曲线.

提前 72 小时 and 目前一审 rank nothing. 第一, 第二 that open a point (第一，我们…) and
第三方, 第一次 are words, see look_alikes.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.numerals import value_of
from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt

_NUMBER = r"(?:[一二三四五六七八九]?十?[一二两三四五六七八九]|十|\d{1,2})"
# What 前三 counts where it names no ranks: 前三季度, 前两年, 前五家.
_OTHERS = r"\d.%季年个月次期天者款台家轮批周日代分万亿千百"
_PATTERN = re.compile(
    rf"""
    (?P<large>第{S}{_NUMBER}{S}大|(?<![第一二三四五六七八九十百\d])[二三四](?=股东))
  | (?P<generation>第{S}{_NUMBER}{S}代(?!表))
  | (?P<curve>第{S}{_NUMBER}(?={S}(?:成长|增长)?曲线))
  | (?P<top>(?<![提目此当以年之日先])前{S}{_NUMBER}{S}
    (?:[大名位]|强(?!调)|家(?={S}(?:客户|供应商|企业|厂商|公司|合?[共计]?占|加起来|份额|的?(?:市占|市场|集中)))|(?![{_OTHERS}])))
  | (?P<nth>第{S}(?:{_NUMBER}|\d{{3,}}){S}万?{S}[家座台届艘辆颗条款])
  | (?P<rank>(?<=[\u4e00-\u9fff])第{S}{_NUMBER}(?:位|名)?
    (?![一二三四五六七八九十\d]|{S}[方季类种梯批次步款家期轮届个年条时性线手天曲增阶部项章节页号]))
  | (?P<latin>[Nn][Oo]\.?{S}(?=\d)|(?:TOP|Top){S}(?=\d))\d{{1,2}}(?![\d.%])
    """,
    re.VERBOSE,
)
_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _read(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    found = re.search(rf"(\d+|{_NUMBER}){S}(万?)", match.group())
    number = int(value_of(found[1], found[2])) if found else 0
    if not number:
        return None
    top = bool(match["top"]) or match.group().lower().startswith("top")
    if top:
        english = f"top {number}"
    elif match["generation"]:
        english = f"{_word(number)}-generation"
    elif match["nth"] or match["curve"]:
        english = _word(number)
    elif match["large"] and number > 1:
        english = f"{_word(number)}-largest"
    else:
        english = f"No. {number}"
    high = Decimal(number)
    low = Decimal(1) if top else high
    return Quantity(Kind.ORDINAL, Span(*match.span()), match.group(), english, low, high)


def _word(number: int) -> str:
    return (
        _WORDS[number - 1]
        if number <= len(_WORDS)
        else f"{number:,}{_ENDINGS.get(number % 10, 'th') if number // 10 % 10 != 1 else 'th'}"
    )


RULE = Rule("ordinal", _PATTERN, _read)
