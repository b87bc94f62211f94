"""A word of change stands for the contrary of what the clause says that it renders.

``direction`` compares how near words of change stand to what both texts hold; here the clause of
the source is looked for that speaks of what stands around the word, by its part of the statement
(``verbs``). If that clause has words of the contrary way alone, the change is turned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import distance, figure_anchors
from briefing.checking.clauses import paired, weighted
from briefing.checking.verbs import verbs
from briefing.language.scales import ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence
    from briefing.language.scales import Way

_FAR = 30.0
"""Code points of English at which what both texts hold counts half."""
_LEAST, _MORE = 0.6, 2.0
"""What must tie a word to a clause, and how many times as much as to any other."""
_DENIED = re.compile(
    r"(?:\b(?:neither|nor|not|no|never|cannot|without|unlikely|hardly|yet to)|n't)\s+"
    r"(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# Not until the autumn is in the autumn.
_UNTIL = re.compile(r"[^.;]*?\b(?:until|before)\b")
_DENIED_THERE = re.compile(r"(?:不|没|无(?!人)|未(?!来))[^，。；]{0,10}$")
_BY_WHICH = re.compile(
    r"\b(?:through|with|on|by|from|at|amid|despite|given|owing to|due to)\s+$", re.IGNORECASE
)
# Higher than last year's is said where the source compares.
_THAN = re.compile(r"(?<=er|re|ss)(?:\s\w+){0,2}? than\b")
_COMPARES = re.compile(r"(?<![同环占])比(?!较|例|如|重)|较(?!多|为|大|少)")
# A clause that only gives the figure of the one before it.
_BARE_FIGURE = re.compile(r"\s?[是为到达约至]")
# Goes on with what the clause before speaks of.
_GOES_ON = re.compile(r"\s?(?:较|同比|环比|比|[增降涨跌升减]幅|由|从|且|并)")
_TOPIC = 2
"""Characters of a clause's subject that the next may begin with again."""
# Between a word of change and what it changes by.
_AT = re.compile(
    r"\s(?:by\s)?(?:a\s)?"
    r"(?:(?:about|around|some|nearly|more than|another|further|only|just|merely|mere|roughly"
    r"|almost|over)\s)*"
)
_ADJECTIVE = re.compile(
    r"higher|lower|larger|smaller|fewer|more|better|worse|stronger|weaker|dearer|cheaper",
    re.IGNORECASE,
)
_NOUN = 30
"""Code points behind an adjective within which its noun stands."""
_BOTH_WAYS = re.compile(r"\b(?:neither|nor)\s+(?:\w+\s+){0,3}$")
_MANY = 12
"""Clauses of a source from which on what both hold no longer tells which of them is rendered."""


def turned_changes(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find words of change of which the clause that is rendered says the contrary alone."""
    pairing = paired(text, evidence)
    if not 0 < len(pairing.chinese) <= _MANY:
        return ()
    problems = []
    for way in ways():
        for word in way.english.finditer(text):
            number = _clause_at(word, pairing, text, evidence)
            if _BOTH_WAYS.search(text[: word.start()]) or _of_what_is_not_told(
                word, text, evidence
            ):
                continue
            said = _said(number, way, pairing, evidence)
            found = way.contrary.search(said)
            if not found or way.chinese.search(said):
                continue
            denied_there = bool(_DENIED_THERE.search(said[: found.start()]))
            by_which = _BY_WHICH.search(text[: word.start()])
            if by_which or _is_denied(word, text) is denied_there:
                problems.append(
                    f'it says "{word.group()}" where the cited sentences say "{found.group()}"'
                )
    return tuple(dict.fromkeys(problems))


def _is_denied(word: re.Match[str], text: str) -> bool:
    denied = _DENIED.search(text[: word.start()])
    return bool(denied) and not _UNTIL.match(text, word.end())


def _of_what_is_not_told(word: re.Match[str], text: str, evidence: Evidence) -> bool:
    """Whether something is called higher or lower of which the source says nothing."""
    if not _ADJECTIVE.fullmatch(word.group()):
        return False
    noun = range(word.end(), word.end() + _NOUN)
    held = (place for _, anchor in weighted(text, evidence) for place in anchor.english)
    noun_follows = re.match(r" (?!than\b)[a-z]{4,}", text[word.end() :])
    return bool(noun_follows) and not any(place in noun for place in held)


def _said(number: int | None, way: Way, pairing: Pairing, evidence: Evidence) -> str:
    """The clause that is rendered, with the next if that goes on and has the words; or all."""
    if number is None:
        return evidence.source
    said = pairing.chinese[number].text
    behind = pairing.chinese[number + 1 : number + 2]
    if way.contrary.search(said) or way.chinese.search(said):
        return said
    if number and _BARE_FIGURE.match(said):
        return pairing.chinese[number - 1].text + said
    if not behind:
        return said
    next_one = behind[0].text
    goes_on = _GOES_ON.match(next_one) or next_one.strip()[:_TOPIC] in said
    return said + next_one if goes_on else said


def _clause_at(word: re.Match[str], pairing: Pairing, text: str, evidence: Evidence) -> int | None:
    """The clause of the source that speaks of what stands around a word; None if it isn't clear."""
    for figure in figure_anchors(text, evidence):
        span = figure.claim.span
        behind = _AT.fullmatch(text[word.end() : span.start]) and span.start >= word.end()
        ahead = span.end <= word.start() and not text[span.end : word.start()].strip()
        inside = word.start() <= span.start and span.end <= word.end()
        if behind or ahead or inside:
            return pairing.chinese_at(figure.anchor.chinese[0])
    if _THAN.match(text, word.end()):
        comparing = [n for n, c in enumerate(pairing.chinese) if _COMPARES.search(c.text)]
        if len(comparing) == 1:
            return comparing[0]
    by = next((verb for verb in verbs(text) if verb.governs(word.start())), None)
    if by is None:  # a title
        return None
    score = dict.fromkeys(range(len(pairing.chinese)), 0.0)
    for weight, anchor in weighted(text, evidence):
        near = [
            distance(word.start(), place, text)
            for place in anchor.english
            if by.governs(place) and not word.start() <= place < word.end()
        ]
        numbers = {pairing.chinese_at(place) for place in anchor.chinese}
        if near:
            for number in numbers:
                score[number] += weight / len(numbers) / (1 + min(near) / _FAR)
    first, *others = sorted(score, key=lambda number: -score[number])
    second = score[others[0]] if others else 0.0
    if score[first] >= max(_LEAST, _MORE * second):
        return first
    english = pairing.english_at(word.start())
    alone = english >= 0 and sum(_words(pairing.english[english].text)) == 1
    return _in_order(english, pairing) if alone else None


def _words(clause: str) -> Iterator[int]:
    """1 for each place of a clause where a word of change begins."""
    return (1 for _ in {word.end() for way in ways() for word in way.english.finditer(clause)})


def _in_order(english: int, pairing: Pairing) -> int | None:
    """The clause of the source that stands where an English one does; None if it isn't clear."""
    if english < 0:
        return None
    told = [pairing.rendered(number) for number in range(len(pairing.english))]
    if told[english]:
        return told[english][0] if len(told[english]) == 1 else None
    ahead = next((clauses[-1] for clauses in reversed(told[:english]) if clauses), -1)
    behind = next((clauses[0] for clauses in told[english:] if clauses), len(pairing.chinese))
    return ahead + 1 if behind - ahead == 2 else None
