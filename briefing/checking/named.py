"""Where both texts hold a name, in whatever way each writes it.

A name that no list holds is found by its pinyin, its dictionary word, its sound, or by the title
that the source quotes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.checking.aligned import Anchor, name_anchors
from briefing.checking.clauses import code_anchors
from briefing.checking.names import place_quoted, short_forms
from briefing.language.dictionary import named, rendered
from briefing.language.glossary import NameKind
from briefing.language.pinyin import place_spelt
from briefing.language.transliteration import place_sounding

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_CAPITALISED = re.compile(
    r"\b(?!(?:The|In|At|On|Of|And|But|While|For|From|Its|A|An|With|As)\b)"
    r"(?:[a-z]?[A-Z][A-Za-z]+)(?:'[a-rt-z][a-z]*)?(?:\s+[A-Z][A-Za-z]+)*(?:\s\d{1,3}(?![\d%]|[,.]\d))?"
    r"(?![$A-Za-z])"
)
_LEAST_LETTERS = 4
_LONGEST_NAME = 7


@lru_cache(maxsize=8)
def named_in_both(text: str, evidence: Evidence) -> tuple[Anchor, ...]:
    """Pair the names of both texts, people and what is spelt in pinyin included."""
    found = [*name_anchors(text, evidence), *code_anchors(text, evidence)]
    people = [m for m in evidence.glossary.find_english(text) if m.entry.kind is NameKind.PERSON]
    for match in people:
        places = [s for s, other in evidence.placed_names if other.entry.en == match.entry.en]
        if places:
            found.append(Anchor(match.entry.en, (match.span.start,), tuple(places)))
    taken = {place for name in found for place in name.english}
    for run in _CAPITALISED.finditer(text):
        if any(run.start() <= place < run.end() for place in taken):
            continue
        place = _place_in(run.group(), evidence)
        if place is not None:
            letters = re.sub(r"[ ']", "", run.group())
            found.append(
                Anchor(run.group(), (run.start(),), _all_places(evidence.source, place, letters))
            )
    return _merged(found)


def _merged(names: list[Anchor]) -> tuple[Anchor, ...]:
    """One anchor for each name, with all its places."""
    places: dict[str, tuple[set[int], set[int]]] = {}
    for name in names:
        english, chinese = places.setdefault(name.text, (set(), set()))
        english.update(name.english)
        chinese.update(name.chinese)
    return tuple(
        Anchor(text, tuple(sorted(english)), tuple(sorted(chinese)))
        for text, (english, chinese) in places.items()
    )


def _place_in(name: str, evidence: Evidence) -> int | None:
    """Where the source holds a capitalised name, in whatever way it writes it."""
    source = evidence.source
    if latin := re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", source):
        return latin.start()
    known = (
        start
        for start, match in evidence.placed_names
        if match.entry.kind is not NameKind.TERM
        and any(name.casefold() == form.casefold() for form in match.entry.english)
    )
    if (place := next(known, None)) is not None:
        return place
    if model := re.fullmatch(r"(.+?) (\d+)", name):
        return _model_place(model[1], model[2], source)
    letters = re.sub(r"[ ']", "", name)
    if (
        len(letters) >= _LEAST_LETTERS
        and (place := _spoken_place(name, letters, source)) is not None
    ):
        return place
    short = (
        source.index(form)
        for match in evidence.glossary.find_english(name)
        for form in short_forms(match.entry)
        if form in source
    )
    place = next(short, None)
    if place is None:
        place = place_quoted(name, source)
    if place is None:
        place = _translated_place(name, source)
    first, _, rest = name.partition(" ")
    if place is None and rest:  # the rest may be left out or told otherwise (Yuanjie Semiconductor)
        place = _place_in(first, evidence)
        return _place_in(rest, evidence) if place is None else place
    return place


def _translated_place(name: str, source: str) -> int | None:
    """Where the source holds the words of a name of ordinary ones (Ocean Alliance for 海洋联盟)."""
    words = name.split()
    found = [[p for _, there in rendered(word, source) for p in there] for word in words]
    if len(words) == 1 or not all(found):
        return None
    first, *rest = found
    near = (
        place
        for place in first
        if all(any(0 < p - place < _LONGEST_NAME for p in there) for there in rest)
    )
    return next(near, None)


def _spoken_place(name: str, letters: str, source: str) -> int | None:
    """Where the source holds a name's pinyin, its dictionary word or its sound."""
    known = named(source)
    place = place_spelt(source, letters)
    if place is None:
        place = next((known[word] for word in name.split() if word in known), None)
    return place_sounding(source, letters) if place is None else place


def _model_place(name: str, number: str, source: str) -> int | None:
    """Where the source holds a name with just this number behind it (青谷 20)."""
    for match in re.finditer(
        rf"(?P<name>\S{{1,{_LONGEST_NAME}}}?)\s?(?<!\d){number}(?!\d)", source
    ):
        place = place_spelt(match["name"], name)
        if place is not None:
            return match.start() + place
    return None


def _all_places(source: str, place: int, letters: str) -> tuple[int, ...]:
    """Where a source holds what it spells at one place."""
    for length in range(2, _LONGEST_NAME):
        form = source[place : place + length]
        if place_spelt(form, letters) == 0:
            return tuple(match.start() for match in re.finditer(re.escape(form), source))
    return (place,)


def _is_own(name: str, evidence: Evidence) -> bool:
    """Whether the company is called so, by its name or the first words of it."""
    return any(f"{own} ".startswith(f"{name} ") for own in evidence.company)


def alike(one: Anchor, other: Anchor, evidence: Evidence) -> bool:
    """Whether two names can be taken for each other: of one kind, as far as that is known."""
    kinds = [
        NameKind.COMPANY
        if _is_own(name.text, evidence)
        else next((match.entry.kind for match in evidence.glossary.find_english(name.text)), None)
        for name in (one, other)
    ]
    if None not in kinds:
        return kinds[0] is kinds[1]
    # Chinese seldom writes a place in Latin letters.
    latin = {name.text for name in (one, other) if name.text in evidence.source}
    if NameKind.PLACE in kinds and latin:
        return False
    codes = [
        kind is None and name.text.isupper() for name, kind in zip((one, other), kinds, strict=True)
    ]
    return codes[0] is codes[1]
