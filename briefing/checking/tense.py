"""What is planned or expected isn't told as done, and what is done isn't told as planned.

A clause of the source is of the future by its words, by a date behind that of the record, or by
standing behind one that is. A verb of the statement that tells something as done (``verbs``) must
not be said of what such clauses hold and no others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.checking.clauses import paired
from briefing.checking.negation import tells_all
from briefing.checking.saying import said_in
from briefing.checking.sequence import in_sequence
from briefing.checking.verbs import Told, verbs
from briefing.language.dictionary import is_verb
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    import datetime as dt

    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence
    from briefing.checking.verbs import Verb
    from briefing.models.quantity import Quantity

FUTURE = re.compile(
    r"预计|(?<![于及合超达出如])预期(?!的)|预测|(?<![即或必终])将(?=会|在|于|继续|持续|进一步|逐步|陆续|推|发布"
    r"|完成|实现|投|开始|达到|启动"
    r"|新增|建|有|由|按|进行|努力|不|对|向|从|以|与|根据|通过|全|重|积|优|成|采|视|尽|设|扩"
    r"|调|提|降|增|减|召|支|引|购"
    r"|收购|出售|发行|申请|延|保持|维持|为公司|择机|分|委|停|关|转|上|升|落|试|量产|交付|迎"
    r"|带|形|使|产生|导致|影响"
    r"|加|争取|着力|聚焦|适时|派|回购|\s?20|\s?\d)"
    r"|即将|或将|必将|(?<![监委商协大社学董理股工事东机])会(?!议|展|员|计|上|场|同|见|谈|晤|计师"
    r"|所|长|费)|(?<!原)计划(?!的|内|外|请|没|未|不)|规划(?=建设|产能|新建|投资|[在于到])"
    r"|(?<![模虚])拟(?!合)|目标(?=[是为达]|实现|\s?\d)|力争|争取|有望|希望|(?<!到)可能(?!性)"
    r"|预案|改善空间|若(?!干|不考虑|剔除|扣除|按|以)|如果|一旦|打算|准备(?=[在于通投建推启扩收发进以用开上拿给把将])|想(?=[做给要把在从通])|以后(?=[由会都将就])|筹划|筹备|考虑(?=通"
    r"|在|对|进|收|引|发|设|推|增|减|出|扩|与)|意向"
    r"|(?<!业绩)承诺(?=[在将会于每不未])|后续(?!对|的)|未来|明年|下一步|[有尚仍须需]待"
    r"|(?<![接招对等期看优])待(?=[^遇，。；]{1,14}(?:后|再|完成|落地|批准|确认))|尽快|择机"
    r"|适时|届时|有意"
    r"|预算(?=[是为控亏]|\s?\d)|测算(?=[^，。；]{0,6}[可能将会升降])|(?<!直)到[^，。；]{2,14}才"
    r"|^\W*等(?=[^，。；]{2,14}后)|不再净|想法是|思路是|估计|大概率|能(?=赔|恢复|落地|打平|扭亏|收回|补回)"
    r"|(?:募资|募集资金|发行)[^，。；]{0,4}不超过|建议(?=派|每|向|分|以|按)"
    r"|[后之往]面?(?=[一两二三四五几每]年)(?<![前以]后)|以后(?=[^，。；]{1,6}(?:供|做|走|用|从|在))"
    r"|[今本](?:年|季度)[^，。；]{0,3}能(?!源|力|耗|够(?:满足|覆盖))"
)
_GOING_ON = re.compile(
    r"正在(?![^，。；]{0,8}的)|正(?=与|和|就|对|按|推|加|积|处)|在建|(?:建设|进行|推进|审理"
    r"|办理|洽谈|谈判|磋商|协商|调试|试验|测试|验证|研发|施工|筹建|爬坡|评估|审核)"
    r"(?:当)?(?:之)?中(?![心标介试期])|(?:处于|进入)[^，。；]{1,14}(?:阶段|期|状态|过程)|[仍尚还]在"
    r"|[有稳]步推进|有序推进"
)
_IF_THERE = re.compile(
    r"若(?!干|不考虑|剔除|扣除|按|以)|如果|假如|倘若|一旦|^\W*如(?![期何下上此例])"
)
_BEGUN = re.compile(
    r"(?:进入|处于|开始|启动|开展)[^，。；]{0,8}(?:调试|试运行|试产|试验|阶段|建设|施工|审评|审核|谈判|尽调|测试|验证|评估|安装|认证)"
    r"(?!完成|结束)"
)
# A clause behind a planned one is planned, too, unless it says otherwise.
_OTHERWISE = re.compile(
    r"[已了曾为现]|以来|目前|当前|同比|环比|较|去年|上年|此前|其余|主要|原因|由于|因|但|而|仍|尚"
    r"|不(?!超过|低于|少于|高于|足|到)|未|没|是|有|占|比|属|涉|不含|核定|则|低于|高于|总额|评估|账面|\n"
)
_DONE = re.compile(r"原(?:计划|定)|已(?!签约未)|了(?!解)|(?<!不)低于|(?<!不)高于|好于|不及|曾")
_FUTURE_AT_ALL = re.compile(
    r"[预将拟望会可若待应需要能即]|计划|规划|目标|争取|如果|未来|后续|准备|考虑|年内|明年"
    r"|指引|打算|安排|承诺|尚未|继续"
    r"|下一步|[底末]之?前|筹|意向|建议|力[求争]|今年|下半年|[春夏秋冬]季|持续|正在|布局|推进|定于|择机|届时"
)
_GOES_ON = re.compile(
    r"\b(?:being|under|ongoing|on-going|progress\w*|still|stage\w*|phase\w*|now|current\w*"
    r"|continu\w*|yet|not"
    r"|remain\w*|underway|under way|so far|go(?:es)? on|proceed\w*|pending|talks?|process"
    r"|early|since|(?:is|are|been) \w+ing|ha(?:s|ve) been (?:in|under|at|on))\b|n't\b",
    re.I,
)
# What is told with these in the past or as complete need not be done.
_NOT_DONE = re.compile(
    r"\b(?:yet|never|nor|neither|(?:ha[sd]|have|did|do|does|is|are|be|been|but|or|and) not"
    r"|(?<!was )(?<!were )[Nn]o(?! (?:more|less|fewer|later|earlier|higher|lower) than)"
    r"|to be|sought"
    r"|plan(?:s|ning)?|(?<![Tt]he )(?<![Ii]ts )(?<!\b[Aa] )planned|target\w*|goal\w*|aim\w*"
    r"|intend\w*|intention\w*|forecast\w*|guid(?:es|ed|ance)|(?<!than )(?<!as )expect\w*"
    r"|propos\w*|ruled out|schedul\w*|original\w*"
    r"|set a|possib\w*|potential\w*|may(?!\s\d|-)|might|could"
    r"|would|should"
    r"|risk\w*|outlook|estimat\w*)\b|n't\b"
)
_IF = re.compile(
    r"(?:\b(?:[Ii]f|[Uu]nless|[Oo]nce|(?<!say )(?<!know )[Ww]hen|Should)"
    r"|\bshould(?= (?:the|it|its|they|an?|any|this|that)\b))\b[^,;.]*$"
)
# Within the year, of which the record's date is part.
_BY_YEAR_END = re.compile(
    r"\b(?:by|before|at) (?:the )?(?:end of (?:the|this) year|year[- ]end)|\bwithin the year\b"
    r"|\blater this year\b"
)
_YEAR_END = re.compile(r"(?<![去前上]年)(?:年底|年末|年内|全年|下半年)")
_ASIDE = re.compile(r",[^,;.]{1,30},\s")
# What is done with a plan, and what the source must say for it.
_WITH_A_PLAN = (
    (r"approv\w*|clear(?:ed|ance)|pass(?:es|ed)", r"批|核准|通过|审议|同意|许可|获得|取得|拿到"),
    (r"agree[ds]?|agreement\w*", r"同意|协议|达成|约定|一致|签|合同|共识"),
    (r"sign(?:s|ed)|contract\w*", r"签|合同|协议|订"),
    (r"appl(?:y|ied)|fil(?:es|ed)|submitted", r"申请|提交|递交|申报|报|备案"),
    (r"decided|resolved|chosen", r"决定|决议|定|选"),
    (r"allocated|earmarked|reserved|set aside", r"安排|预留|拨|用于|准备"),
    (r"begun|began|start(?:s|ed)|enter(?:s|ed)|launched", r"启动|开始|起|进入|开展|着手|开工"),
    (r"announce[ds]|disclose[ds]|publish(?:ed|es)", r"公告|披露|公布|发布|宣布"),
    (r"ordered|won|received", r"订|中标|获|收到|取得|拿|接"),
)
_PUT_OFF = (
    (r"postpon\w*|delay\w*|put (?:off|back)|defer\w*|pushed back", r"推迟|延|晚|顺|后移|暂缓|搁置"),
    (r"brought forward", r"提前|提早"),
    (r"undert(?:aken|ook)|promis\w*|pledg\w*|commit\w*", r"承诺|保证"),
)
_AHEAD = re.compile(
    r"\b(?:will|won(?=')|expects?|is expected|are expected|plans? to|intends?|aims?)\b"
)


# What is planned may have a reason in the past, which the source tells in the same clause.
_REASON = re.compile(r"\W*(?:as|because|since|after|given)\b")
_FINISHED = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Aa]) (?:completed|finished)\b")
_FINISHED_THERE = re.compile(r"完成|竣工|完工|建成|落成|交割")
_SEASON = re.compile(r"(?<![去上前]年)(?<!\d)(?<!\d年)(?:夏季|暑[期假]|秋季|冬季)")
_EACH_YEAR = re.compile(r"因为|由于|每|按[月年季]|通常|一般|往往|历来")
_BEGINS = {"夏": 6, "暑": 7, "秋": 9, "冬": 11}
_SURE, _SURER = 0.2, 2.0
"""From which on what is told as done is laid on clauses of the future (``sequence``); the same
where much is left out."""
_MANY = 20
"""Clauses of a source from which on what both hold no longer tells which of them is rendered."""


def wrong_tenses(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a plan that is told as done, and a fact that is told as a plan."""
    if (word := _AHEAD.search(text)) and not _speaks_of_the_future(evidence):
        return (f'it says "{word.group()}" where the cited sentences speak of no plan',)
    pairing = paired(text, evidence)
    if len(pairing.chinese) > _MANY:
        return ()
    planned = planned_clauses(pairing, evidence)
    going_on = {
        number
        for number, clause in enumerate(pairing.chinese)
        if (_GOING_ON.search(clause.text) and not re.search(f"{_DONE.pattern}|停|亏", clause.text))
        or _BEGUN.search(clause.text)
    }
    certain = "，".join(
        clause.text
        for number, clause in enumerate(pairing.chinese)
        if number not in planned and not re.search(r"[未没无不]", clause.text)
    )
    laid = in_sequence(text, evidence)
    sure = _SURE if tells_all(text, evidence.source) else _SURER
    for verb in verbs(text):
        if verb.told is not Told.DONE:
            continue
        part = laid.part_at(verb.start)
        said = laid.parts[part].words(text)
        if _IF.search(text[: verb.start]) or _is_of_a_plan(said, evidence.source, certain):
            continue
        if planned and (
            date := _ahead(verb, text, evidence) or _by_year_end(verb, text, pairing, planned)
        ):
            return (f'the cited sentences expect or plan it ("{date}")',)
        for clauses, says in (
            (planned, "expect or plan it"),
            (set() if _GOES_ON.search(said) else going_on - planned, "say that it goes on"),
        ):
            since = {n: pairing.chinese[n].start for n in clauses}
            number = said_in(verb, since, pairing, text, evidence)
            by_place = laid.surely(part, () if _REASON.match(said) else clauses, sure)
            number = by_place if number is None else number
            if number is not None:
                return (f'the cited sentences {says} ("{pairing.chinese[number].text}")',)
    if planned and (word := _FINISHED.search(text)) and not _FINISHED_THERE.search(evidence.source):
        return (f'it says "{word.group()}" where the cited sentences expect or plan it',)
    return ()


