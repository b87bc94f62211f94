"""A word that the source holds behind a denial alone is told with a denial, too.

``negation`` and ``unkept_denials`` ask which clause of the source is told; here the words behind
the denial (不生产硅料) are sought in the statement. Where it has one of them, and nothing that
denies it stands in the same clause, it says what the source denies. An adjective that denies
another word ("unprofitable orders are accepted") denies nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import word_anchors
from briefing.checking.clauses import PERIOD, VERB, paired, weighted
from briefing.checking.denied import denied_by_ellipsis, plainly_denied
from briefing.checking.sequence import in_sequence
from briefing.checking.verbs import verbs
from briefing.language.dictionary import verb_places

if TYPE_CHECKING:
    from briefing.checking.clauses import Clause, Pairing
    from briefing.checking.evidence import Evidence
    from briefing.language.denial import Denial

# What is denied ends here: of an attribute's noun something else may be said.
_END = re.compile(r"(?<!我们)(?<!公司)的|[，。；、]|但|而|和|与")
_MANY = 12
"""Clauses of a source from which on a word may be told of any."""
_FILLING = re.compile(r"(?:[会有能再去得]|对外|直接|单独|主动)*")
_FAR = -2.5
"""How much better another clause may be for the word's part (``sequence``): it tells that one."""
# What goes on with what the clause before denies: cannot raise prices or cut costs.
_GOES_ON = re.compile(
    r"\W*(?:(?:or|nor|when|whether|how|why|what|that|if|which|who|where|until|before|because|whose"
    r"|so that)\b|and (?:\w+ly )?(?!is|are|was|were|has|had|have|will|would|may|can|does|did)"
    r"[a-z]+(?<!ed)(?<!s)\b)"
)
_CUT = re.compile(
    r"\s(?:and|but)\s(?:(?:it|they|the company)\b|(?:(?:\w+ly|also|still|now)\s)?"
    r"(?:has|have|had|is|are|was|were|will|does|do|did|plans|expects)\b)|,\s*so\b(?! that)"
)
_ADJECTIVE = re.compile(r"\b(?:un(?!able|likely|til|der)|non-)[a-z]{4,}")
_OF_A_NOUN = re.compile(r"\s[a-z]{3,}(?<!ed)(?<!ing)\b")
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remain\w*|stay\w*|stand\w*|stood|left|went|go|goes|still|yet"
    r"|it|them|as)\s$"
)
_WORD = re.compile(r"[\w-]+")


def undenied_words(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a word that stands behind a denial in the source, and behind none in the statement."""
    pairing = paired(text, evidence)
    if len(pairing.chinese) > _MANY:
        return ()
    for number, clause in enumerate(pairing.chinese):
        if denied_by_ellipsis(number, pairing):
            continue
        for denial in plainly_denied(clause):
            places = _told(clause, denial, text, evidence)
            if any(denial.told.search(_beside(place, pairing, text)) for place in places):
                continue
            if any(
                _tells(place, clause, text, evidence, first=first)
                for place, first in places.items()
            ):
                said = clause.text[denial.start :]
                return (f'the cited sentences deny it ("{said}"), the statement doesn\'t',)
    return ()


def _told(clause: Clause, denial: Denial, text: str, evidence: Evidence) -> dict[int, bool]:
    """Where the statement has words that the source has between a denial and its end alone.

    Returns:
        For each place, whether the word stands right behind the denial.
    """
    source, start = evidence.source, clause.start + denial.start + 1
    ends = _END.search(source, start + 1, clause.end)
    end = ends.start() if ends else clause.end
    filling = _FILLING.match(source, clause.start + denial.end, end)
    first = filling.end() if filling else end
    places = {
        place: min(word.chinese) <= first
        for word in word_anchors(text, evidence)
        if all(start <= there < end for there in word.chinese)
        for place in word.english
    }
    verb = source[first:end]
    if verb and source.count(verb[0]) == 1:
        places |= dict.fromkeys(verb_places(text, verb), True)
    return places


def _tells(place: int, clause: Clause, text: str, evidence: Evidence, *, first: bool) -> bool:
    """Whether what is said with a word is said of the clause that denies it.

    The verb that is denied tells the clause; what else stands there does if no figure or name of
    other clauses stands with it.
    """
    laid = in_sequence(text, evidence)
    part = laid.part_at(place)
    if laid.surer(part, [laid.clauses.index(clause)]) < _FAR:
        return False
    is_verb = any(verb.start <= place < verb.end for verb in verbs(text))
    if first and (is_verb or VERB.match(text, place)):
        return True
    firm = [
        anchor
        for weight, anchor in weighted(text, evidence)
        if weight >= PERIOD and laid.parts[part].holds(anchor.english)
    ]
    return not firm or any(clause.holds(anchor.chinese) for anchor in firm)


def _beside(place: int, pairing: Pairing, text: str) -> str:
    """What is said with a word, without the adjectives of other words."""
    number = pairing.english_at(place)
    start, end = 0, len(text)
    if number >= 0:
        start, end = pairing.english[number].start, pairing.english[number].end
    while number > 0 and _GOES_ON.match(text, start):
        number -= 1
        start = pairing.english[number].start
    for cut in _CUT.finditer(text, start, end):
        if cut.start() > place:
            end = cut.start()
            break
        start = cut.start()
    word = _WORD.match(text, place)
    said = text[start:end]

    def kept(adjective: re.Match[str]) -> str:
        own = word is not None and adjective.group().endswith(word.group())
        free = not _OF_A_NOUN.match(said, adjective.end()) or _PREDICATE.search(
            said[: adjective.start()]
        )
        return adjective.group() if own or free else ""

    return _ADJECTIVE.sub(kept, said)
