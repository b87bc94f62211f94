"""What is planned or expected isn't told as done, and what is done isn't told as planned.

A verb of the statement that tells something as done (``verbs``) must not be said of what clauses of
the future (``planned``) hold and no others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.checking.clauses import paired
from briefing.checking.denied import plainly_denied
from briefing.checking.negation import tells_all
from briefing.checking.planned import FUTURE, clauses_going_on, is_ahead, planned_clauses
from briefing.checking.saying import said_in
from briefing.checking.sequence import in_sequence
from briefing.checking.verbs import Told, verbs

if TYPE_CHECKING:
    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence
    from briefing.checking.verbs import Verb

_FUTURE_AT_ALL = re.compile(
    r"[预将拟望会可若待应需要能即]|计划|规划|目标|争取|如果|未来|后续|准备|考虑|年内|明年"
    r"|指引|打算|安排|承诺|尚未|继续"
    r"|(?<!能)够用?到|下一步|[底末]之?前|筹|意向|建议|力[求争]|今年|下半年|[春夏秋冬]季|持续|正在|布局|推进|定于|择机|届时"
)
_GOES_ON = re.compile(
    r"\b(?:being|under|ongoing|on-going|progress\w*|still|stage\w*|phase\w*|now|current\w*"
    r"|continu\w*|kept|keeps?|yet|not"
    r"|remain\w*|underway|under way|so far|go(?:es)? on|proceed\w*|pending|talks?|process"
    r"|early|since|(?:is|are|been) \w+ing|ha(?:s|ve) been (?:in|under|at|on))\b|n't\b",
    re.I,
)
# What is told with these in the past or as complete need not be done.
_NOT_DONE = re.compile(
    r"\b(?:yet|never|nor|neither|(?:ha[sd]|have|did|do|does|is|are|was|were|be|been|but|or|and) not"
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
_YEAR_END = re.compile(r"(?<![去前上]年)(?<!半)(?:年底|年末|年内|全年|下半年)")
# What parts a date from a verb, and what makes of a participle no more than a noun's.
_APART = re.compile(r",(?!\d)|\bto [a-z]|\b(?:because|owing|given|ahead)\b")
_AUXILIARY = "and|or|was|were|ha[sd]|have|is|are"
_WITH = re.compile(rf"\bwith (?:(?!(?:{_AUXILIARY})\b)\w+ ){{1,4}}(?!(?:{_AUXILIARY})\b)\w+")
_ASIDE = re.compile(r",[^,;.]{1,30},\s")
# What is done with a plan, and what the source must say for it.
_WITH_A_PLAN = (
    (r"approv\w*|clear(?:ed|ance)|pass(?:es|ed)", r"批|核准|通过|审议|同意|许可|获得|取得|拿到"),
    (r"agree[ds]?|agreement\w*", r"同意|协议|达成|约定|一致|签|合同|共识"),
    (r"sign(?:s|ed)|contract\w*", r"签|合同|协议|订"),
    (r"appl(?:y|ied)|fil(?:es|ed)|submitted", r"申请|提交|递交|申报|报|备案"),
    (r"chosen", r"决定|决议|定|选"),
    (r"allocated|earmarked|reserved|set aside", r"安排|预留|拨|用于|准备"),
    (
        r"begun|began|start(?:s|ed)|enter(?:s|ed)|launched|moved (?:on )?(?:in)?to|reached",
        r"启动|开始|起|进入|开展|着手|开工",
    ),
    (r"announce[ds]|disclose[ds]|publish(?:ed|es)", r"公告|披露|公布|发布|宣布"),
    (r"ordered|won|received", r"订|中标|获|收到|取得|拿|接"),
)
_PUT_OFF = (
    (r"postpon\w*|delay\w*|put (?:off|back)|defer\w*|pushed back", r"推迟|延|晚|顺|后移|暂缓|搁置"),
    (r"brought forward", r"提前|提早"),
    (r"decided|resolved", r"决定|决议|议定|定于"),
    (r"undert(?:aken|ook)|promis\w*|pledg\w*|commit\w*", r"承诺|保证"),
)
_AHEAD = re.compile(
    r"\b(?:will|won(?=')|expects?|is expected|are expected|plans? to|intends?|aims?)\b"
)
_COSTS, _TO_COST = re.compile(r"\s+(?:cost|total|require)\b"), re.compile(r"总投资|投资总额")
_NOT = re.compile(r" not\b|'t\b")
# No notice that somebody will sell.
_OF_NOTHING = re.compile(r"\b(?:no|not|never|without)\b[^,;.]*\b(?:that|whether)\b[^,;.]*$")
# What is planned may have a reason in the past, which the source tells in the same clause.
_REASON = re.compile(r"\W*(?:as|because|since|after|given)\b")
_FINISHED = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Aa]) (?:completed|finished)\b")
_FINISHED_THERE = re.compile(r"完成|竣工|完工|建成|落成|交割")
_SURE, _SURER = 0.2, 2.0
"""From which on what is told as done is laid on clauses of the future (``sequence``); the same
where much is left out."""
_MANY = 20
"""Clauses of a source from which on what both hold no longer tells which of them is rendered."""


def wrong_tenses(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a plan that is told as done, and a fact that is told as a plan."""
    return _told_as_plan(text, evidence) or _told_as_done(text, evidence)


