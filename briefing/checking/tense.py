"""What is planned or expected isn't told as done, and what is done isn't told as planned.

Held for each clause of the source that speaks of the future, or of what still goes on, and the
clause of the statement that renders it (``clauses``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.clauses import paired

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence

_FUTURE = re.compile(
    r"预计|预期(?!的)|预测|(?<![即或必终])将(?=会|在|于|继续|持续|进一步|逐步|陆续|推|发布"
    r"|完成|实现|投|开始|达到|启动"
    r"|新增|建|有|由|按|进行|努力|不|对|向|从|以|与|根据|通过|全|重|积|优|成|采|视|尽|设|扩"
    r"|调|提|降|增|减|召|支|引|购"
    r"|收购|出售|发行|申请|延|保持|维持|为公司|择机|分|委|停|关|转|上|升|落|试|量产|交付|迎"
    r"|带|形|使|产生|导致|影响"
    r"|加|争取|着力|聚焦|适时|派|回购|\s?20|\s?\d)"
    r"|即将|或将|必将|(?<![监委商协大社学董理股工事东机])会(?!议|展|员|计|上|场|同|见|谈|晤|计师"
    r"|所|长|费)|计划(?!的|内|外|请|没|未|不)|规划(?=建设|产能|新建|投资|[在于到])"
    r"|(?<![模虚])拟(?!合)|目标(?=[是为达]|实现|\s?\d)|力争|争取|有望|希望|(?<!的)可能(?!性)"
    r"|若(?!干)|如果|一旦|打算|准备(?=[在于通投建推启扩收发进以用开上])|筹划|筹备|考虑(?=通"
    r"|在|对|进|收|引|发|设|推|增|减|出|扩|与)|意向"
    r"|(?<!业绩)承诺(?=[在将会于每不未])|后续|未来|明年|下一步|[有尚仍须需]待"
    r"|(?<![接招对等期看优])待(?=[^遇，。；]{1,14}(?:后|再|完成|落地|批准|确认))|尽快|择机"
    r"|适时|届时|有意"
)
_GOING_ON = re.compile(
    r"正在(?![^，。；]{0,8}的)|正(?=与|和|就|对|按|推|加|积|处)|在建|(?:建设|进行|推进|审理"
    r"|办理|洽谈|谈判|磋商|协商|调试|试验|测试|验证|研发|施工|筹建|爬坡|评估|审核)"
    r"(?:当)?(?:之)?中(?![心标介试期])|(?:处于|进入)[^，。；]{1,14}(?:阶段|期|状态|过程)|[仍尚还]在"
    r"|[有稳]步推进|有序推进"
)
# A clause behind a planned one is planned, too, unless it says otherwise.
_OTHERWISE = re.compile(
    r"[已了曾为现]|目前|当前|同比|环比|较|去年|上年|此前|其余|主要|原因|由于|因|但|而|仍|尚"
    r"|不|未|没|是|有|占|比|属|涉|不含|核定|则|低于|高于|\n"
)
_DONE = re.compile(r"已(?!签约未)|了(?!解)|(?<!不)低于|(?<!不)高于|好于|不及|曾")
_FUTURE_AT_ALL = re.compile(
    r"[预将拟望会可若待应需要能即]|计划|规划|目标|争取|如果|未来|后续|准备|考虑|年内|明年"
    r"|指引|打算|安排|承诺|尚未|继续"
    r"|下一步|筹|意向|建议|力[求争]|今年|下半年|[春夏秋冬]季|持续|正在|布局|推进|定于|择机|届时"
)
_MODAL = re.compile(
    r"\b(?:will|won(?=')|would|may|might|could|should|shall|can|expect\w*|plan(?:s|ning)?"
    r"|aim\w*|target\w*"
    r"|(?<!the )(?<!its )(?<!a )planned|intend\w*|intention\w*|forecast\w*|likely|hope\w*"
    r"|guid(?:es|ed|ance)|propos\w*|seek\w*|to be|(?:is|are) (?:\w+ )?to|if|unless|possib\w*"
    r"|anticipat\w*|schedul\w*|slated|poised|about to|on track|bound to|going to|ready to"
    r"|project(?:s|ed) (?:to|that)|goal\w*|striv\w*|prepar\w*|consider\w*|upcoming|promis\w*"
    r"|pledg\w*"
    r"|commit(?:s|ted)|envisag\w*|envision\w*|foresee\w*|predict\w*|look(?:s|ing) to"
    r"|wants? to|mulls?"
    r"|weighing|explor(?:es|ing)|eventual\w*|must|need(?:s|ed)? to|ha(?:s|ve) to"
    r"|due to (?:be|start|open))\b"
    r"|'ll\b",
    re.I,
)
# Not modal by themselves, but what is told with them in the present need not be done.
_LATER = re.compile(
    r"\b(?:by 20\d\d|next (?:year|month|quarter)|future|due|potential\w*|estimat\w*|outlook"
    r"|risk\w*|until|needs?|wants?|later|soon)\b",
    re.I,
)
_DONE_SAID = re.compile(
    r"\b(?:was|were|had|did|already)\b|\b(?:has|have)\s(?:(?:already|now|since|just|also"
    r"|recently|so far)\s)*"
    r"(?:been|\w+(?:ed|wn|en|un)|begun|sold|bought|built|made|won|paid|led|set|met|cut|put"
    r"|got|held|kept|lost"
    r"|spent|sent|left|come|become|hit|brought|sought|found)\b|\b(?:is"
    r"|are) (?:now )?(?:complete|completed|finished)\b",
    re.I,
)
_PAST = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )\b(?:[a-z]{2,}(?<!ne)(?<!e)ed)\b(?!-)"
    r"|\b(?:rose|fell|grew|sold|bought|spent|made|won|took|began|broke|built|became|led|paid"
    r"|went|shrank"
    r"|offset|lost|came|gave|got|kept|met|ran|saw|held|brought|hit|left|sent|beat|drew|wrote"
    r"|chose|stood)\b"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|be|being)\s+(?:\w+\s+){0,2}?(?:\w+ed|sold|bought|spent|made|won|built|led"
    r"|paid|held|kept|met"
    r"|brought|hit|left|sent)\b"
)
_GOES_ON = re.compile(
    r"\b(?:being|under|ongoing|on-going|progress\w*|still|stage\w*|phase\w*|now|current\w*"
    r"|continu\w*|yet|not"
    r"|remain\w*|underway|under way|so far|go(?:es)? on|proceed\w*|pending|talks?|process"
    r"|early|(?:is|are|been) \w+ing)\b|n't\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will|won(?=')|expects?|is expected|are expected|plans? to|intends?|aims?)\b"
)


_MANY = 20
"""Clauses of a source from which on ties no longer tell which of them a clause renders."""


def wrong_tenses(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a plan that is told as done, and a fact that is told as a plan."""
    if (word := _AHEAD.search(text)) and not _FUTURE_AT_ALL.search(evidence.source):
        return (f'it says "{word.group()}" where the cited sentences speak of no plan',)
    pairing = paired(text, evidence)
    planned = _planned(pairing, evidence.source)
    going_on = {
        number
        for number, clause in enumerate(pairing.chinese)
        if _GOING_ON.search(clause.text) and not _DONE.search(clause.text)
    }
    for clauses, how, says in (
        (planned, _as_done, "expect or plan it"),
        (going_on, _as_over, "say that it goes on"),
    ):
        for number in sorted(clauses):
            if _is_told(number, clauses, pairing, text, how):
                return (f'the cited sentences {says} ("{pairing.chinese[number].text}")',)
    return ()


