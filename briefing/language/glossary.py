"""Names and terms: which English form belongs to which Chinese one.

A glossary file is a YAML list of ``{kind, zh: [forms], en, also: [forms], avoid: [forms]}``. Of
overlapping matches the longest at the leftmost place wins, so 中国移动 is not read as 中国.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from briefing.errors import SettingsError
from briefing.language.forms import Forms, in_chinese, in_english
from briefing.language.pinyin import people_named, person_in_pinyin, words_in_pinyin
from briefing.language.tables import parsed, table
from briefing.models.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefing.models.record import Record

_SHIPPED = ("glossary", "names_china", "names_world")


class NameKind(StrEnum):
    """What a glossary entry names."""

    COMPANY = "company"
    PRODUCT = "product"
    PERSON = "person"
    INSTITUTION = "institution"
    PLACE = "place"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Entry:
    """One name or term.

    Attributes:
        zh: the forms that records use.
        en: what stands for each of them in English.
        also: other English forms that are right (North American beside North America).
        avoid: English forms that are wrong.
    """

    kind: NameKind
    zh: tuple[str, ...]
    en: str
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()

    @property
    def english(self) -> tuple[str, ...]:
        """All right English forms, the preferred one first."""
        return (self.en, *self.also)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A glossary form found in a text; the span counts code points of that text."""

    span: Span
    entry: Entry


class Glossary:
    """Entries and the search for them; a later entry replaces an earlier one of the same form."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_form = {_squeeze(form): entry for entry in self.entries for form in entry.zh}
        self._forms = Forms(self._by_form, in_chinese)
        self._by_english = {
            form: entry
            for entry in self.entries
            if entry.kind is not NameKind.TERM
            for form in entry.english
        }
        self._names = Forms(self._by_english, in_english)

    def extended(self, entries: Iterable[Entry]) -> Glossary:
        """The same glossary with more entries, which take precedence."""
        return Glossary((*self.entries, *entries))

    def find(self, text: str) -> tuple[NameMatch, ...]:
        """Find the entries that a Chinese text names, in order, without overlaps."""
        return tuple(
            NameMatch(Span(*match.span()), self._by_form[_squeeze(match.group())])
            for match in self._forms.find(text)
        )

    def find_english(self, text: str) -> tuple[NameMatch, ...]:
        """Find the names, not the terms, that an English text holds, in order, as ``find`` does."""
        return tuple(
            NameMatch(Span(*match.span()), self._by_english[match.group()])
            for match in self._names.find(text)
        )


def load_glossary(extra: Iterable[Path] = ()) -> Glossary:
    """Load the shipped glossary and the user's files on top of it, in order.

    Raises:
        SettingsError: a file is missing, isn't YAML, or an entry has an unknown or missing key.
    """
    entries = list(_shipped())
    for path in extra:
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(
                f"The glossary {path} can't be read ({error})", "Pass a UTF-8 YAML file."
            ) from error
        entries.extend(_parse(text, str(path)))
    return Glossary(entries)


@cache
def _shipped() -> tuple[Entry, ...]:
    return tuple(entry for name in _SHIPPED for entry in _entries(table(name), f"{name}.yaml"))


def record_entries(record: Record, glossary: Glossary) -> tuple[Entry, ...]:
    """The names that a record itself brings: its company and the company's speakers.

    What the glossary knows already keeps the glossary's English.
    """
    company = record.company
    # A term inside a name (储能 in 远山储能) is no name of the company.
    known = [
        match
        for match in glossary.find(company.short_name)
        if match.entry.kind is NameKind.COMPANY and match.span == Span(0, len(company.short_name))
    ]
    entries = []
    if company.short_name:
        english = known[0].entry.en if known else company_in_english(company.short_name)
        forms = tuple(dict.fromkeys(form for form in (company.name, company.short_name) if form))
        entries.append(Entry(NameKind.COMPANY, forms, english))
    elif company.name:
        entries.append(
            Entry(NameKind.COMPANY, (company.name,), company_in_english(company.name, short=True))
        )
    if entries:
        # Who speaks is the company: with its name in the text no model has to work that out.
        entries.append(Entry(NameKind.COMPANY, ("我们", "我司", "本公司"), entries[0].en))
    people = {speaker.name for speaker in record.speakers if len(speaker.name) > 1}
    people |= people_named(record.source)
    entries += [Entry(NameKind.PERSON, (name,), person_in_pinyin(name)) for name in sorted(people)]
    return tuple(entries)


def company_in_english(name: str, *, short: bool = False) -> str:
    """Give a company's name in English: known words translated, the rest in pinyin.

    江苏恒储新能源股份有限公司 is "Jiangsu Hengchu New Energy Co., Ltd."; ``short`` leaves out the
    legal form.
    """
    words = _company_words()
    rest, legal = _cut_end(name, words["legal"])
    place = next((place for place in words["places"] if rest.startswith(place)), "")
    rest, business = _cut_end(rest.removeprefix(place), words["business"])
    parts = [words["places"].get(place, ""), words_in_pinyin(rest), *business]
    return " ".join(part for part in (*parts, *(() if short else legal)) if part)


def without_business(name: str) -> str:
    """What is left of a Chinese company's name without the business at its end (用友网络)."""
    return _left_out().sub("", name)


