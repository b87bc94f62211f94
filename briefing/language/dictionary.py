"""Which English words a general dictionary gives for the Chinese words of a text.

What ``vocabulary.yaml`` says of the language of companies, CC-CEDICT says of all other words: its
glosses, cut into stems, tell whether an English word may render a Chinese one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.language.cedict import (
    BEGINNING,
    LONGEST,
    SHORTEST,
    WORD,
    cedict,
    character_stems,
    entry_of,
    glosses_of,
    stem,
    tells_a_verb,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.language.cedict import Entry

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
_GRAMMAR = frozenset("的了在是和与及或也都就不没把被给向由从对为将已未还而但又很更最这我你他它们只")
"""Characters that stand alone in a sentence and in no name."""
_COMPOUND = 8
"""Letters from which on an English word may be two."""


def rendered(english: str, chinese: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Pair the words of two texts that the dictionary gives for each other.

    Returns:
        For each pair of words where both texts have it: code points in order.
    """
    said: dict[str, list[int]] = {}
    for match in WORD.finditer(english):
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
    cedict()


def is_verb(word: str) -> bool:
    """Tell whether a Chinese word can be what somebody does."""
    entry = entry_of(word)
    return entry is not None and entry.is_verb


def is_english(word: str) -> bool:
    """Tell whether a word may be any English word, though not each is in the glosses.

    Short words are, and those of a known beginning (refractive, aluminium), and compounds of a
    known end (headcount). Most names are none.
    """
    word = word.lower()
    english = cedict().english
    return (
        len(word) <= SHORTEST
        or "-" in word
        or not english.isdisjoint({stem(word), word[:BEGINNING]})
        or any(
            word[:end] in english and word[end:][:BEGINNING] in english
            for end in range(SHORTEST, len(word) - SHORTEST)
            if len(word) >= _COMPOUND
        )
    )


def is_ordinary(word: str) -> bool:
    """Tell whether an English word is an ordinary one, whatever else it names (Target, Gap)."""
    return word.lower() in cedict().ordinary


def is_common(word: str) -> bool:
    """Tell whether a Chinese word, whatever it names, is also any word (大众, 现代)."""
    entry = entry_of(word)
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
    return by_character and any(wanted in character_stems(one) for one in chinese)


def verb_places(english: str, chinese: str) -> tuple[int, ...]:
    """Where a text has what the verb of one character that begins another may mean (跟: follow).

    Returns:
        Code points in order; none where a longer word begins the Chinese text.
    """
    verb = chinese[:1]
    if verb in _GRAMMAR or entry_of(chinese[:2]) or not tells_a_verb(glosses_of(verb)):
        return ()
    stems = character_stems(verb) - cedict().common
    return tuple(
        match.start()
        for match in WORD.finditer(english)
        if match.group().lower() not in _IDLE and stem(match.group()) in stems
    )


def unexplained(chinese: str) -> tuple[range, ...]:
    """The runs of a text of which no character is part of an ordinary word; names are among them.

    Cut into the longest words from the left: 采购 explains its characters, 蔡司 nothing does.
    """
    open_, place = list[int](), 0
    while place < len(chinese):
        word = next(
            (n for n in range(LONGEST, 1, -1) if _is_ordinary(chinese[place : place + n])), 0
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
    entry = entry_of(word)
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
def _entries_in(chinese: str) -> tuple[tuple[int, Entry], ...]:
    """All words of a text, which overlap, each with where it begins."""
    return tuple(
        (start, entry)
        for start in range(len(chinese))
        for end in range(start + 2, min(start + LONGEST, len(chinese)) + 1)
        if (entry := entry_of(chinese[start:end]))
    )
