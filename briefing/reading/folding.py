"""Characters in one form, for comparing: simplified, half-width. Lengths never change.

The record's text stays as it is; what is compared with known words is folded beside it.
"""

from __future__ import annotations

import re
from functools import cache

_TRADITIONAL = (
    "亞佈來係傢內別創動務參員問單噹國團埰執場夥寀實專對導層師廣彆彔復應採敎於時書會朮"
    "業構樣機檔決況濤為煩營爲獨獲現環產産當發監碼祕稱穫節簡糰紀級紹組經綫網線編總績繫"
    "聞聯聲職與蓆蔘處號術複觀計託記訪証話說説調談請諾謹證議讓負財貨責資質辦迴這連運鄭"
    "釋銀錄録錶長開間閤關隊際險電頁項須領題類顧風養餘體髮鬚麼麽點齣"
)
_SIMPLIFIED = (
    "亚布来系家内别创动务参员问单当国团采执场伙采实专对导层师广别录复应采教于时书会术"
    "业构样机档决况涛为烦营为独获现环产产当发监码秘称获节简团纪级绍组经线网线编总绩系"
    "闻联声职与席参处号术复观计托记访证话说说调谈请诺谨证议让负财货责资质办回这连运郑"
    "释银录录表长开间合关队际险电页项须领题类顾风养余体发须么么点出"
)
"""Each traditional character and, below it, the one that the rules' own words are written with."""


_WIDE = {
    chr(code + 0xFEE0): chr(code)
    for first, last in ("09", "AZ", "az")
    for code in range(ord(first), ord(last) + 1)
}
_FOLDS = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)) | _WIDE
_TABLE = str.maketrans(_FOLDS)


def folded(text: str) -> str:
    """The text with one form of each character; as long as before."""
    return text if text.isascii() else text.translate(_TABLE)


@cache
def either(word: str) -> str:
    """A pattern of a word that finds its traditional and its full-width form, too."""
    forms: dict[str, str] = {}
    for old, new in _FOLDS.items():
        forms[new] = forms.get(new, new) + old
    return "".join(f"[{forms[sign]}]" if sign in forms else re.escape(sign) for sign in word)
