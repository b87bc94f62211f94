"""Each name of a statement must stand in the sentences that it cites.

- A name that the glossary knows must be named by a cited sentence, whatever its words are:
  Ministry of Finance isn't borne out by finance.
- Of any other run of capitalised words each must be held: by a cited sentence, by the English form
  of one of its names (North American for 北美), by the company's own name, or as the pinyin
  of the sentence's characters (Yiwu for 义乌).
- An abbreviation is held where a word that it renders is cited (TCM for 中成药), and the business
  in a company's name where its word is (Technology for 科技).
- A company lacks its business in a record (用友网络) unless what is left is any word (大众).
- The first word of a sentence is capitalised anyway.
- A title that the source puts in quotation marks is translated, and no name is asked of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.abbreviations import abbreviations_for
from briefing.language.dictionary import is_common, named
from briefing.language.glossary import NameKind, business_in_english
from briefing.language.pinyin import spelt_in

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence
    from briefing.language.glossary import NameMatch
    from briefing.models.record import Span

# A run of capitalised words, Latin product names included (Huawei Ascend 910B, DeepSeek R1).
_CAPITALISED = r"[A-Za-z]*[A-Z][\w+-]*"
_NAME = re.compile(rf"\b{_CAPITALISED}(?:\s+(?:(?:of|&|and)\s+)?{_CAPITALISED})*")
# Without Chinese characters: a record sets Latin words between them without spaces (二价HPV疫苗).
_WORD = re.compile(r"(?:[^\W\u2e80-\uffff]|[+-])+")
_ROMAN = re.compile(r"[IVX]+")
_QUOTED = re.compile(r"[“‘「『《\"][^”’」』》\"]{2,}[”’」』》\"]")
_TITLE_WORDS = 3
"""Capitalised words from which a run may be the title that the source quotes."""

# Capitalised in English though they name nobody, or understood wherever a Chinese company speaks.
_COMMON = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 h1 h2 1h 2h fy no
    rmb cny usd hkd eur us$ r&d r d ai it ipo ceo cfo m&a m a esg gdp oem odm sme b2b b2c tob toc
    china chinese western english i kwh mwh gwh kw mw gw kv
    a-share a-shares iot api gpu cpu llm it phase spring festival
    """.split()
)
_BUSINESS = re.compile(
    r"(?:网络|公司|集团|科技|股份|电子|实业|医药|控股|技术|半导体|汽车|能源|纸业|软件|生物|材料|电气)+$"
)
_COUNTRIES = {
    "US": "美",
    "Europe": "欧",
    "EU": "欧",
    "Japan": "日",
    "South Korea": "韩",
    "UK": "英",
    "Germany": "德",
    "France": "法",
    "Russia": "俄",
    "India": "印",
    "Hong Kong": "港",
    "Taiwan": "台",
    "Australia": "澳",
    "Vietnam": "越",
    "Thailand": "泰",
    "Canada": "加",
    "Mexico": "墨",
}
# Of a place's name that the glossary doesn't know.
_COMPASS = {"north": "北", "south": "南", "east": "东", "west": "西"}


