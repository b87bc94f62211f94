"""Which clauses of a source are about the future, and which about what goes on.

A clause is of the future by its words, by a date behind that of the record, or by standing behind
one that is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.dictionary import is_verb
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    import datetime as dt

    from briefing.checking.clauses import Clause, Pairing
    from briefing.checking.evidence import Evidence
    from briefing.models.quantity import Quantity

FUTURE = re.compile(
    r"预计|(?:乐观|顺利|快|理想|允许)的话|(?<!能)够用?到|(?<![于及合超达出如])预期(?!的)|预测|(?<![即或必终])将(?=会|在|于|继续|持续|进一步|逐步|陆续|推|发布"
    r"|完成|实现|投|开始|达到|启动"
    r"|新增|建|有|由|按|进行|努力|不|对|向|从|以|与|根据|通过|全|重|积|优|成|采|视|尽|设|扩"
    r"|调|提|降|增|减|召|支|引|购"
    r"|收购|出售|发行|申请|延|保持|维持|为公司|择机|分|委|停|关|转|上|升|落|试|量产|交付|迎"
    r"|带|形|使|产生|导致|影响"
    r"|加|争取|着力|聚焦|适时|派|回购|\s?20|\s?\d)"
    r"|即将|或将|必将|(?<![监委商协大社学董理股工事东机])会(?!议|展|员|计|上|场|同|见|谈|晤|计师"
    r"|所|长|费)|(?<!原)计划(?!的|内|外|请|没|未|不|[后顺]移|推迟|延|提前|调整|变|有变)|规划(?=建设|产能|新建|投资|[在于到])"
    r"|(?<![模虚])拟(?!合)|目标(?=[是为达]|实现|\s?\d)|力争|争取|有望|希望|(?<!到)可能(?!性)"
    r"|预案|改善空间|(?<![“《‘「])若(?!干|不考虑|剔除|扣除|按|以)|如果|一旦|打算|准备(?=[在于通投建推启扩收发进以用开上拿给把将])|想(?=[做给要把在从通])|以后(?=[由会都将就])|筹划|筹备|考虑(?=通"
    r"|在|对|进|收|引|发|设|推|增|减|出|扩|与)|意向"
    r"|(?<!业绩)承诺(?=[在将会于每不未])|后续(?!对|的)|未来|明年|下一步|[有尚仍须需]待"
    r"|(?<![接招对等期看优])待(?=[^遇，。；]{1,14}(?:后|再|完成|落地|批准|确认))|尽快|择机"
    r"|适时|届时|有意"
    r"|预算(?=[是为控亏]|\s?\d)|测算(?=[^，。；]{0,6}[可能将会升降])|(?<!直)到[^，。；]{2,14}才"
    r"|^\W*等(?=[^，。；]{2,14}后)|不再净|想法是|思路是|估计|大概率|能(?=赔|恢复|落地|打平|扭亏|收回|补回)"
    r"|(?:募资|募集资金|发行)[^，。；]{0,4}不超过|建议(?=派|每|向|分|以|按)"
    r"|[后之往]面?(?=[一两二三四五几每]年)(?<![前以]后)|以后(?=[^，。；]{1,6}(?:供|做|走|用|从|在))"
    r"|(?:(?<![去上前]年)下半年|下[个一]?季度|[今本](?:年|季度))[^，。；]{0,3}(?<![产功性智节职])能(?!源|力|效|量|耗|够(?:满足|覆盖))"
)
_GOING_ON = re.compile(
    r"正在(?![^，。；]{0,8}的)|正(?=与|和|就|对|按|推|加|积|处)|在建|(?:建设|进行|推进|审理"
    r"|办理|洽谈|谈判|磋商|协商|调试|试验|测试|验证|研发|施工|筹建|爬坡|评估|审核)"
    r"(?:当)?(?:之)?中(?![心标介试期])|(?:处于|进入)[^，。；]{1,14}(?:阶段|期|状态|过程)|[仍尚还]在"
    r"|[有稳]步推进|有序推进"
)
_IF_THERE = re.compile(
    r"(?<![“《‘「])若(?!干|不考虑|剔除|扣除|按|以)|如果|假如|倘若|一旦|^\W*如(?![期何下上此例])"
)
_BEGUN = re.compile(
    r"(?:进入|处于|开始|启动|开展)[^，。；]{0,8}(?:调试|试运行|试产|试验|阶段|建设|施工|审评|审核|谈判|尽调|测试|验证|评估|安装|认证)"
    r"(?!完成|结束)"
)
# A clause behind a planned one is planned, too, unless it says otherwise.
_OTHERWISE = re.compile(
    r"[已了曾为现受]|以来|目前|当前|同比|环比|较|去年|上年|此前|其余|主要|原因|由于|因|但|而|仍|尚"
    r"|不(?!超过|低于|少于|高于|足|到)|未|没|是|有|占|比|属|涉|不含|核定|则|低于|高于|总额|额度|评估|账面|\n"
)
_NO_PLAN = re.compile(r"[没无][^，。；]{0,14}(?:计划|打算|安排|意向)$")
_DONE = re.compile(
    r"原[本先来]?(?:计划|定|想|打算|预计|拟)|已(?!签约未)|了(?!解)|(?<!不)低于|(?<!不)高于|好于|不及|曾"
    r"|[谈签做试发来去聊接]过(?![程的])"
)
_SEASON = re.compile(r"(?<![去上前]年)(?<!\d)(?<!\d年)(?:夏季|暑[期假]|秋季|冬季)")
_EACH_YEAR = re.compile(r"因为|由于|每|按[月年季]|通常|一般|往往|历来")
_BEGINS = {"夏": 6, "暑": 7, "秋": 9, "冬": 11}
_ENDED = re.compile(f"{_DONE.pattern}|停|亏|完工|竣工")


def planned_clauses(pairing: Pairing, evidence: Evidence) -> set[int]:
    """Find the clauses of the source that are about the future."""
    source, found = evidence.source, set[int]()
    ahead = [
        start for start, quantity in evidence.placed_quantities if is_ahead(quantity, evidence.date)
    ]
    previous = ""
    for number, clause in enumerate(pairing.chinese):
        goes_on = (
            number - 1 in found
            and not _NO_PLAN.search(previous)
            and source[clause.start - 1] in "，,"
            and not _OTHERWISE.search(clause.text)
        )
        goes_on = goes_on or (number - 1 in found and bool(_IF_THERE.search(previous)))
        previous = clause.text
        told = FUTURE.search(clause.text) or _will(clause.text) or clause.holds(ahead)
        told = told or _is_season_ahead(clause.text, evidence.date)
        told = told and not _is_dated_back(clause, evidence)
        if not _DONE.search(clause.text) and (told or goes_on):
            found.add(number)
    return found


def _is_dated_back(clause: Clause, evidence: Evidence) -> bool:
    """Whether 将 only puts first what something was done to (于 1 月将 4 家酒店退出)."""
    found = re.search("将", clause.text)
    past = [
        start - clause.start
        for start, quantity in evidence.placed_quantities
        if evidence.date and quantity.end and quantity.end < evidence.date and clause.holds([start])
    ]
    rest = clause.text.replace("将", "", 1)
    return bool(
        found
        and any(place < found.start() for place in past)
        and not (FUTURE.search(rest) or _will(rest))
    )


def _is_season_ahead(clause: str, date: dt.date | None) -> bool:
    found = None if _EACH_YEAR.search(clause) else _SEASON.search(clause)
    return bool(found and date and date.month < _BEGINS[found.group()[0]])


def _will(clause: str) -> bool:
    """Whether 将 stands before what is done, and not before what it is done to."""
    return any(
        is_verb(clause[match.end() : match.end() + 2])
        or re.match(r"新[开建增设购签招聘投]", clause[match.end() :])
        for match in re.finditer(r"(?<![即或必终])将", clause)
    )


def clauses_going_on(pairing: Pairing) -> set[int]:
    """Find the clauses of the source that are about what isn't finished."""
    return {
        number
        for number, clause in enumerate(pairing.chinese)
        if (_GOING_ON.search(clause.text) and not _ENDED.search(clause.text))
        or _BEGUN.search(clause.text)
    }


def is_ahead(quantity: Quantity, date: dt.date | None) -> bool:
    """Whether a date lies behind the record's: all of it, or the end of the year that is told."""
    if quantity.kind not in {Kind.DATE, Kind.PERIOD} or not (
        date and quantity.start and quantity.end
    ):
        return False
    ends = re.search(r"[底末]$", quantity.source) and quantity.end > date
    return quantity.start > date or bool(ends)
