"""What an English statement and its Chinese source both hold, and where each holds it.

Words of two languages can't be compared, but their neighbourhoods can. What both texts hold - a
figure, a name, a topic of the vocabulary - is an anchor with places in each. Of two things of one
sort, each must be the nearer one to the same anchors in both texts; if it is the other way round,
they have changed places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language.dictionary import rendered
from briefing.language.glossary import NameKind
from briefing.language.quantities import differs, find_english
from briefing.language.vocabulary import topics

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence
    from briefing.language.glossary import NameMatch
    from briefing.language.vocabulary import Topic
    from briefing.models.quantity import Quantity

_REMEMBERED = 64
"""Statements of which anchors are kept: the rules for one ask for them a dozen times."""
_BREAK = 25
"""Code points that a clause's end counts for in a distance."""
_ENGLISH_BREAKS = re.compile(r"[,;:.](?!\d)|\b(?:while|but|and|because|although|against|as|with)\b")
_SUBJECT_BREAKS = re.compile(r"[,;:.](?!\d)|\b(?:while|but|and|because|although|against)\b")
_CHINESE_BREAKS = re.compile(r"[，；：。、！？\n]|(?<!\d),|,(?!\d)")
CHINESE_CLAUSE = re.compile(r"(?:[^，；：。！？,;\n]|(?<=\d),(?=\d{3}))+")
_COMPANY = re.compile(r"公司|我们|我司")
_BEHIND = 2
"""How many times as far a Chinese word counts that follows what it belongs to."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One thing that both texts hold, with its places in each (code points, none empty)."""

    text: str
    english: tuple[int, ...]
    chinese: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureAnchor:
    """A figure of the statement and the only figure of the source that bears it out."""

    claim: Quantity
    source: Quantity
    anchor: Anchor


@lru_cache(maxsize=_REMEMBERED)
def figure_anchors(text: str, evidence: Evidence) -> tuple[FigureAnchor, ...]:
    """Pair the figures of both texts; one that several of the source bear out is left out.

    Where none bears it out as it is told, that with the same number does (9 kWh for 9 度).
    """
    sources = evidence.placed_quantities
    found = []
    for claim in find_english(text):
        bearing = [(start, source) for start, source in sources if not differs(claim, source)]
        bearing = bearing or [item for item in sources if _of_one_number(claim, item[1])]
        if len(bearing) == 1:
            ((start, source),) = bearing
            anchor = Anchor(claim.source, (claim.span.start,), (start,))
            found.append(FigureAnchor(claim, source, anchor))
    return tuple(found)


def _of_one_number(claim: Quantity, source: Quantity) -> bool:
    return claim.low is not None and (claim.low, claim.high) == (source.low, source.high)


_NO_PARTY = {NameKind.TERM, NameKind.PERSON}


@lru_cache(maxsize=_REMEMBERED)
def name_anchors(text: str, evidence: Evidence) -> tuple[Anchor, ...]:
    """Pair the names of both texts but those of people, the company itself included."""
    found: dict[str, tuple[set[int], set[int]]] = {}
    for match in evidence.glossary.find_english(text):
        if match.entry.kind in _NO_PARTY:
            continue
        name = shown_name(match, text, evidence)
        chinese = {start for start, other in evidence.placed_names if other.entry.en == name}
        if name in evidence.company:
            chinese |= {own.start() for own in _COMPANY.finditer(evidence.source)}
        places = found.setdefault(name, (set(), set()))
        places[0].add(match.span.start)
        places[1].update(chinese)
    return tuple(
        Anchor(name, tuple(sorted(english)), tuple(sorted(chinese)))
        for name, (english, chinese) in found.items()
        if chinese
    )


def shown_name(match: NameMatch, text: str, evidence: Evidence) -> str:
    """What the glossary calls a name; Japan isn't 日韩 where 日本 is cited."""
    shown = text[match.span.start : match.span.end]
    cited = any(other.entry.en == shown for _, other in evidence.placed_names)
    return shown if cited else match.entry.en


@lru_cache(maxsize=_REMEMBERED)
def spoken_of(text: str, evidence: Evidence) -> tuple[Topic, ...]:
    """The topics of either text; the words of names are none (Nuanju Home Appliances)."""
    return topics(*_unnamed(text, evidence), evidence.terms)


def _unnamed(text: str, evidence: Evidence) -> tuple[str, str]:
    """Both texts with blanks for their names."""
    source = evidence.source
    for match in evidence.glossary.find_english(text):
        text = _blanked(text, match.span.start, match.span.end)
    for start, match in evidence.placed_names:
        if match.entry.kind is not NameKind.TERM:
            source = _blanked(source, start, start + match.span.end - match.span.start)
    return text, source


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


@lru_cache(maxsize=_REMEMBERED)
def topic_anchors(text: str, evidence: Evidence) -> tuple[Anchor, ...]:
    """Pair the topics of both texts."""
    return tuple(
        Anchor("", topic.english, topic.chinese)
        for topic in spoken_of(text, evidence)
        if topic.english and topic.chinese
    )


@lru_cache(maxsize=_REMEMBERED)
def word_anchors(text: str, evidence: Evidence) -> tuple[Anchor, ...]:
    """Pair the topics of both texts, and the words that a dictionary gives for each other."""
    known = topic_anchors(text, evidence)
    taken = {place for anchor in known for place in anchor.english}
    words = (
        Anchor("", english, chinese)
        for english, chinese in rendered(*_unnamed(text, evidence))
        if not taken & set(english)
    )
    return (*known, *words)


def in_one_clause(one: int, other: int, text: str) -> bool:
    """Tell whether no clause of an English text ends between two places."""
    low, high = sorted((one, other))
    return not _SUBJECT_BREAKS.search(text, low, high)


def is_place_in(one: Anchor, other: Anchor, text: str) -> bool:
    """Tell whether one name is followed by what it lies in: Bandung, Indonesia."""
    return any(text.startswith(f", {other.text}", p + len(one.text)) for p in one.english)


def belonging(
    one: Anchor,
    other: Anchor,
    anchors: tuple[Anchor, ...],
    texts: tuple[str, str],
    behind: tuple[int, int] = (1, _BEHIND),
) -> float:
    """How well two things keep to the same anchors in both texts.

    Args:
        texts: the English and the Chinese one.
        behind: for each text, how many times as far an anchor counts that stands on the far side:
            behind the thing for figures.

    Returns:
        Above 0 if both stand by the same anchors, below 0 if each stands by the other's.
    """
    total = 0.0
    for anchor in anchors:
        english = _leaning(one.english, other.english, anchor.english, texts[0], behind[0])
        chinese = _leaning(one.chinese, other.chinese, anchor.chinese, texts[1], behind[1])
        total += english * chinese
    return total


def _leaning(
    one: tuple[int, ...], other: tuple[int, ...], anchors: tuple[int, ...], text: str, behind: int
) -> float:
    """From -1 to 1: 1 if the anchor is at the first thing, -1 if at the other one."""
    near, far = (
        min(distance(place, anchor, text, behind) for place in places for anchor in anchors)
        for places in (one, other)
    )
    return (far - near) / (far + near) if far + near else 0.0


def distance(place: int, anchor: int, text: str, behind: int = 1) -> float:
    """Code points between a thing and an anchor, clause ends and the far side counted more."""
    breaks = _ENGLISH_BREAKS if text.isascii() else _CHINESE_BREAKS
    low, high = sorted((place, anchor))
    length = high - low + _BREAK * len(breaks.findall(text, low, high))
    return float(length * (behind if anchor > place else 1))
