"""What is planned or expected isn't told as done, and what is done isn't told as planned.

Told by the clause of the source that a figure or a period of the statement comes from; where the
statement has none, by the topics that a clause about the future holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import CHINESE_CLAUSE, figure_anchors, spoken_of

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_FUTURE = re.compile(
    r"预计|预期(?!的)|预测|将(?:会|在|于|继续|持续|进一步|逐步|陆续|推|发布|完成|实现|投|开始|达到|启动|新增|建|有|由|按|进行|努力)|(?<![监委商协大社学])会(?!议|展|员|计|上|场|同|见|谈|晤|计师)|计划(?!的)|规划|(?<![模虚])拟(?!合)|目标[是为]"
    r"|力争|争取|有望|希望|可能|若|如果|即将|打算"
)
_DONE = re.compile(r"已|了(?!解)|低于|高于|好于|不及")
_FUTURE_AT_ALL = re.compile(
    r"[预将拟望会可若待应需要能即]|计划|规划|目标|争取|如果|未来|后续|准备|考虑|年内|明年|指引|打算|安排|承诺|尚未|继续"
)
_MODAL = re.compile(
    r"\b(?:will|won(?=')|would|may|might|could|should|can|expect\w*|plan(?:s|ned|ning)?|aim\w*|target\w*"
    r"|intend\w*"
    r"|forecast\w*|likely|hope\w*|guidance|due|propos\w*|seek\w*|to be|is to|are to|if|until"
    r"|potential\w*|possib\w*|anticipat\w*|schedul\w*|project(?:s|ed) (?:to|that)|by 20\d\d"
    r"|next year|goal\w*|needs?"
    r"|wants?|striv\w*|prepar\w*|consider\w*|upcoming|future|risk\w*)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:[a-z]{2,}ed|fell|rose|grew|was|were|has|have|had|sold|bought|spent|made|won|took|began|broke"
    r"|cut|built|became|led|paid|went|shrank|offset|lost)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|won(?=')|expects?|is expected|are expected|plans? to|intends?|aims?)\b"
)
_SPOKEN_OF = 0.5


def wrong_tenses(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a plan that is told as done, and a fact that is told as a plan."""
    source = evidence.source
    if (word := _AHEAD.search(text)) and not _FUTURE_AT_ALL.search(source):
        return (f'it says "{word.group()}" where the cited sentences speak of no plan',)
    for start, end in _planned(source):
        said = _said_of(start, end, text, evidence)
        if said is not None and _PAST.search(said) and not _MODAL.search(said):
            return (f'the cited sentences expect or plan it ("{source[start:end]}")',)
    return ()


def _planned(source: str) -> list[tuple[int, int]]:
    """Where the source speaks of the future: clauses from their cue on."""
    return [
        (clause.start(), clause.end())
        for clause in CHINESE_CLAUSE.finditer(source)
        if _FUTURE.search(clause.group()) and not _DONE.search(clause.group())
    ]


def _said_of(start: int, end: int, text: str, evidence: Evidence) -> str | None:
    """The part of the statement that speaks of a clause of the source; None if there is none."""
    for figure in figure_anchors(text, evidence):
        if start <= figure.anchor.chinese[0] < end:
            return _part(text, figure.claim.span.start)
    within = [
        topic
        for topic in spoken_of(text, evidence)
        if topic.chinese and all(start <= place < end for place in topic.chinese)
    ]
    told = [topic for topic in within if topic.english]
    if len(told) >= 2 and len(told) >= _SPOKEN_OF * len(within):
        return text
    return None


def _part(text: str, place: int) -> str:
    """The sentence around a place, and no less: a plan is often told once for several clauses."""
    return next(
        (part.group() for part in re.finditer(r"(?:[^;.]|\.(?=\d))+", text) if part.end() > place),
        text,
    )
