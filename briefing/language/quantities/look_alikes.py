"""What looks like a figure and is none.

- digits in a Latin name: 910B, H800, o1, V3, GPT-4, 5G, B2B; but not before a unit (4nm, 3GW);
- 1+N, 7x24, 24/7 and the like;
- the number that opens a point of a list: 1、 (2) 3. 第一，
- telephone numbers, tickers, web addresses, identifiers of seven digits and more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.quantities.rule import Rule
from briefing.language.quantities.units import LATIN_UNITS

if TYPE_CHECKING:
    import datetime as dt

_UNIT = rf"(?:{'|'.join(LATIN_UNITS)})(?![A-Za-z])"

_PATTERN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s，。；）)]*
  | [A-Za-z](?:[A-Za-z0-9_/.]|[-+](?=[A-Za-z0-9]))*\d[A-Za-z0-9_.+-]*   # H800, o1, GPT-4
  | \d+(?:\.\d+)?(?!{_UNIT})(?=[A-Za-z])[A-Za-z][A-Za-z0-9+-]*         # 910B, 5G
  | \d+\s?[+xX×]\s?[A-Za-z\d]+(?![%\d万亿])                              # 1+N, 7x24
  | (?:^|(?<=[。；：:\n\s]))[(（]?\d{{1,2}}(?:[、)）]|\.(?!\d))             # 1、 (2)
  | \d{{3,4}}-\d{{7,8}} | 1\d{{10}}(?!\d)                             # telephone
  | \d{{6}}\.(?:SH|SZ|BJ|HK)
  | 第[一二三四五六七八九十](?:[，,、是]|方|类|种|梯队|曲线|大|部分|批|次|步|款|家|代|期|轮)
    """,
    re.VERBOSE,
)


def _read(_match: re.Match[str], _date: dt.date | None) -> None:
    return None


RULE = Rule("look-alike", _PATTERN, _read)
