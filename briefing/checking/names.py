"""Each name of a statement must stand in the sentences that it cites.

- A name that the glossary knows must be named by a cited sentence, whatever its words are:
  Ministry of Finance isn't borne out by finance.
- Of any other run of capitalised words each must be held: by a cited sentence, by the English form
  of one of its names (North American for 北美), by the company's own name, or as the pinyin
  of the sentence's characters (Yiwu for 义乌).
- An abbreviation is held where a word that it renders is cited (TCM for 中成药, VAT for 增值税),
  where its elements are (NdFeB), or the initials of a name (QAX for 奇安信); one that nobody knows
  is a term, not a name, where it is used as a common noun.
- A foreign name is held where the Chinese sounds like it (Zeiss for 蔡司), one of ordinary words
  where the dictionary finds them (Northern Rare Earth for 北方稀土), and the business in the name
  of a company where its word is (Technology for 科技) or behind a name that is held.
- A company lacks its business in a record (用友网络); what is left may be any word (大众) only
  where it stands as a company does.
- The first word of a sentence is capitalised anyway, if it can be an English word.
- A title that the source puts in quotation marks is translated: half of its words must be there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.clauses import VERB
from briefing.checking.held import (
    UNDERSTOOD,
    WORD,
    forms_of,
    held_words,
    is_held,
    is_told_as_a_whole,
)
from briefing.language.abbreviations import abbreviations_for, is_abbreviation
from briefing.language.dictionary import (
    is_common,
    is_english,
    is_ordinary,
    named,
    renders,
)
from briefing.language.glossary import NameKind, business_in_english, without_business
from briefing.language.pinyin import spelt_in

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence
    from briefing.language.glossary import Entry, NameMatch
    from briefing.models.record import Span

# A run of capitalised words, Latin product names included (Huawei Ascend 910B, DeepSeek R1).
_CAPITALISED = r"[A-Za-z]*[A-Z][\w+-]*"
_NAME = re.compile(rf"\b{_CAPITALISED}(?:\s+(?:(?:of|&|and)\s+)?{_CAPITALISED})*")
_QUOTED = re.compile(r"[“‘「『《\"][^”’」』》\"]{2,}[”’」』》\"]")

_ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z]{0,5}s?")
_ARTICLE = re.compile(
    r"(?:\b(?:an?|the|no|each|every|per|its|their|new|own|more|other|[a-z]+-)|\d)\s?$", re.I
)
# Neither a verb nor what links two phrases.
_NOUN_BEHIND = re.compile(
    rf"\s(?!(?:and|or|but|in|on|of|at|to|for|from|by|with|as|than|while|which|who|that|is|its|this|last"
    rf"|next|now|also|not|has|about|only|since|after|before|until|under|over|because|though|when|where"
    rf"|if|so|per|both|will|the|an?|still|already|again|together|alone|instead|[a-z]+ly)\b)(?!{VERB.pattern})[a-z]{{3,}}"
)
_PARTY_BEFORE = r"(?:^|(?<=[，。；：、（\s给向与和跟对从由为及是]))"
_PARTY_BEHIND = (
    r"(?=[的和与、及，。；）占]|[我他]们|合作|订单|收入|已|今年|去年|供|分别|方面|那边|这边"
    r"|贡献|采购|接|拿|系|链|排|第|是|则|也|都|没|还|又|仍|在|为主)"
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


def unfounded_names(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find the names of a statement that no cited sentence holds."""
    found = evidence.glossary.find_english(text)
    unnamed = [
        match
        for match in found
        if not _is_cited(match, text, evidence) and not _is_only_capitalised(match.span, text)
    ]
    problems = [_within(text, match.span) for match in unnamed]
    held = held_words(evidence) | {
        form
        for match in found
        if match not in unnamed
        for word in WORD.findall(_within(text, match.span))
        for form in forms_of(word)
    }
    for run in _NAME.finditer(text):
        told = any(m.span.start < run.end() and run.start() < m.span.end for m in unnamed)
        if told or _is_quoted_title(run.group(), evidence):
            continue
        words = WORD.findall(run.group())
        first = int(_opens_a_sentence(text, run.start()) and _may_be_any(words[0]))
        business = business_in_english(evidence.source)
        # Technology is borne out by 科技, but not that it is Haoyuan's.
        if words[first:] and words[first] in business and words[0] != "The":
            first = 0
        missing = [
            w
            for w in words[first:]
            if not is_held(w, held, evidence) and not _is_told_as_a_term(w, text)
        ]
        if set(missing) - business and not is_told_as_a_whole(run.group(), missing, held, evidence):
            problems.append(" ".join(missing))
    return tuple(
        f'"{name}" isn\'t named in the cited sentences' for name in dict.fromkeys(problems)
    )