def _planned(pairing: Pairing, source: str) -> set[int]:
    """The clauses of the source that are about the future."""
    found: set[int] = set()
    for number, clause in enumerate(pairing.chinese):
        goes_on = (
            number - 1 in found
            and source[clause.start - 1] in "，,"
            and not _OTHERWISE.search(clause.text)
        )
        if not _DONE.search(clause.text) and (_FUTURE.search(clause.text) or goes_on):
            found.add(number)
    return found


def _is_told(
    number: int, alike: set[int], pairing: Pairing, text: str, how: Callable[[str, str], bool]
) -> bool:
    """Whether what renders a clause of the source is told in a way that it isn't there.

    Nothing is told of a clause if what renders it renders another that isn't ``alike`` as well.
    """
    if len(pairing.chinese) > _MANY:
        return False
    said = pairing.english
    rendering = [
        e
        for e in pairing.renders(number, in_order=True)
        if all(
            pairing.ties[e][other] < pairing.ties[e][number]
            for other in pairing.rendered(e)
            if other not in alike
        )
    ]
    if rendering:
        best = max(rendering, key=lambda e: pairing.ties[e][number])
        return how(said[best].text, said[best - 1].text if best else "")
    return len(pairing.chinese) == 1 and how(text, "")


def _as_done(said: str, before: str) -> bool:
    if _MODAL.search(said):
        return False
    # It may be penalised, and managers held to account: the second clause leaves the modal out.
    goes_on = re.match(r"\W*(?:and|or|nor)\b|,", said) and _MODAL.search(before)
    weak = _PAST.search(_PASSIVE.sub("", said)) and not goes_on and not _LATER.search(said)
    return bool(_DONE_SAID.search(said) or weak)


def _as_over(said: str, _before: str) -> bool:
    return bool(_DONE_SAID.search(said)) and not (_GOES_ON.search(said) or _MODAL.search(said))