def _speaks_of_the_future(evidence: Evidence) -> bool:
    return any(words.search(evidence.source) for words in (_FUTURE_AT_ALL, FUTURE)) or any(
        _is_ahead(quantity, evidence.date) for _, quantity in evidence.placed_quantities
    )


def _is_of_a_plan(said: str, source: str, certain: str) -> bool:
    """Whether something that is told as done is a plan, or what the source says is done with one.

    Args:
        certain: the clauses of the source that plan and deny nothing.
    """
    return bool(_NOT_DONE.search(said)) or any(
        re.search(rf"\b(?:{english})\b", said) and re.search(chinese, where)
        for rows, where in ((_WITH_A_PLAN, certain), (_PUT_OFF, source))
        for english, chinese in rows
    )


def _ahead(verb: Verb, text: str, evidence: Evidence) -> str:
    """The date behind a verb that lies behind the record's; empty if there is none."""
    for figure in figure_anchors(text, evidence):
        place = figure.anchor.english[0]
        if (
            place > verb.end
            and not re.search(r",(?!\d)|\bto [a-z]", _ASIDE.sub(" ", text[verb.end : place]))
            and verb.governs(place)
            and _is_ahead(figure.source, evidence.date)
            and re.search(
                r"\b(?:in|by|on|at|from|during|before)\s+(?:early\s+|late\s+|mid-)?(?:the\s+)?$",
                text[:place],
            )
        ):
            return figure.claim.source
    return ""


