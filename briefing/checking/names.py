"""Each name of a statement must stand in the sentences that it cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.glossary import NameKind

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

# A run of capitalised words, Latin product names included (Huawei Ascend 910B, DeepSeek R1).
_NAME = re.compile(r"\b[A-Za-z]*[A-Z][\w&+-]*(?:\s+(?:of\s+)?[A-Za-z]*[A-Z][\w&+-]*)*")
_WORD = re.compile(r"[\w&+-]+")

# Capitalised in English though they name nobody, or understood wherever a Chinese company speaks.
_COMMON = frozenset(
    """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Q1 Q2 Q3 Q4 H1 H2 1H 2H FY
    RMB CNY USD HKD EUR US$ R&D AI IT IPO CEO CFO M&A ESG GDP OEM ODM SME B2B B2C ToB ToC
    China Chinese Western English I A-share IoT API GPU CPU LLM
    """.split()
)


def unfounded_names(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find the names of a statement that no cited sentence holds.

    A name counts as held if each of its words is in a cited sentence, in the English form of a
    name of one, or in the company's own name. The first word of a sentence is capitalised anyway
    and counts only if the glossary knows it as a name.
    """
    held = _held_words(evidence)
    known = _glossary_words(evidence)
    problems = []
    for match in _NAME.finditer(text):
        words = _WORD.findall(match.group())
        if _opens_a_sentence(text, match.start()) and words[0].lower() not in known:
            words = words[1:] if _is_plain(words[0]) else words
        if missing := [word for word in words if not _is_held(word, held)]:
            problems.append(f'"{" ".join(missing)}" isn\'t named in the cited sentences')
    return tuple(dict.fromkeys(problems))


def _held_words(evidence: Evidence) -> frozenset[str]:
    texts = [evidence.text, evidence.source, *evidence.company]
    return frozenset(
        form for text in texts for word in _WORD.findall(text) for form in _forms(word)
    ) | frozenset(word.lower() for word in _COMMON)


def _glossary_words(evidence: Evidence) -> frozenset[str]:
    return frozenset(
        word.lower()
        for entry in evidence.glossary.entries
        if entry.kind is not NameKind.TERM
        for word in _WORD.findall(entry.en)
    )


def _is_held(word: str, held: frozenset[str]) -> bool:
    copied = word == "of" or word.isdigit() or not word[0].isalnum()
    return copied or any(form in held for form in _forms(word))


def _forms(word: str) -> set[str]:
    """Lower case, with and without a plural s, and the parts of a hyphenated word."""
    lower = word.lower().rstrip("+")
    parts = {lower, *lower.split("-")}
    return parts | {part.removesuffix("s") for part in parts if len(part) > 3}


def _opens_a_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" \"'(")
    return not before or before[-1] in ".:;!?"


def _is_plain(word: str) -> bool:
    """Whether a word has no capital but its first letter, so that it may be any word."""
    return word[1:].islower() or len(word) == 1
