"""What looks like a figure and is none.

- digits in a Latin name: 910B, H800, o1, V3, GPT-4, 5G, ISO 9001; but not before a unit (4nm, 3GW);
- versions (3.0 时代, 4.0 版本), indices and lists (沪深 300, 500 强), generations (90 后), 双 11;
- 1+N, 7x24, 24/7, 从 0 到 1 and the like, and the time of day;
- the number that opens a point of a list: 1、 (2) 3. 第一，
- house numbers, post codes, telephone numbers, tickers, web addresses, what follows 编号, 代码,
  附件, 图.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.quantities.rule import Rule
from briefing.language.quantities.units import LATIN_UNITS

if TYPE_CHECKING:
    import datetime as dt

_UNIT = rf"(?:{'|'.join(LATIN_UNITS)}|pct|pp|[Bb][Pp][Ss]?|tokens?)(?![A-Za-z])"
_PRODUCTS = "ISO|IEC|IATF|Model|iPhone|Windows|Gemini|Llama|Level|Phase|Version|Tier|Web|GB/T|Gen"
_MEASURED = (
    r"[\d%万亿千百元美港欧倍个吨米年月天台套家项GMKkWnm毫厘微纳公英平立升克瓦兆吉伏赫桶寸分秒小]"
)

_PATTERN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s，。；）)]*
  | (?:{_PRODUCTS})\s?\d+(?:\.\d+)?
  | [A-Za-z](?:[A-Za-z0-9_/.]|[-+](?=[A-Za-z0-9]))*\d[A-Za-z0-9_.+-]*   # H800, o1, GPT-4
  | \d+(?:\.\d+)?(?!{_UNIT})(?=[A-Za-z])[A-Za-z][A-Za-z0-9+-]*         # 910B, 5G
  | \d+(?:\.\d+)+\s?(?:版本?(?![权块图面税])|时代|阶段)                    # 3.0 时代
  | (?<![\d.])\d\.0(?!\s?{_MEASURED})                                  # 工业 4.0
  | \d{{3,4}}\s?强 | [0-9]0后|[89]5后 | 双\s?(?:1[12]|十[一二]) | (?:985|211)(?=[、/和高院])
  | (?<=沪深|中证|科创|上证|恒生|标普|罗素)\s?\d+
  | (?:从\s?)?0\s?[到至-]\s?1(?![\d%万亿.])\s?(?:的|阶段)?                # 从 0 到 1
  | 从\s?1\s?到\s?[N\d]+(?![%万亿.\d])
  | \d{{1,5}}\s?(?:号(?!码)|栋|室(?!内|外)|弄|幢|楼)                       # an address
  | (?:邮编|邮政编码|代码|编号|电话|传真|热线|会议号|密码)(?:为|是)?[:：]?\s?\d[\d\s-]*
  | (?:上午|下午|晚上?|早上?)\s?\d{{1,2}}(?:[:点时](?:\d{{1,2}}分?|半|整)?)? # the time of day
  | (?<!\d)\d{{1,2}}:\d\d(?::\d\d)?(?!\d) | \d{{1,2}}时\d{{1,2}}分
  | 第\s?\d+\s?[条款页章节号批期轮次步季项]
  | \d+\s?[+xX×]\s?[A-Za-z\d]+(?![%\d万亿])                              # 1+N, 7x24
  | 24/7 | \d+\([a-z]\)                                                 # 510(k)
  | (?:^|(?<=[。；：:;\n\s]))[(（]?\d{{1,2}}(?:[、)）]|\.(?!\d))            # 1、 (2)
  | \d{{3,4}}-\d{{7,8}} | 1\d{{10}}(?!\d) | \d{{3}}-\d{{3,4}}-\d{{4}}     # telephone
  | \d{{6}}\.(?:SH|SZ|BJ|HK) | \(\s?\d{{6}}\s?\) | \d{{4}}-\d{{3}}(?!\d)
  | 第[一二三四五六七八九十](?:[,、是]|方|类|种|梯队|增长(?!曲线)|部分|批|次|步|期|轮|时间
      |性|线|手|个|场)
  | 二次(?!数) | 百公里(?=加速|油耗|电耗|能耗)
  | (?:附件|附图|附表|[图表])\s?\d{{1,2}}(?![\d.%万亿])
    """,
    re.VERBOSE,
)


def _read(_match: re.Match[str], _date: dt.date | None) -> None:
    return None


RULE = Rule("look-alike", _PATTERN, _read)