def _by_year_end(verb: Verb, text: str, pairing: Pairing, planned: set[int]) -> str:
    """The end of this year behind a verb, if what the source says of it is planned alone."""
    found = next(
        (
            m
            for start, end in verb.parts
            for m in _BY_YEAR_END.finditer(text, max(start, verb.end), end)
        ),
        None,
    )
    there = {n for n, clause in enumerate(pairing.chinese) if _YEAR_END.search(clause.text)}
    return found.group() if found and there and there <= planned else ""


def _is_ahead(quantity: Quantity, date: dt.date | None) -> bool:
    """Whether a date lies behind the record's: all of it, or the end of the year that is told."""
    if quantity.kind not in {Kind.DATE, Kind.PERIOD} or not (
        date and quantity.start and quantity.end
    ):
        return False
    ends = re.search(r"[底末]$", quantity.source) and quantity.end > date
    return quantity.start > date or bool(ends)


def planned_clauses(pairing: Pairing, evidence: Evidence) -> set[int]:
    """Find the clauses of the source that are about the future."""
    source, found = evidence.source, set[int]()
    ahead = [
        start
        for start, quantity in evidence.placed_quantities
        if _is_ahead(quantity, evidence.date)
    ]
    previous = ""
    for number, clause in enumerate(pairing.chinese):
        goes_on = (
            number - 1 in found
            and source[clause.start - 1] in "，,"
            and not _OTHERWISE.search(clause.text)
        )
        goes_on = goes_on or (number - 1 in found and bool(_IF_THERE.search(previous)))
        previous = clause.text
        told = FUTURE.search(clause.text) or _will(clause.text) or clause.holds(ahead)
        told = told or _is_season_ahead(clause.text, evidence.date)
        if not _DONE.search(clause.text) and (told or goes_on):
            found.add(number)
    return found


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