@cache
def _left_out() -> re.Pattern[str]:
    words: str = table("company_words")["left_out"]
    return re.compile(f"(?:{'|'.join(words.split())})+$")


def business_in_english(text: str) -> frozenset[str]:
    """The English words for the businesses in companies' names that a Chinese text holds."""
    businesses = _company_words()["business"].items()
    return frozenset(word for zh, en in businesses if zh in text for word in en.split())


@cache
def all_businesses() -> frozenset[str]:
    """The English words for businesses in companies' names."""
    return frozenset(w for en in _company_words()["business"].values() for w in en.split())


@cache
def _company_words() -> Mapping[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = table("company_words")
    return words


def _cut_end(name: str, words: dict[str, str]) -> tuple[str, list[str]]:
    """Take known words off a name's end, longest first, as long as something is left before."""
    english: list[str] = []
    while word := max(
        (word for word in words if name.endswith(word) and word != name), key=len, default=""
    ):
        english.insert(0, words[word])
        name = name.removesuffix(word)
    return name, english


def _parse(text: str, where: str) -> Iterable[Entry]:
    try:
        rows = parsed(text) or []
    except yaml.YAMLError as error:
        raise SettingsError(f"{where} is no YAML ({error})", "Mend it and try again.") from error
    return _entries(rows, where)


def _entries(rows: Any, where: str) -> Iterable[Entry]:
    if not isinstance(rows, list):
        raise SettingsError(f"{where} is no list of entries", "Write one entry a line.")
    for number, row in enumerate(rows, 1):
        yield _entry(row, f"Entry {number} of {where}")


def _entry(row: Any, where: str) -> Entry:
    form = "An entry is {kind, zh: [forms], en}, and if need be also: [forms] and avoid: [forms]."
    if not isinstance(row, dict) or not {"kind", "zh", "en"} <= row.keys():
        raise SettingsError(f"{where} lacks kind, zh or en", form)
    if unknown := row.keys() - {"kind", "zh", "en", "also", "avoid"}:
        raise SettingsError(f"{where} has the unknown key {min(map(str, unknown))}", form)
    if row["kind"] not in set(NameKind):
        raise SettingsError(f"{where} has the unknown kind {row['kind']}", ", ".join(NameKind))
    if not isinstance(row["en"], str) or not row["en"].strip():
        raise SettingsError(f"{where}: en is a text that isn't empty", form)
    lists = {key: row.get(key, []) for key in ("zh", "also", "avoid")}
    for key, forms in lists.items():
        if not isinstance(forms, list) or not all(isinstance(x, str) and x.strip() for x in forms):
            raise SettingsError(f"{where}: {key} is no list of strings", form)
    if not lists["zh"]:
        raise SettingsError(f"{where} has no form in zh", form)
    if wrong := {row["en"], *lists["also"]} & set(lists["avoid"]):
        raise SettingsError(f"{where} avoids {min(wrong)}, which it also uses", form)
    return Entry(
        NameKind(row["kind"]),
        tuple(lists["zh"]),
        row["en"],
        also=tuple(lists["also"]),
        avoid=tuple(lists["avoid"]),
    )


def _squeeze(form: str) -> str:
    return re.sub(r"\s+", "", form)
