"""The marks that begin a question or an answer, as families in a named order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.reading.pieces import Asks, Mark


@dataclass(frozen=True, slots=True)
class Family:
    """Words that go together, those of the question and those of the answer; a space parts them."""

    name: str
    questions: str
    answers: str


FAMILIES = (
    Family("ask-answer", "问 提问", "答 回答 答复"),
    Family("letters", "Q q Ｑ", "A a Ａ"),
    Family("question-reply", "问题", "回复"),
    Family("investor-company", "投资者提问 投资者问 投资者", "公司回复 公司回答 公司答复 公司答"),
)
"""A family gives the regions that its marks begin the name of their rule."""

_BOLD = r"(?:\*\*|__)?"
_GAP = r"[ \t\u3000\u00a0]{0,3}"


@cache
def _words(families: tuple[Family, ...]) -> dict[str, Mark]:
    return {
        word: Mark(asks, family.name)
        for family in families
        for asks, words in ((Asks.QUESTION, family.questions), (Asks.ANSWER, family.answers))
        for word in words.split()
    }


def _choice(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _mark(families: tuple[Family, ...]) -> re.Pattern[str]:
    """A word, maybe numbered, with a colon (问题1：), in brackets (【问】) or with a point (Q1.).

    CommonMark sees no emphasis in ``**问：**请问``, so the asterisks are read here.
    """
    words = _choice([*_words(families)])
    word = rf"(?P<word>{words}){_GAP}(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})?{_GAP}"
    ending = rf"[】\]]{_BOLD}{_GAP}[：:]?"
    plain = rf"(?:{_BOLD}{_GAP}[：:]|(?<=\d)[.．、](?!\d))"
    return re.compile(
        rf"{_BOLD}(?:\d{{1,2}}[、.．]{_GAP})?{_BOLD}(?P<open>[【\[])?{_GAP}{word}"
        rf"(?(open){ending}|{plain}){_BOLD}"
    )


@cache
def _inline_answer(families: tuple[Family, ...]) -> re.Pattern[str]:
    answers = _choice([word for word, mark in _words(families).items() if mark.asks is Asks.ANSWER])
    return re.compile(rf"(?<=[？?。！!]){_GAP}(?={_BOLD}(?:{answers})\d{{0,3}}{_BOLD}[：:])")


def match_mark(
    source: str, start: int, end: int, families: tuple[Family, ...] = FAMILIES
) -> tuple[Mark, int] | None:
    """The mark that ``source[start:end]`` begins with, and where it ends; None without one."""
    found = _mark(families).match(source, start, end)
    return None if found is None else (_words(families)[found["word"]], found.end())


def find_inline_answer(
    source: str, start: int, end: int, families: tuple[Family, ...] = FAMILIES
) -> int | None:
    """Where an answer's mark follows the end of a question on the same line; None if nowhere."""
    found = _inline_answer(families).search(source, start, end)
    return None if found is None else found.end()
