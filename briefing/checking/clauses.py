"""Which clause of the source a clause of the statement renders.

Both texts are cut into clauses. What both hold - a figure, a name, a code, a topic of the
vocabulary - ties two clauses together, the more the fewer clauses hold it. A clause of the
statement renders those of the source that it is tied to most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.checking.aligned import (
    CHINESE_CLAUSE,
    Anchor,
    figure_anchors,
    name_anchors,
    topic_anchors,
    word_anchors,
)
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.checking.evidence import Evidence

_BREAK = re.compile(
    r"[;:,](?!\d)|\.(?![\da-z])|\s[-–—]\s|\b(?:while|whereas|but|although|though|because|unless|until"
    r"|since|if|when|where|whose|which|who|so that|so|as(?! well| of\b| planned| much| many| a\b)"
    r"|despite|due to|owing to|given that|after|before|except)\b"
)
_AND = re.compile(r"\b(?:and|or|nor)\b")
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|does|do"
    r"|did|[a-z]{2,}ed|rose|fell|grew|went|sold|bought|spent|made|won|took|began|broke|cut|built"
    r"|became|led|paid|shrank|lost|left|kept|met|got|came|gave|held|put|sent|set|saw|ran|beat"
    r"|holds?|gets?|needs?|plans?|aims?|intends?|expects?|remains?|makes?|takes?|gives?|buys?"
    r"|sells?|suppl(?:y|ies)|uses?|depends?|relies|lies|stands?|accounts?|works?|runs?|owns?"
    r"|comes?|goes|go|contains?|includes?|involves?|supports?|provides?|offers?|requires?|wants?"
    r"|lacks?|fails?|seeks?|hopes?|rises?|falls?|grows?|stays?|keeps?|continues?|believes?|sees?"
    r"|costs|brings|raises|starts|opens|ships|shows|leads|wins|loses|reaches|pays|spends"
    r"|lends|licen[sc]es"
    r"|helps|causes|allows|adds|cuts|covers|serves|turns|stops|ends|begins|meets|faces"
    r"|builds|develops"
    r"|operates|represents|slows|improves|increases|declines|drops|follows|denies|awaits"
    r"|ranks|exceeds"
    r"|succeeds?|replaces|employs|invests|issues|moves|matures?|publishes|delivers|acquires"
    r"|produces"
    r"|(?:up|down)(?= (?:by |about )?(?:RMB |US\$)?\d)|says?|cannot|[a-z]+n't)\b"
)
_NAMED = re.compile(r"\s+(?:those of\s+|that of\s+)?(?:the\s+)?")
_LATIN = re.compile(r"[A-Za-z]*\d[\w.+-]*[A-Za-z]|[A-Za-z][\w.+-]*\d|[A-Z][A-Za-z+&.-]*[A-Z]\w*")
_PLURAL = re.compile(r"(?<=[A-Z\d])s$")
FIGURE, PERIOD, _NAME, _CODE, _TOPIC, _WORD, _OWN = 4.0, 2.0, 2.5, 2.6, 1.0, 0.8, 0.2
"""How strongly a thing ties two clauses; the company itself stands nearly everywhere."""
_LEAD_IN = 5
"""Words of a clause without a known verb; a longer one has another verb."""
_OUT_OF_PLACE = 0.1
"""How much less a tie counts for clauses at opposite ends of their texts."""
_LEAST = 0.3
"""What ties a clause to another at the least."""
_NEAR = 0.75
"""Share of the strongest tie from which a clause counts as rendered, too."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of a text; code points, end exclusive."""

    start: int
    end: int
    text: str

    def holds(self, places: Iterable[int]) -> bool:
        """Tell whether one of some places of the text lies in it."""
        return any(self.start <= place < self.end for place in places)


@dataclass(frozen=True, slots=True)
class Pairing:
    """The clauses of a statement and of its source, and how each two are tied.

    Attributes:
        ties: for each English clause, for each Chinese one, from 0.
        bare: the same without names.
    """

    english: tuple[Clause, ...]
    chinese: tuple[Clause, ...]
    ties: tuple[tuple[float, ...], ...]
    bare: tuple[tuple[float, ...], ...]

    def english_at(self, place: int) -> int:
        """Which English clause a place lies in; -1 if in none."""
        return next((i for i, c in enumerate(self.english) if c.holds((place,))), -1)

    def chinese_at(self, place: int) -> int:
        """Which Chinese clause a place lies in; -1 if in none."""
        return next((i for i, c in enumerate(self.chinese) if c.holds((place,))), -1)

    def rendered(self, english: int) -> tuple[int, ...]:
        """The Chinese clauses that an English one is tied to most; empty if to none."""
        most = max(self.ties[english], default=0.0)
        if most < _LEAST:
            return ()
        return tuple(i for i, tie in enumerate(self.ties[english]) if tie >= _NEAR * most)

    def renders(self, chinese: int, *, in_order: bool = False) -> tuple[int, ...]:
        """The English clauses that render a Chinese one.

        Args:
            in_order: where the texts have as many clauses, those that nothing ties render each
                other in their order.
        """
        found = tuple(e for e in range(len(self.english)) if chinese in self.rendered(e))
        if (
            found
            or not in_order
            or len(self.english) != len(self.chinese)
            or self.rendered(chinese)
        ):
            return found
        return (chinese,)


