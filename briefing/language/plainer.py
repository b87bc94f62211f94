"""Chinese constructions that a small model turns round, put more plainly before it is asked.

The checks go on comparing with the text as it is written; docs/small-model.md has the evidence.
"""

from __future__ import annotations

import re

_NAMED = r"[^，,；;。：:]"

_PLAINER = (
    # An example became the subject: "X is very interested in the utilisation".
    (
        re.compile(rf"(?<![所可予足])以(?![及外])\s*({_NAMED}{{2,60}}?)\s*为例\s*[，,：:]"),
        r"例如，\1，",
    ),
    # Who alone does something became what all of them use.
    (
        re.compile(
            rf"(当前|目前)?\s*(?:在\s*)?(?:所有)?\s*({_NAMED}{{2,40}}中)\s*[，,]?\s*只有\s*({_NAMED}{{1,24}}?)\s*一家是"
        ),
        r"\1在\2，\3 是唯一",
    ),
    # A rank in quotation marks became the size of what is ranked.
    (
        re.compile(rf"(?:取得|实现|获得)了?\s*[“\"「]({_NAMED}{{2,20}}?)\s*第一[”\"」]\s*的(?:{_NAMED}{{0,6}}?)成绩"),
        r"在\1方面排名第一",
    ),
    # Who limits what: the thing that is limited became what is obtained.
    (
        re.compile(rf"(?<![针面应])对\s*({_NAMED}{{2,40}}?)\s*采取(更加?|进一步)?\s*(\S{{2,4}}?)的?限制措施"),
        r"\2\3地限制\1",
    ),
    # "因业主融资尚未关闭" became "due to the closure of the financing".
    (re.compile(r"融资\s*(尚未|还未|未)\s*(?:关闭|交割)"), r"\1完成融资"),
    # What is made of what abroad became a place of its own.
    (re.compile(r"国产(算力|芯片)(?:的)?海外(?:投片|流片)"), r"国产\1在海外晶圆厂流片"),
    # What something costs in profit became the profit.
    (
        re.compile(rf"(?<![正有积])(?<!正[向面])(?<!积极)(?<!有利)影响\s*({_NAMED}{{0,10}}(?:利润|收入|业绩))\s*(?=[约近]?\s*[0-9０-９])"),
        r"使\1减少",
    ),
    # A loss became a profit: its verb was dropped beside the name of the profit.
    (
        re.compile(r"(归母|扣非(?:归母|后)?|扣除非经常性损益后的)?净利润(?:为)?\s*亏损(?:了)?"),
        r"\1净亏损",
    ),
    (
        re.compile(r"(?<![较比与])[，,]?\s*(上年|去年)同期(?:为|是)?\s*(盈利|亏损)(?![减收扩增额])"),
        r"，而\1同期是\2",
    ),
)  # fmt: skip


def plainer(chinese: str) -> str:
    """The text with those constructions rewritten; any other text as it is."""
    for pattern, replacement in _PLAINER:
        chinese = pattern.sub(replacement, chinese)
    return chinese
