"""Which clauses of the source speak of what stands around a word of change.

The figure that the change is told with is the surest sign, then a comparison where the source makes
one alone, then what both texts hold in the reach of the word's verb (``verbs``). Where these leave
it open, the clauses of both texts are taken in their order (``clauses``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import distance, figure_anchors, topic_anchors
from briefing.checking.clauses import paired, weighted
from briefing.checking.verbs import verbs
from briefing.language.scales import ways

if TYPE_CHECKING:
    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence

_FAR = 30.0
"""Code points of English at which what both texts hold counts half."""
_LEAST, _MORE = 0.6, 2.0
"""What must tie a word to a clause, and how many times as much as to any other."""
# Between a word of change and what it changes by.
_AT = re.compile(
    r"\s(?:(?:by|of)\s)?(?:a\s)?"
    r"(?:(?:about|around|some|nearly|more than|another|further|only|just|merely|mere|roughly"
    r"|almost|over)\s)*"
)
_NOUN = re.compile(r"increase|reduction|decline|growth|decrease|hike|rises")
_AHEAD = re.compile(r"\b[a-z]+(?=\s$)")
# Higher than last year's is said where the source compares.
_THAN = re.compile(r"(?<=er|re|ss)(?:\s\w+){0,2}? than\b")
_COMPARES = re.compile(r"(?<![同环占])比(?!较|例|如|重)|较(?!多|为|大|少)")


def clauses_at(word: re.Match[str], text: str, evidence: Evidence) -> tuple[int, ...]:
    """Find the clauses of the source that a word of change renders.

    Returns:
        Their places in ``paired(text, evidence).chinese``; empty where it isn't clear.
    """
    pairing = paired(text, evidence)
    place = _of_its_figure(word, text, evidence)
    if place is not None:
        return (pairing.chinese_at(place),)
    place = _of_its_noun(word, text, evidence)
    if place is not None:
        return (pairing.chinese_at(place),)
    if _THAN.match(text, word.end()):
        comparing = [n for n, c in enumerate(pairing.chinese) if _COMPARES.search(c.text)]
        if len(comparing) == 1:
            return (comparing[0],)
    by = next((verb for verb in verbs(text) if verb.governs(word.start())), None)
    if by is None:  # a title
        return ()
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
        return (first,)
    return _in_order(pairing.english_at(word.start()), pairing)


def _of_its_figure(word: re.Match[str], text: str, evidence: Evidence) -> int | None:
    """Where the source has the figure that stands at a word of change."""
    for figure in figure_anchors(text, evidence):
        span = figure.claim.span
        behind = _AT.fullmatch(text[word.end() : span.start]) and span.start >= word.end()
        ahead = span.end <= word.start() and not text[span.end : word.start()].strip()
        inside = word.start() <= span.start and span.end <= word.end()
        if behind or ahead or inside:
            return figure.anchor.chinese[0]
    return None


def _of_its_noun(word: re.Match[str], text: str, evidence: Evidence) -> int | None:
    """Where the source has what a noun of change is of (a tariff increase)."""
    if not _NOUN.fullmatch(word.group()):
        return None
    ahead = _AHEAD.search(text, 0, word.start())
    if ahead is None:
        return None
    places = {
        place
        for anchor in topic_anchors(text, evidence)
        if ahead.start() in anchor.english
        for place in anchor.chinese
    }
    return min(places) if len(places) == 1 else None


def _in_order(english: int, pairing: Pairing) -> tuple[int, ...]:
    """The clauses of the source that stand where an English one does, if it tells one change."""
    if english < 0 or _changes(pairing.english[english].text) > 1:
        return ()
    told = [pairing.rendered(number) for number in range(len(pairing.english))]
    if told[english]:
        return told[english]
    ahead = next((clauses[-1] for clauses in reversed(told[:english]) if clauses), -1)
    behind = next((clauses[0] for clauses in told[english:] if clauses), len(pairing.chinese))
    return (ahead + 1,) if behind - ahead == 2 else ()


def _changes(clause: str) -> int:
    """How many words of change a clause has."""
    return len({word.end() for way in ways() for word in way.english.finditer(clause)})