def _told_as_plan(text: str, evidence: Evidence) -> tuple[str, ...]:
    if _speaks_of_the_future(evidence):
        return ()
    denies = any(plainly_denied(clause) for clause in paired(text, evidence).chinese)
    for word in _AHEAD.finditer(text):
        # That something isn't done may be said of the future in the present (三号坞我们不扩).
        not_done = denies and _NOT.match(text, word.end())
        costs = _COSTS.match(text, word.end()) and _TO_COST.search(evidence.source)
        if not (not_done or costs or _OF_NOTHING.search(text[: word.start()])):
            return (f'it says "{word.group()}" where the cited sentences speak of no plan',)
    return ()


def _told_as_done(text: str, evidence: Evidence) -> tuple[str, ...]:
    pairing = paired(text, evidence)
    if len(pairing.chinese) > _MANY:
        return ()
    planned = planned_clauses(pairing, evidence)
    going_on = clauses_going_on(pairing)
    certain = "，".join(
        clause.text
        for number, clause in enumerate(pairing.chinese)
        if number not in planned and not re.search(r"[未没无不]", clause.text)
    )
    laid = in_sequence(text, evidence)
    sure = _SURE if tells_all(text, evidence.source) else _SURER
    for verb in verbs(text):
        part = laid.part_at(verb.start)
        said = laid.parts[part].words(text)
        behind = laid.parts[part].words(text, verb.start)
        if not _asserts(verb, said, text) or _is_done_with_a_plan(behind, evidence.source, certain):
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


def _asserts(verb: Verb, said: str, text: str) -> bool:
    """Whether a verb tells something as done: no condition, no plan, nothing beside another."""
    return (
        verb.told is Told.DONE
        and not _is_beside(verb, text)
        and not _IF.search(text[: verb.start])
        and not _NOT_DONE.search(said)
    )


def _speaks_of_the_future(evidence: Evidence) -> bool:
    return any(words.search(evidence.source) for words in (_FUTURE_AT_ALL, FUTURE)) or any(
        is_ahead(quantity, evidence.date) for _, quantity in evidence.placed_quantities
    )


def _is_done_with_a_plan(said: str, source: str, certain: str) -> bool:
    """Whether a verb and what follows is what the source says is done with a plan.

    Args:
        certain: the clauses of the source that plan and deny nothing.
    """
    return any(
        re.search(rf"\b(?:{english})\b", said) and re.search(chinese, where)
        for rows, where in ((_WITH_A_PLAN, certain), (_PUT_OFF, source))
        for english, chinese in rows
    )


def _is_beside(verb: Verb, text: str) -> bool:
    """Whether a participle only adds to what another verb tells (with revenue recognised in …)."""
    return any(
        found.start() < verb.start < found.end() for found in _WITH.finditer(text[: verb.end])
    )


def _ahead(verb: Verb, text: str, evidence: Evidence) -> str:
    """The date behind a verb that lies behind the record's; empty if there is none."""
    for figure in figure_anchors(text, evidence):
        place = figure.anchor.english[0]
        if (
            place > verb.end
            and not _APART.search(_ASIDE.sub(" ", text[verb.end : place]))
            and verb.governs(place)
            and is_ahead(figure.source, evidence.date)
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
