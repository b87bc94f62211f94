"""A verb of the statement that tells what the source denies is denied, too, and as often.

``negation`` looks at whole clauses; here each verb is held against the clauses that it tells
(``saying``). Where a clause denies twice (takes on no project without a connection), so does the
statement, or not at all: with one of the two it says the contrary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.clauses import paired
from briefing.checking.denied import plainly_denied
from briefing.checking.negation import tells_all
from briefing.checking.saying import said_in
from briefing.checking.sequence import begins_clause, in_sequence
from briefing.checking.verbs import Told, Verb, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.checking.evidence import Evidence
    from briefing.checking.sequence import Sequence
    from briefing.language.denial import Denial

_WITH = re.compile(r"\b[Ww]ith(?= (?:an?|some|any|the|other|new)\b)")
_NEGATIVE = re.compile(
    r"\b(?:not|no(?! (?:more|less|fewer|later|earlier|higher|lower) than)|never|none|neither|nor"
    r"|without|cannot"
    r"|nothing|yet to|fail\w*|lack\w*|unable|un(?!der|it|ion|iq|iv|if|til|less|iform"
    r"|anim|blind|load|lock|veil|pack|wind|fold|wrap)[a-z]{3,})\b|n't\b"
)
_RULED_OUT = re.compile(r"(?<!not )(?<!n't )\b(?:ruled|rules?) out\b")
# Nothing is denied but that it is ruled out, or nothing at all.
_MAY_BE = re.compile(
    r"不排除|^(?!.*(?:排除|否|不会|不再|不存在|没有|无|未|不考虑)).*可能", re.DOTALL
)
_OBJECT = re.compile(
    r"\W*(?:when|whether|how|why|what|that|if|where|which|who|until|before|because|with any"
    r"|whose|or|nor)\b"
)
_SAID = re.compile(r"\W*(?:whether|how|why|what|that)\b")
_SURE, _SURER = -0.25, 1.5
"""From which on a part without a denial tells a clause that denies; the same where much is left
out, so that the order of the clauses says little."""
_NOWHERE = -2.1
"""The same where the statement tells everything and denies nothing at all."""
# What denies without a word for it.
_REST = re.compile(r"\b(?:the (?:rest|others?|remainder)|only|mere(?:ly)?|just|also|bans?|same)\b")
_BESIDE = -1.5
"""The same for the part beside it that may tell the rest of that clause."""
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
    denied = {
        number: found for number, found in enumerate(map(plainly_denied, pairing.chinese)) if found
    }
    since = {n: pairing.chinese[n].start + found[0].start for n, found in denied.items()}
    if not denied:
        return ()
    laid = in_sequence(text, evidence)
    for verb in _heads(text):
        number = said_in(verb, since, pairing, text, evidence)
        if number is None or _is_told_by_another(verb, number, laid, denied[number], text):
            continue
        said = _with_matrix(verb, text)
        clause = pairing.chinese[number].text
        told = [denial for denial in denied[number] if denial.told.search(said)]
        twice = len(denied[number]) == 2 and not _JOINED.search(
            clause, denied[number][0].end, denied[number][1].start
        )
        once = len(_NEGATIVE.findall(said)) == 1 and not any(
            denial.told.search(_NEGATIVE.sub("", said)) for denial in told
        )
        if not told or (twice and once):
            said_there = clause[denied[number][0].start :]
            return (f'the cited sentences deny it ("{said_there}"), the statement doesn\'t',)
    return _out_of_sequence(laid, denied, text, evidence)


def _is_told_by_another(
    verb: Verb, clause: int, laid: Sequence, denied: list[Denial], text: str
) -> bool:
    """Whether the part that is laid on a clause denies it, and isn't the verb's."""
    everything = range(len(laid.clauses))
    own = laid.part_at(verb.start)
    return laid.best(own, everything) != clause and any(
        laid.best(part, everything) == clause
        and any(denial.told.search(laid.parts[part].words(text)) for denial in denied)
        for part in range(len(laid.parts))
        if part != own
    )


def _out_of_sequence(
    laid: Sequence, denied: dict[int, list[Denial]], text: str, evidence: Evidence
) -> tuple[str, ...]:
    """Find a part that tells what is denied, by all parts together, where none denies it."""
    said = [_with_main(number, laid, text) for number in range(len(laid.parts))]
    own = [laid.best(number, range(len(laid.clauses))) for number in range(len(said))]
    whole = tells_all(text, evidence.source)
    denies = any(denial.told.search(text) for found in denied.values() for denial in found)
    sure = (_SURE if denies or _REST.search(text) else _NOWHERE) if whole else _SURER

    def tells(part: int, clause: int) -> bool:
        return any(denial.told.search(said[part]) for denial in denied[clause])

    for part in range(len(said)):
        free = [clause for clause in denied if not tells(part, clause)]
        if not free or laid.surer(part, free) < sure:
            continue
        clause = laid.best(part, free)
        elsewhere = any(
            tells(other, clause)
            and (
                own[other] == clause
                or (
                    abs(other - part) == 1
                    and own[other] not in denied
                    and (
                        laid.surer(other, [clause]) > _BESIDE
                        or _NEGATIVE.search(laid.parts[other].words(text))
                    )
                )
            )
            for other in range(len(said))
            if other != part
        )
        if not elsewhere:
            start = denied[clause][0].start
            there = laid.clauses[clause].text[start:]
            return (f'the cited sentences deny it ("{there}"), the statement doesn\'t',)
    return ()


def _with_main(number: int, laid: Sequence, text: str) -> str:
    """What a part says, with the part that it is the object of, and with its own object."""
    said = laid.parts[number].words(text)
    behind = laid.parts[number + 1].words(text) if number + 1 < len(laid.parts) else ""
    if _SAID.match(behind):
        said = f"{said} {behind}"
    if number and _OBJECT.match(said):
        return f"{laid.parts[number - 1].words(text)} {said}"
    return said


def _heads(text: str) -> Iterator[Verb]:
    """The verbs, and what stands behind "with" as if it had one."""
    for verb in verbs(text):
        if begins_clause(text, verb.parts[0][0]):
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
    if _OBJECT.match(text, start):
        before = [other for other in verbs(text) if other.end <= start]
        said = f"{text[before[-1].parts[0][0] : start] if before else ''} {said}"
    return said
