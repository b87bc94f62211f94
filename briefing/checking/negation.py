"""What the source denies, the statement denies; and it denies nothing else.

A clause of the statement that renders a clause with a denial must deny, too. It renders it if the
two are tied most (``clauses``), or if it tells what stands behind the denial and nowhere else.
Where no clause can be told to render it, a statement that is long enough to tell everything must
hold a denial somewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors, name_anchors, spoken_of
from briefing.checking.clauses import code_anchors, paired
from briefing.checking.denied import CONDITION, denied_by_ellipsis
from briefing.language.denial import denials

if TYPE_CHECKING:
    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence
    from briefing.language.denial import Denial

# That the answer gives no outlook or doesn't say is nothing that the source has to deny.
_PLAIN = re.compile(
    r"(?<!gives )(?<!give )(?<!gave )\b(?:not|no(?!\.| (?:more|less|fewer|later|higher|lower) than)"
    r"|never|cannot|without|neither|nor)\b"
    r"(?! say| give| how| what| when| whether| stated)|n't\b(?! say| give)",
    re.I,
)
# What a plain denial of English may render.
_ANY = re.compile(
    r"[不未无没非否停禁缺难免仅只除暂终弃零]|处于|正在|待|弱|取消|退出|拒绝|以外|脱离|空白"
    r"|少于|低于|持平|以[内下]|才|要到|最[早快]|方可"
)
_EARLIEST = re.compile(
    r"(?:最早|最快)[^，。；]{0,4}?(?:(?P<year>明年)|[\d一二三四五六七八九十上下今])"
)
# With what stands ahead in the clause, as far as the figure behind.
_BEFORE = re.compile(r"[^,;]*\b(?P<time>before (?:the )?(?:(?P<year>next year)|[\w ]{1,24}))")
_WHOLE = 0.4
"""English words for a Chinese character, from which on a statement tells everything."""
_LESS = 0.91
"""Share of a tie below which another one is weaker, and not just out of its place."""
_BESIDE = 0.25
"""Share of a clause's strongest tie that ties it to a denial that it may be telling beside."""
_FIRM = 0.85
"""What ties a clause to one with a denial at the least: a topic that nothing else holds."""
_CLAUSE = 6
"""Words of a clause that can tell something by itself."""
_MANY = 8
"""Clauses of a source from which on a single topic doesn't tell which of them is spoken of."""
# Orders that aren't priced: what is denied of a noun is seldom told by itself.
_ATTRIBUTE = re.compile(r"(?:未|不|无法|难以)[^，。；没有]{1,8}的(?!情[形况])")
_UNLESS = re.compile(r"\b(?:[Uu]nless|on pain)\b")
_IF = re.compile(r"\b(?:[Ii]f|[Oo]nce|[Ww]ithout)\b[^,;.]*")
# Is unable to say when the licence comes.
_OBJECT = re.compile(r"\W*(?:when|whether|how|why|what|that|if|where|who|because)\b")
_SPOKEN_OF = 0.5
"""Share of what stands behind a denial that must be told for it to be spoken of."""


