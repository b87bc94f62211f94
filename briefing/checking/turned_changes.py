"""A word of change stands for the contrary of what the clause says that it renders.

``direction`` compares how near words of change stand to what both texts hold; here the clause of
the source is looked for that speaks of what stands around the word, by its part of the statement
(``verbs``). If that clause has words of the contrary way alone, the change is turned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.clauses import paired, weighted
from briefing.checking.direction import goes_both_ways_alike
from briefing.checking.led import led_changes
from briefing.checking.located import clauses_at
from briefing.language.scales import ways

if TYPE_CHECKING:
    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence
    from briefing.language.scales import Way

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
# A clause that only gives the figure of the one before it.
_BARE_FIGURE = re.compile(r"\s?(?:[是为到达约至仅]|只有)")
# Goes on with what the clause before speaks of.
_GOES_ON = re.compile(r"\s?(?:较|同比|环比|比|[增降涨跌升减]幅|由|从|且|并)")
_TOPIC = 2
"""Characters of a clause's subject that the next may begin with again."""
# Raises prices or cuts costs: the clause that is found may be that of the other verb.
_COORDINATE = re.compile(r"\b(?:and|or)\s+(?:\w+ly\s+)?$")
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
    led = {change.place for change in led_changes(text)}
    alike = goes_both_ways_alike(text, evidence.source)
    problems = []
    for way in ways():
        for word in way.english.finditer(text):
            if word.start() in led or (alike and _COORDINATE.search(text[: word.start()])):
                continue
            numbers = clauses_at(word, text, evidence)
            if _BOTH_WAYS.search(text[: word.start()]) or _of_what_is_not_told(
                word, text, evidence
            ):
                continue
            said = _said(numbers, way, pairing, evidence)
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
    noun_follows = re.match(r" (?!(?:than|renminbi|yuan|dollar)\b)[a-z]{4,}", text[word.end() :])
    return bool(noun_follows) and not any(place in noun for place in held)


def _said(numbers: tuple[int, ...], way: Way, pairing: Pairing, evidence: Evidence) -> str:
    """The clauses that are rendered, with the one that they go on with if that has the words.

    Returns:
        The whole source where it isn't clear which clauses are rendered.
    """
    if not numbers:
        return evidence.source
    said = "，".join(pairing.chinese[number].text for number in numbers)
    if way.contrary.search(said) or way.chinese.search(said):
        return said
    if numbers[0] and _BARE_FIGURE.match(said):
        return pairing.chinese[numbers[0] - 1].text + said
    for behind in pairing.chinese[numbers[-1] + 1 : numbers[-1] + 2]:
        if _GOES_ON.match(behind.text) or behind.text.strip()[:_TOPIC] in said:
            return said + behind.text
    return said
