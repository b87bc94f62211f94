"""What the source denies, the statement denies; and it denies nothing else.

A Chinese denial (未, 没有, 不, 无) reaches to the end of its clause. The statement speaks of it if
it names at least half of the topics that stand there, or a figure. Then half of these at least must
stand beside a denial in the statement, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import CHINESE_CLAUSE, figure_anchors, name_anchors, spoken_of

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_CHINESE = re.compile(
    r"未(?!成年|来|免|必|知)|(?<![浸淹出])没(?!收|落|式)|(?<![是能可与])否"
    r"|不(?!断|及|排除|计|仅|但|低于|超过|少于|早于|晚于|足|同|锈|良|动产|论|管|可或缺|限于|得不|便于|到|久"
    r"|确定性|含|错|乏)"
    r"|无(?!人|锡|线|形|纺|论|疑|源|尘|缝|菌|机|忧)"
    r"|非(?!洲|常|经|标|公|凡|瘟|银|农|织|流)"
)
# The words of denial, and what denies without saying no.
_ENGLISH = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|nor|neither|without|cannot|yet to|unable|unaudited"
    r"|unpublished|undisclosed|unchanged|unlikely|uncertain\w*|unclear|unavailable|unresolved|non-\w+"
    r"|lack\w*|fail\w*|stop\w*|suspend\w*|halt\w*|exclud\w*|refus\w*|den(?:y|ies|ied)"
    r"|declin(?:e|es|ed) to|instead of|rather than|free of|away|stays? out|under-\w+"
    r"|unused|loss-making|avoid\w*|ended|reluctant"
    r"|insufficient\w*|difficult\w*|immature|cancel\w*|little|few|pending|outstanding|incomplete|stable"
    r"|unaffected|limited|confidential\w*)\b|n't\b",
    re.I,
)
# That the answer gives no outlook or doesn't say is nothing that the source has to deny.
_PLAIN = re.compile(
    r"(?<!gives )(?<!give )(?<!gave )\b(?:not|no(?!\.)|never|cannot|without|neither|nor)\b"
    r"(?! say| give| how| what| when| whether| stated)|n't\b(?! say| give)",
    re.I,
)
# What a plain denial of English may render.
_ANY = re.compile(
    r"[不未无没非否停禁缺难免仅只除暂终弃]|处于|正在|待|弱|取消|退出|拒绝|以外|脱离|空白|少于|低于|持平"
)
_BREAK = re.compile(r"[,;:.](?!\d)|\b(?:while|but|because|as|against)\b")
_AND = re.compile(r"\band\b")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|does|do|did|[a-z]{2,}ed|rose|fell"
    r"|grew|holds?|gets?|needs?)\b"
)
_SPOKEN_OF = 0.5
_ENOUGH = 2
"""Topics that a statement must name, if the clause has as many, to speak of it."""


def wrong_negations(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a denial that was dropped, and one that was added."""
    source = evidence.source
    for start, end in _denials(source):
        places = _told_at(start, end, text, evidence)
        denied = sum(any(_is_denied(place, text) for place in topic) for topic in places)
        if 2 * denied < len(places):
            return (f'the cited sentences deny it ("{source[start:end]}"), the statement doesn\'t',)
    if not _ANY.search(source) and (word := _PLAIN.search(text)):
        return (f'it says "{word.group()}" where the cited sentences deny nothing',)
    return ()


def _denials(source: str) -> list[tuple[int, int]]:
    return [
        (denial.start(), clause.end())
        for clause in CHINESE_CLAUSE.finditer(source)
        if (denial := _CHINESE.search(source, clause.start(), clause.end()))
    ]


def _told_at(start: int, end: int, text: str, evidence: Evidence) -> list[tuple[int, ...]]:
    """Where a statement names each thing that the source denies; empty if it speaks of none."""
    places = [
        figure.anchor.english
        for figure in figure_anchors(text, evidence)
        if start <= figure.anchor.chinese[0] < end
    ]
    within = [
        topic
        for topic in spoken_of(text, evidence)
        if any(start <= place < end for place in topic.chinese)
    ]
    told = [topic for topic in within if topic.english]
    # A topic that the source names elsewhere, too, is told twice or is told from there.
    own = [
        topic
        for topic in told
        if all(start <= place < end for place in topic.chinese)
        or len(topic.english) >= len(topic.chinese) > 1
    ]
    names = [
        name
        for name in name_anchors(text, evidence)
        if all(start <= place < end for place in name.chinese)
    ]
    enough = min(_ENOUGH, len(within) + len(names))
    if own and len(told) + len(names) >= max(enough, _SPOKEN_OF * len(within)):
        places += [topic.english for topic in own]
    return places


def _is_denied(place: int, text: str) -> bool:
    return bool(_ENGLISH.search(_around(place, text)))


def _around(place: int, text: str) -> str:
    """The clause of a statement around a place."""
    ends = [match.start() for match in _BREAK.finditer(text)]
    ends += [
        match.start()
        for match in _AND.finditer(text)
        if _VERB.search(text[match.end() :].split(",", 1)[0])
    ]
    start = max((end for end in ends if end <= place), default=0)
    return text[start : min((end for end in ends if end > place), default=len(text))]
