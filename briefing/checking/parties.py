"""Who is spoken of where in both texts: names, the company, and what stands for either.

In Chinese the company is 我们, and 对方, 它, 前者 and 后者 are who was named before. Each party
becomes one character, the same in both texts, so that what stands around it can be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.checking.aligned import Anchor, shown_name
from briefing.checking.clauses import code_anchors
from briefing.checking.named import named_in_both
from briefing.language.dictionary import is_english
from briefing.language.glossary import NameKind
from briefing.language.pinyin import is_pinyin, place_spelt
from briefing.language.relations import PARTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.checking.evidence import Evidence

OWN = PARTIES[1]
"""Stands for the company itself."""
_OWN_CHINESE = re.compile(r"我们|我司|本公司|(?<![子该各母分市股限家])公司(?![法债章])")
_OWN_ENGLISH = re.compile(r"\b[Tt]he company\b")
_PRONOUN = re.compile(r"前者|后者|对方|他们|它们?(?!的?们)")
_MORE_OF_A_NAME = re.compile(r"(?: [A-Z][\w-]*)+")
_TWO = 2
_LONGEST_NAME = 7
_HOME = re.compile(r"国内(?!外)|境内(?!外)")


@dataclass(frozen=True, slots=True)
class Parties:
    """Both texts with a character for each party.

    Attributes:
        names: what the statement calls each of them.
        places: for each that both texts name, where they do (code points of the unmarked texts).
    """

    english: str
    chinese: str
    names: dict[str, str]
    places: dict[str, Anchor]


@lru_cache(maxsize=8)
def parties(text: str, evidence: Evidence) -> Parties:
    """Mark who is spoken of in both texts."""
    marks: dict[str, str] = {}

    def mark(name: str) -> str:
        if name in evidence.company:
            return OWN
        return marks.setdefault(name.casefold(), chr(ord(PARTIES[0]) + len(marks)))

    english = [
        (match.span.start, match.span.end, mark(shown_name(match, text, evidence)))
        for match in evidence.glossary.find_english(text)
    ]
    chinese = [
        (start, start + other.span.end - other.span.start, mark(other.entry.en))
        for start, other in evidence.placed_names
        if other.entry.kind is not NameKind.TERM
    ]
    listed = {start: sign for start, _, sign in english}
    cited = {start: sign for start, _, sign in chinese}
    for name in named_in_both(text, evidence):
        known = [listed[start] for start in name.english if start in listed]
        known += [cited[start] for start in name.chinese if start in cited]
        sign = known[0] if known else mark(name.text)
        told = [start for start in name.english if start not in listed]
        english += [(start, start + len(name.text), sign) for start in told]
        chinese += [
            (*match.span(), sign)
            for start in name.chinese
            if sign != OWN
            for match in _again(name.text, start, evidence.source)
        ]
    english = [(start, _end(text, end, english), sign) for start, end, sign in english]
    english += [(*match.span(), OWN) for form in _own(evidence) for match in form.finditer(text)]
    chinese += [(*match.span(), OWN) for match in _OWN_CHINESE.finditer(evidence.source)]
    chinese += [(*match.span(), mark("China")) for match in _HOME.finditer(evidence.source)]
    names = {sign: text[start:end] for start, end, sign in english}
    codes = frozenset(mark(code.text) for code in code_anchors(text, evidence))
    said, there = _starts(english), _starts(chinese)
    return Parties(
        _marked(text, english),
        _resolved(_marked(evidence.source, chinese), codes),
        names,
        {
            sign: Anchor(names[sign], said[sign], there[sign])
            for sign in sorted(said.keys() & there.keys())
        },
    )


def _starts(found: Iterable[tuple[int, int, str]]) -> dict[str, tuple[int, ...]]:
    starts: dict[str, set[int]] = {}
    for start, _, sign in found:
        starts.setdefault(sign, set()).add(start)
    return {sign: tuple(sorted(places)) for sign, places in starts.items()}


def _again(name: str, start: int, source: str) -> Iterator[re.Match[str]]:
    """Wherever the source holds a name that it holds at one place."""
    form = source[start : start + _length(name, start, source)]
    return re.finditer(re.escape(form), source)


def _length(name: str, start: int, source: str) -> int:
    """Code points of a name in the source that no list holds."""
    if source.startswith(name, start):
        return len(name)
    letters, number = re.sub(r"[\d ']", "", name), re.sub(r"\D", "", name)
    for length in range(_TWO, _LONGEST_NAME):
        if place_spelt(source[start : start + length], letters) == 0:
            model = re.compile(rf"\s?{number}").match(source, start + length)
            return (model.end() if model else start + length) - start
    return _TWO


def _end(text: str, end: int, names: Iterable[tuple[int, int, str]]) -> int:
    """Where a name ends whose last words no list holds (Hangzhou Ruifeng)."""
    more = _MORE_OF_A_NAME.match(text, end)
    begins = [start for start, *_ in names if end < start]
    return min([more.end(), *(start - 1 for start in begins)]) if more else end


def _own(evidence: Evidence) -> list[re.Pattern[str]]:
    """What the company is called: by its name, or the first words of it; no product (Qinghe 20)."""
    forms = [_OWN_ENGLISH]
    for name in evidence.company:
        words = name.split()
        for count in range(len(words), 0, -1):
            if count == 1 and is_english(words[0]) and not is_pinyin(words[0]):
                break
            forms.append(re.compile(rf"\b{re.escape(' '.join(words[:count]))}\b(?! \d)"))
    return forms


def _marked(text: str, found: Iterable[tuple[int, int, str]]) -> str:
    """Put signs into a text; of what overlaps the longest at the leftmost place."""
    pieces, place = [], 0
    for start, end, sign in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= place:
            pieces += [text[place:start], sign]
            place = end
    return "".join((*pieces, text[place:]))


def _resolved(source: str, codes: frozenset[str]) -> str:
    """Put who was named before in the place of pronouns."""
    pieces, place, stands = "", 0, ""
    for pronoun in _PRONOUN.finditer(source):
        pieces += source[place : pronoun.start()]
        place = pronoun.end()
        word = pronoun.group()
        named = source[:place] if word in {"前者", "后者"} else pieces
        before = [sign for sign in named if PARTIES[0] <= sign < OWN and sign not in codes]
        last = list(dict.fromkeys(reversed(before)))[:_TWO]
        if word in {"前者", "后者"}:
            pieces += last[word == "前者"] if len(last) == _TWO else word
        else:
            # 它 goes on being the same.
            stands = stands or (last[0] if last else "")
            pieces += stands or word
    return pieces + source[place:]