@lru_cache(maxsize=8)
def paired(text: str, evidence: Evidence, *, by_name: bool = False) -> Pairing:
    """Pair a statement's clauses with those of its source.

    Args:
        by_name: whether each "and" with a name behind it begins a clause (A makes X and B Y).
    """
    anchors = weighted(text, evidence)
    starts = {p for weight, name in anchors if weight in {_NAME, _CODE, _OWN} for p in name.english}
    english = english_clauses(text, starts if by_name else ())
    chinese = tuple(
        Clause(match.start(), match.end(), match.group())
        for match in CHINESE_CLAUSE.finditer(evidence.source)
    )
    unnamed = tuple(
        (weight, anchor) for weight, anchor in anchors if weight in {FIGURE, _TOPIC, _WORD}
    )
    return Pairing(
        english, chinese, _ties(english, chinese, anchors), _ties(english, chinese, unnamed)
    )


def bare_ties(
    text: str, evidence: Evidence, without: tuple[Anchor, ...]
) -> tuple[tuple[float, ...], ...]:
    """How each two clauses of ``paired`` are tied by what isn't left out."""
    pairing = paired(text, evidence)
    anchors = tuple(item for item in weighted(text, evidence) if item[1] not in without)
    return _ties(pairing.english, pairing.chinese, anchors)


def _ties(
    english: tuple[Clause, ...],
    chinese: tuple[Clause, ...],
    anchors: tuple[tuple[float, Anchor], ...],
) -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple(
            _tie(e, c, english, chinese, anchors) * _order(i / len(english), j / len(chinese))
            for j, c in enumerate(chinese)
        )
        for i, e in enumerate(english)
    )


def english_clauses(text: str, names: Iterable[int] = ()) -> tuple[Clause, ...]:
    """Cut an English text into clauses, each with a verb if it can be.

    Args:
        names: where names begin; before an "and" of theirs it is cut in any case.
    """
    named = frozenset(names)
    with_name = {
        match.start()
        for match in _AND.finditer(text)
        if (behind := _NAMED.match(text, match.end())) and behind.end() in named
    }
    cuts = sorted(
        {match.start() for match in _BREAK.finditer(text)}
        | with_name
        | {
            match.start()
            for match in _AND.finditer(text)
            if VERB.search(re.split(r"[,;]|\b(?:and|but)\b", text[match.end() :], maxsplit=1)[0])
        }
    )
    pieces = [
        (start, end)
        for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True)
        if re.search(r"\w", text[start:end])
    ]
    merged: list[tuple[int, int]] = []
    for start, end in pieces:
        if merged and start not in with_name and _go_together(text, merged[-1], (start, end)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(Clause(start, end, text[start:end]) for start, end in merged)


def _go_together(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two pieces are one clause: no full stop between them, and one has no verb."""
    if re.search(r"[.;:]\s*$|^\s*[.;:]", text[one[0] : other[0] + 1][-2:]):
        return False
    inside = re.match(r"\s*(?:,|which|who|whose|where)", text[slice(*other)])
    bare = _is_bare(text[slice(*one)], of_any_length=bool(inside))
    return bare or not VERB.search(text[slice(*other)])


def _is_bare(clause: str, *, of_any_length: bool) -> bool:
    """Whether a clause is a lead-in without a verb (In 2025)."""
    return not VERB.search(clause) and (of_any_length or len(clause.split()) <= _LEAD_IN)


def weighted(text: str, evidence: Evidence) -> tuple[tuple[float, Anchor], ...]:
    """What both texts hold, each with how strongly it ties two clauses."""
    figures = [
        (PERIOD if figure.claim.kind in {Kind.DATE, Kind.PERIOD} else FIGURE, figure.anchor)
        for figure in figure_anchors(text, evidence)
    ]
    names = [
        (_OWN if name.text in evidence.company else _NAME, name)
        for name in name_anchors(text, evidence)
    ]
    known = topic_anchors(text, evidence)
    topics = [(_TOPIC, topic) for topic in known]
    topics += [(_WORD, word) for word in word_anchors(text, evidence) if word not in known]
    codes = [(_CODE, code) for code in code_anchors(text, evidence)]
    return (*figures, *names, *codes, *topics)


def code_anchors(text: str, evidence: Evidence) -> tuple[Anchor, ...]:
    """Pair the Latin names of products, models and standards that both texts hold."""
    found = {}
    for code in {_PLURAL.sub("", match.group()) for match in _LATIN.finditer(text)}:
        pattern = re.compile(rf"(?<![A-Za-z\d]){re.escape(code)}(?![A-Za-z\d])")
        chinese = tuple(match.start() for match in pattern.finditer(evidence.source))
        if chinese:
            several = re.compile(rf"(?<![A-Za-z\d]){re.escape(code)}(?:s\b|(?![A-Za-z\d]))")
            english = tuple(match.start() for match in several.finditer(text))
            found[code] = Anchor(code, english, chinese)
    return tuple(anchor for _, anchor in sorted(found.items()) if anchor.english)


def _order(english: float, chinese: float) -> float:
    """Of equal ties, that of two clauses at the same place counts."""
    return 1 - _OUT_OF_PLACE * abs(english - chinese)


def _tie(
    english: Clause,
    chinese: Clause,
    all_english: tuple[Clause, ...],
    all_chinese: tuple[Clause, ...],
    anchors: tuple[tuple[float, Anchor], ...],
) -> float:
    total = 0.0
    for weight, anchor in anchors:
        if english.holds(anchor.english) and chinese.holds(anchor.chinese):
            holding = sum(clause.holds(anchor.chinese) for clause in all_chinese)
            telling = sum(clause.holds(anchor.english) for clause in all_english)
            total += weight / (holding * telling) ** 0.5
    return total
