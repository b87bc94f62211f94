"""Which English words may stand for which Chinese ones: what two texts both speak of.

``vocabulary.yaml`` gives pairs of forms. A topic found in one language at one place can be looked
for in the other: that a statement speaks of what its source speaks of, and that a figure or a name
stands by the words that it belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefing.language.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.language.glossary import Entry

_FIRST = re.compile(r"[\s*-]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing that two texts can both speak of.

    Attributes:
        english: where the English text names it: code points, in order; empty if it doesn't.
        chinese: the same for the Chinese text.
    """

    english: tuple[int, ...]
    chinese: tuple[int, ...]


def topics(english: str, chinese: str, terms: Iterable[Entry] = ()) -> tuple[Topic, ...]:
    """Find what either of two texts speaks of.

    Args:
        terms: of the glossary, to look for beside the vocabulary.
    """
    in_english, in_chinese = _in_english(english), _in_chinese(chinese)
    rows = sorted(in_english.keys() | in_chinese.keys())
    known = [Topic(in_english.get(row, ()), in_chinese.get(row, ())) for row in rows]
    named = (
        Topic(_places(_forms(term.english), english), _places(_any_of(term.zh), chinese))
        for term in terms
    )
    return (*known, *(topic for topic in named if topic.english or topic.chinese))


# Each rule that a statement is checked by asks for the topics of the same two texts.
@lru_cache(maxsize=256)
def _in_english(text: str) -> Mapping[int, tuple[int, ...]]:
    """The rows of the vocabulary that an English text has words of, and where."""
    lowered = text.lower()
    found = (
        (number, _places(row.english, text))
        for number, row in enumerate(_vocabulary())
        if any(beginning in lowered for beginning in row.beginnings)
    )
    return {number: places for number, places in found if places}


@lru_cache(maxsize=256)
def _in_chinese(text: str) -> Mapping[int, tuple[int, ...]]:
    found = ((number, _places(row.chinese, text)) for number, row in enumerate(_vocabulary()))
    return {number: places for number, places in found if places}


def _places(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in pattern.finditer(text))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table; a text without any beginning of an English form needs no search."""

    chinese: re.Pattern[str]
    english: re.Pattern[str]
    beginnings: tuple[str, ...]


@cache
def _vocabulary() -> tuple[_Row, ...]:
    rows: dict[str, str] = table("vocabulary")
    forms = {zh: [form.strip() for form in en.lower().split(",")] for zh, en in rows.items()}
    return tuple(
        _Row(re.compile(zh), _forms(en), tuple({_FIRST.split(form)[0] for form in en}))
        for zh, en in forms.items()
    )


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(form) for form in forms))


def _forms(forms: Iterable[str]) -> re.Pattern[str]:
    """Whole words in any case; a plural s is free, and so is any ending where * stands for it."""
    patterns = (
        re.escape(form.strip().removesuffix("*")).replace(r"\ ", r"[\s-]")
        + (r"\w*" if form.strip().endswith("*") else "(?:s|es)?")
        for form in forms
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
