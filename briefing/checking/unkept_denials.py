"""A verb of the statement that tells what the source denies is denied, too, and as often.

``negation`` looks at whole clauses; here each verb is held against the clauses that it tells
(``saying``). Where a clause denies twice (takes on no project without a connection), so does the
statement, or not at all: with one of the two it says the contrary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.clauses import paired
from briefing.checking.saying import said_in
from briefing.checking.verbs import Told, Verb, verbs
from briefing.language.denial import denials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.checking.clauses import Clause
    from briefing.checking.evidence import Evidence
    from briefing.language.denial import Denial

_CONDITION = re.compile(r"如果|若(?!干)|一旦|假如|倘若|不到就")
# A denial of what a noun is is told beside it, not by the verb.
_ATTRIBUTE = re.compile(r"未(?!来)[^，。；]{1,4}的(?!情)")
# No longer being a condition: what follows is said.
_ONCE = re.compile(r"(?:之?[后前]|时|以来)\s*$")
_WITH = re.compile(r"\b[Ww]ith(?= (?:an?|some|any|the|other|new)\b)")
_NEGATIVE = re.compile(
    r"\b(?:not|no(?! (?:more|less|fewer|later|earlier|higher|lower) than)|never|none|neither|nor"
    r"|without|cannot"
    r"|nothing|yet to|fail\w*|lack\w*|unable|un(?!der|it|ion|iq|iv|if|til|less|iform"
    r"|anim)[a-z]{3,})\b|n't\b"
)
_RULED_OUT = re.compile(r"(?<!not )(?<!n't )\b(?:ruled|rules?) out\b")
# Nothing is denied but that it is ruled out, or nothing at all.
_MAY_BE = re.compile(
    r"不排除|^(?!.*(?:排除|否|不会|不再|不存在|没有|无|未|不考虑)).*可能", re.DOTALL
)
_MANY = 12
"""Clauses of a source from which on what both hold no longer tells which of them is rendered."""
_JOINED = re.compile(r"[、和及且也或又并而]")


def unkept_denials(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find verbs that say what the cited sentences deny."""
    if (word := _RULED_OUT.search(text)) and _MAY_BE.search(evidence.source):
        return (f'it says "{word.group()}" where the cited sentences say that it may be',)
    pairing = paired(text, evidence)
    if len(pairing.chinese) > _MANY:
        return ()
    denied = {number: found for number, found in enumerate(map(_denied, pairing.chinese)) if found}
    since = {n: pairing.chinese[n].start + found[0].start for n, found in denied.items()}
    for verb in _heads(text) if denied else ():
        number = said_in(verb, since, pairing, text, evidence)
        if number is None:
            continue
        said = _with_matrix(verb, text)
        clause = pairing.chinese[number].text
        told = [denial for denial in denied[number] if denial.told.search(said)]
        twice = len(denied[number]) == 2 and not _JOINED.search(
            clause, denied[number][0].end, denied[number][1].start
        )
        if not told or (twice and len(_NEGATIVE.findall(said)) == 1):
            said_there = clause[denied[number][0].start :]
            return (f'the cited sentences deny it ("{said_there}"), the statement doesn\'t',)
    return ()


def _denied(clause: Clause) -> list[Denial]:
    if _CONDITION.search(clause.text) or _ONCE.search(clause.text):
        return []
    return [
        denial
        for denial in denials(clause.text)
        if not denial.ceasing and not _ATTRIBUTE.match(clause.text, denial.start)
    ]


def _heads(text: str) -> Iterator[Verb]:
    """The verbs, and what stands behind "with" as if it had one."""
    for verb in verbs(text):
        yield verb
        for start, end in verb.parts:
            found = _WITH.search(text, start, end)
            if found and not _NEGATIVE.search(text[start : found.start()]):
                comma = re.compile(r",(?!\d)").search(text, found.end(), end)
                part = (found.start(), comma.start() if comma else end)
                yield Verb(Told.PLAIN, found.start(), found.end(), (part,))


def _with_matrix(verb: Verb, text: str) -> str:
    """What a verb says, with the verb that it is the object of (is unable to say when …)."""
    said = " ".join(text[start:end] for start, end in verb.parts)
    start = min(start for start, _ in verb.parts)
    if re.match(
        r"\W*(?:when|whether|how|why|what|that|if|where|which|who|until|before|because)\b",
        text[start:],
    ):
        before = [other for other in verbs(text) if other.end <= start]
        said = f"{text[before[-1].parts[0][0] : start] if before else ''} {said}"
    return said
