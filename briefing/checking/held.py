"""Which words of a name the cited sentences hold.

A word is held by itself, by the English of a name that is cited, by its pinyin, its sound, its
initials or as an abbreviation of what is cited; a run of words also as a whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.abbreviations import abbreviations_for, is_formula_for
from briefing.language.dictionary import abbreviated, named, renders
from briefing.language.glossary import all_businesses
from briefing.language.pinyin import initials_in, spelt_in
from briefing.language.transliteration import place_sounding

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

# Without Chinese characters: a record sets Latin words between them without spaces (二价HPV疫苗).
WORD = re.compile(r"(?:[^\W\u2e80-\uffff]|[+-])+")
_ROMAN = re.compile(r"[IVX]+")
_LEAST_INITIALS = 3

# Capitalised in English though they name nobody, or understood wherever a Chinese company speaks.
UNDERSTOOD = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 h1 h2 1h 2h fy no
    rmb cny usd hkd eur us$ r&d r d ai it ipo ceo cfo m&a m a esg gdp oem odm sme b2b b2c tob toc
    china chinese western english i kwh mwh gwh kw mw gw kv
    a-share a-shares iot api gpu cpu llm it phase spring festival
    """.split()
)
# Of a place's name that the glossary doesn't know.
_COMPASS = {"north": "北", "south": "南", "east": "东", "west": "西"}


def held_words(evidence: Evidence) -> frozenset[str]:
    """The words, in lower case, that the cited sentences hold, or that need no holding."""
    terms = [form for cited in evidence.cited for m in cited.names for form in m.entry.english]
    texts = [evidence.text, evidence.source, *evidence.company, *terms]
    words = {form for text in texts for word in WORD.findall(text) for form in forms_of(word)}
    acronyms = {_initials(term) for term in terms}
    america = {"us"} if "美" in evidence.source else set()
    words |= {form for name in named(evidence.source) for form in forms_of(name)}
    compass = {word for word, sign in _COMPASS.items() if sign in evidence.source}
    shortened = abbreviations_for(evidence.source) | abbreviated(evidence.source)
    return UNDERSTOOD | words | acronyms | compass | america | shortened


def _initials(term: str) -> str:
    return "".join(word[0] for word in WORD.findall(term)).lower()


def is_held(word: str, held: frozenset[str], evidence: Evidence) -> bool:
    """Tell whether a word of a name is among those held, or how the source spells or sounds."""
    copied = word in {"of", "and"} or word.isdigit() or not word[0].isalnum()
    if copied or _ROMAN.fullmatch(word) or any(form in held for form in forms_of(word)):
        return True
    return len(word) > 1 and (
        spelt_in(evidence.source, word)
        or is_formula_for(word, evidence.source)
        or any(_sounds(part, evidence.source) for part in word.split("-"))
    )


def _sounds(word: str, source: str) -> bool:
    """Whether Chinese writes a name by its sound, or has its initials (QAX for 奇安信)."""
    if word.isupper() and len(word) >= _LEAST_INITIALS and initials_in(source, word):
        return True
    return place_sounding(source, word) is not None


def is_told_as_a_whole(
    run: str, missing: list[str], held: frozenset[str], evidence: Evidence
) -> bool:
    """Tell whether a run of capitalised words is borne out though some words by themselves aren't.

    A company's business may be left out or told otherwise behind its name (Yuanjie Semiconductor
    for 源杰科技); two syllables of one name may be set apart (Bac Giang for 北江); and a name of
    ordinary words is translated (Northern Rare Earth for 北方稀土), by the character where another
    word is copied (Disperse Black ECT for 分散黑ECT).
    """
    words, source = run.split(), evidence.source
    if len(words) == 1:
        return False
    if words[0] not in missing and is_held(words[0], held, evidence):
        by_sound = place_sounding(source, words[0]) is not None
        if set(missing) <= all_businesses() or (by_sound and len(missing) == 1):
            return True
    copied = any(word not in missing and word.isupper() and word in source for word in words)
    return place_sounding(source, "".join(words)) is not None or all(
        renders(word, source, by_character=copied) for word in missing
    )


def forms_of(word: str) -> set[str]:
    """Lower case, with and without a plural s, and the parts of a hyphenated word."""
    lower = word.lower().rstrip("+")
    parts = {lower, *lower.split("-")}
    single = {part.removesuffix(end) for part in parts for end in ("s", "es") if len(part) > 2}
    return parts | single