def unfounded_names(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find the names of a statement that no cited sentence holds."""
    found = evidence.glossary.find_english(text)
    unnamed = [match for match in found if not _is_cited(match, text, evidence)]
    problems = [_within(text, match.span) for match in unnamed]
    held = _held_words(evidence) | {
        form
        for match in found
        if match not in unnamed
        for word in _WORD.findall(_within(text, match.span))
        for form in _forms(word)
    }
    for run in _NAME.finditer(text):
        told = any(m.span.start < run.end() and run.start() < m.span.end for m in unnamed)
        if told or _is_quoted_title(run.group(), evidence):
            continue
        words = _WORD.findall(run.group())
        first = int(_opens_a_sentence(text, run.start()) and _is_plain(words[0]))
        business = business_in_english(evidence.source)
        # Technology is borne out by 科技, but not that it is Haoyuan's.
        if words[first:] and words[first] in business and words[0] != "The":
            first = 0
        missing = [w for w in words[first:] if not _is_held(w, held, evidence)]
        if set(missing) - business:
            problems.append(" ".join(missing))
    return tuple(
        f'"{name}" isn\'t named in the cited sentences' for name in dict.fromkeys(problems)
    )


def _within(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _is_cited(match: NameMatch, text: str, evidence: Evidence) -> bool:
    """Whether a name of the glossary is cited, is the company's, or is understood anyway."""
    if set(_within(text, match.span).lower().split()) <= _COMMON:
        return True
    cited = [other.entry for sentence in evidence.cited for other in sentence.names]
    rest = _within(text, match.span)
    if any(match.entry.en == entry.en or rest in entry.english for entry in cited):
        return True
    if (
        _is_told_shortly(match, rest, evidence.source)
        or rest.lower() in abbreviations_for(evidence.source)
        or set(rest.split()) <= named(evidence.source).keys()
    ):
        return True
    form = re.compile(rf"\b{re.escape(rest)}\b", re.ASCII)
    for entry in cited:
        rest = rest.replace(entry.en, "")
    if not rest.strip():  # Huawei Ascend, where Huawei and Ascend are named apart
        return True
    return any(form.search(held) for held in (evidence.text, evidence.source, *evidence.company))


def _is_told_shortly(match: NameMatch, name: str, source: str) -> bool:
    """Whether a company lacks its business (用友网络), or a country is one sign (对美)."""
    if match.entry.kind is NameKind.COMPANY:
        short = (_BUSINESS.sub("", form) for form in match.entry.zh)
        return any(len(form) > 1 and form in source and not is_common(form) for form in short)
    sign = _COUNTRIES.get(match.entry.en) or _COUNTRIES.get(name, "")
    return bool(sign) and bool(
        re.search(rf"[对中赴输在旅驻向销]{sign}|{sign}[元线方企资系股债国洲]", source)
    )


def _held_words(evidence: Evidence) -> frozenset[str]:
    terms = [form for cited in evidence.cited for m in cited.names for form in m.entry.english]
    texts = [evidence.text, evidence.source, *evidence.company, *terms]
    words = {form for text in texts for word in _WORD.findall(text) for form in _forms(word)}
    acronyms = {_initials(term) for term in terms}
    america = {"us"} if "美" in evidence.source else set()
    words |= {form for name in named(evidence.source) for form in _forms(name)}
    compass = {word for word, sign in _COMPASS.items() if sign in evidence.source}
    shortened = abbreviations_for(evidence.source)
    return _COMMON | words | acronyms | compass | america | shortened


def _initials(term: str) -> str:
    return "".join(word[0] for word in _WORD.findall(term)).lower()


def _is_held(word: str, held: frozenset[str], evidence: Evidence) -> bool:
    copied = word in {"of", "and"} or word.isdigit() or not word[0].isalnum()
    if copied or _ROMAN.fullmatch(word) or any(form in held for form in _forms(word)):
        return True
    return len(word) > 1 and spelt_in(evidence.source, word)


def _is_quoted_title(run: str, evidence: Evidence) -> bool:
    return len(_WORD.findall(run)) >= _TITLE_WORDS and bool(_QUOTED.search(evidence.source))


def _forms(word: str) -> set[str]:
    """Lower case, with and without a plural s, and the parts of a hyphenated word."""
    lower = word.lower().rstrip("+")
    parts = {lower, *lower.split("-")}
    return parts | {part.removesuffix("s") for part in parts if len(part) > 2}


def _opens_a_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" \"'(")
    return not before or before[-1] in ".:;!?"


def _is_plain(word: str) -> bool:
    """Whether a word has no capital but its first letter, so that it may be any word."""
    return word[1:].islower() or len(word) == 1