def _within(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _is_cited(match: NameMatch, text: str, evidence: Evidence) -> bool:
    """Whether a name of the glossary is cited, is the company's, or is understood anyway."""
    if set(_within(text, match.span).lower().split()) <= UNDERSTOOD:
        return True
    cited = [other.entry for sentence in evidence.cited for other in sentence.names]
    rest = _within(text, match.span)
    if any(match.entry.en == entry.en or rest in entry.english for entry in cited):
        return True
    if (
        _is_told_shortly(match, rest, evidence.source)
        or rest.lower() in abbreviations_for(evidence.source)
        or set(rest.split()) <= named(evidence.source).keys()
        or spelt_in(evidence.source, rest)
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
        return any(
            form in source and (not is_common(form) or _stands_for_a_party(form, source))
            for form in short_forms(match.entry)
        )
    sign = _COUNTRIES.get(match.entry.en) or _COUNTRIES.get(name, "")
    return bool(sign) and bool(
        re.search(rf"[对中赴输在旅驻向销]{sign}|{sign}[元线方企资系股债国洲]", source)
    )


def short_forms(entry: Entry) -> tuple[str, ...]:
    """What is left of a name's Chinese forms without the business (用友 of 用友网络).

    Not those that the glossary holds, which knows where such a one is no name (推广汽车).
    """
    forms = dict.fromkeys(without_business(form) for form in entry.zh)
    return tuple(form for form in forms if len(form) > 1 and form not in entry.zh)


def _stands_for_a_party(word: str, source: str) -> bool:
    """Whether a word that means something stands where a company does (给苹果供货, 大众和宝马)."""
    return bool(re.search(_PARTY_BEFORE + re.escape(word) + _PARTY_BEHIND, source))


def _is_told_as_a_term(word: str, text: str) -> bool:
    """Whether an abbreviation that no glossary knows is a common noun: the PPA, MRI scanners.

    A party takes no article and does, gives or gets something.
    """
    if not _ABBREVIATION.fullmatch(word) or is_abbreviation(word):
        return False
    return not any(
        not _ARTICLE.search(text[: match.start()]) and not _NOUN_BEHIND.match(text, match.end())
        for match in re.finditer(rf"\b{re.escape(word)}\b", text)
    )


def _is_quoted_title(run: str, evidence: Evidence) -> bool:
    """Whether a run may translate what the source quotes: half of its words are in there."""
    return place_quoted(run, evidence.source) is not None


def place_quoted(run: str, source: str) -> int | None:
    """Where a source quotes what capitalised words may translate: a code point, or None."""
    words = [word for word in WORD.findall(run) if word[0].isupper()]
    return next(
        (
            quoted.start()
            for quoted in _QUOTED.finditer(source)
            if words
            and 2 * sum(renders(word, quoted.group(), by_character=True) for word in words)
            >= len(words)
        ),
        None,
    )


def _opens_a_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" \"'(")
    return not before or before[-1] in ".:;!?"


def _is_only_capitalised(span: Span, text: str) -> bool:
    """Whether a name is an ordinary word that begins a sentence (Target prices, Gap filler)."""
    return _opens_a_sentence(text, span.start) and is_ordinary(_within(text, span))


def _may_be_any(word: str) -> bool:
    """Whether a word is capitalised only because it begins a sentence."""
    return len(word) == 1 or (word[1:].islower() and is_english(word))