def wrong_negations(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a denial that was dropped, and one that was added."""
    source = evidence.source
    pairing = paired(text, evidence)
    for number, clause in enumerate(pairing.chinese):
        for denial in denials(clause.text):
            if CONDITION.search(clause.text) and (
                denial.ceasing or _UNLESS.search(text) or _is_if(denial, text)
            ):
                continue
            if _is_dropped(number, denial, pairing, text, evidence):
                said = clause.text[denial.start :]
                return (f'the cited sentences deny it ("{said}"), the statement doesn\'t',)
    if not _ANY.search(source) and (word := _PLAIN.search(text)):
        return (f'it says "{word.group()}" where the cited sentences deny nothing',)
    return _before_the_earliest(text, evidence)


def _before_the_earliest(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find what comes before a time that is the earliest in the source (最早明年)."""
    earliest = _EARLIEST.search(evidence.source)
    before = _BEFORE.search(text)
    if earliest is None or before is None or _PLAIN.search(before.group()):
        return ()
    same = any(
        before.start() <= figure.claim.span.start < before.end()
        and earliest.start() <= figure.anchor.chinese[0] < earliest.end()
        for figure in figure_anchors(text, evidence)
    ) or (earliest["year"] and before["year"])
    said = f'it says "{before["time"]}" where the cited sentences say "{earliest.group()}"'
    return (said,) if same else ()


def _is_dropped(
    number: int, denial: Denial, pairing: Pairing, text: str, evidence: Evidence
) -> bool:
    clause = pairing.chinese[number]
    if denied_by_ellipsis(number, pairing):
        return False
    telling = _telling(clause.start + denial.start, clause.end, pairing, text, evidence)
    if not telling and not _ATTRIBUTE.match(clause.text, denial.start):
        telling = tuple(e for e in pairing.renders(number) if _is_the_one(e, number, pairing))
    if telling:
        return not any(denial.told.search(_with_free(e, pairing)) for e in telling)
    free = any(
        not pairing.rendered(e) and len(clause.text.split()) >= _CLAUSE
        for e, clause in enumerate(pairing.english)
    )
    if len(pairing.chinese) == 1 or (free and tells_all(text, evidence.source)):
        return not denial.told.search(text)
    return False


def _is_if(denial: Denial, text: str) -> bool:
    return any(denial.told.search(match.group()) for match in _IF.finditer(text))


def _is_the_one(english: int, number: int, pairing: Pairing) -> bool:
    """Whether an English clause renders one Chinese clause before any other that denies nothing."""
    ties = pairing.ties[english]
    return ties[number] >= _FIRM and all(
        ties[other] < _LESS * ties[number] or denials(pairing.chinese[other].text)
        for other in pairing.rendered(english)
        if other != number
    )


def _telling(
    start: int, end: int, pairing: Pairing, text: str, evidence: Evidence
) -> tuple[int, ...]:
    """The English clauses that tell most of what stands behind a denial and nowhere else."""
    sure = [
        anchor.english
        for anchor in (
            *(figure.anchor for figure in figure_anchors(text, evidence)),
            *name_anchors(text, evidence),
            *code_anchors(text, evidence),
        )
        if anchor.text not in evidence.company
        and all(start <= place < end for place in anchor.chinese)
    ]
    within = [
        topic
        for topic in spoken_of(text, evidence)
        if any(start <= place < end for place in topic.chinese)
    ]
    known = [topic.english for topic in within if topic.english]
    own = [
        topic.english
        for topic in within
        if topic.english and all(start <= place < end for place in topic.chinese)
    ]
    if not sure and len(own) < 2 and len(pairing.chinese) > _MANY:
        return ()
    if not sure and (not own or len(known) < _SPOKEN_OF * len(within)):
        return ()
    number = pairing.chinese_at(start)
    told = [
        sum(clause.holds(places) for places in (*sure, *own))
        if sure or pairing.ties[e][number] >= _BESIDE * max(pairing.ties[e])
        else 0
        for e, clause in enumerate(pairing.english)
    ]
    return tuple(e for e, count in enumerate(told) if count and count == max(told))


def tells_all(text: str, source: str) -> bool:
    """Whether a statement is long enough to tell everything that its source says."""
    return len(text.split()) >= _WHOLE * len(re.sub(r"\s", "", source))


def _with_free(english: int, pairing: Pairing) -> str:
    """A clause with those beside it that render nothing, which may be parts of it."""
    near = [
        other
        for other in (english - 1, english, english + 1)
        if other == english
        or (
            0 <= other < len(pairing.english)
            and not pairing.rendered(other)
            and len(pairing.english[other].text.split()) <= _CLAUSE
        )
    ]
    if _OBJECT.match(pairing.english[english].text):
        near = [*range(max(0, english - 1), english), *near]
    return " ".join(pairing.english[other].text for other in near)
