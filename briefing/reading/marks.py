"""The marks that begin a question or an answer, as families in a named order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.reading.folding import either, folded
from briefing.reading.pieces import Asks, Mark


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: a key that costs nothing
class Family:
    """Words that go together, those of the question and those of the answer; a space parts them."""

    name: str
    questions: str
    answers: str


FAMILIES = (
    Family("ask-answer", "问 提问 请问 发问", "答 回答 答复 答覆 解答"),
    Family("letters", "Q q", "A a"),
    Family("question-reply", "问题 投资者问题", "回复 回覆 问题回复"),
    Family(
        "investor-company",
        "投资者提问 投资者问 投资者 网友提问 分析师提问 分析师 机构提问 提问者 提问人 提问内容",
        "公司回复 公司回答 公司答复 公司答 上市公司回复 管理层回复 管理层回答 回复内容 答复内容",
    ),
)
"""A family gives the regions that its marks begin the name of their rule."""

_ALONE = frozenset("问 答 提问 回答 答复 回复 Q A".split())
"""Of the words, those that are a mark in a cell of their own without a number."""
_BOLD = r"(?:\*\*|__|</?(?:b|strong)>){0,2}"
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
    return "|".join(map(either, sorted(words, key=len, reverse=True)))


@cache
def _mark(families: tuple[Family, ...]) -> re.Pattern[str]:
    """A word, maybe numbered, with a colon (问题1：), in brackets (【问】) or with a point (Q1.).

    CommonMark sees no emphasis in ``**问：**请问``, so the asterisks are read here.
    """
    words = _choice([*_words(families)])
    word = rf"(?P<word>{words}){_GAP}(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})?{_GAP}"
    ending = rf"[】\]）)]{_BOLD}{_GAP}[：:]?"
    ordinal = rf"(?:第{_GAP}(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}}){_GAP}个?)?"
    plain = rf"(?:{_BOLD}{_GAP}[：:]|(?<=\d)[.．、](?!\d))"
    return re.compile(
        rf"{_BOLD}(?:\d{{1,2}}[、.．]{_GAP})?{_BOLD}(?P<open>[【\[（(])?{_GAP}{ordinal}{word}"
        rf"(?(open){ending}|{plain}){_BOLD}"
    )


@cache
def _lone(families: tuple[Family, ...]) -> re.Pattern[str]:
    """A word and its number that are all there is, as in a cell of their own."""
    words = [*_words(families)]
    alone = _choice([word for word in words if word in _ALONE] or [r"\0"])
    number = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
    return re.compile(
        rf"{_BOLD}(?:(?P<word>{_choice(words)}){_GAP}{number}|(?P<alone>{alone})){_GAP}[：:]?{_BOLD}"
    )


@cache
def _inline(asks: Asks) -> re.Pattern[str]:
    words = _choice([word for word, mark in _words(FAMILIES).items() if mark.asks is asks])
    return re.compile(
        rf"(?<=[？?。！!；])(?:\*\*|__|</b>|</strong>)?{_GAP}(?={_BOLD}(?:{words})\d{{0,3}}{_BOLD}[：:])"
    )


def match_mark(
    source: str, start: int, end: int, families: tuple[Family, ...] = FAMILIES
) -> tuple[Mark, int] | None:
    """The mark that ``source[start:end]`` begins with, and where it ends; None without one."""
    found = _mark(families).match(source, start, end)
    return None if found is None else (_words(families)[folded(found["word"])], found.end())


def match_lone_mark(
    source: str, start: int, end: int, families: tuple[Family, ...] = FAMILIES
) -> Mark | None:
    """The mark that ``source[start:end]`` is and nothing else, a colon or none; else None."""
    found = _lone(families).fullmatch(source, start, end)
    return None if found is None else _words(families)[folded(found["word"] or found["alone"])]


def inline_marks(source: str, start: int, end: int) -> list[int]:
    """Where marks stand inside a line: answers behind a question, questions with an answer each."""
    answers = [found.end() for found in _inline(Asks.ANSWER).finditer(source, start, end)]
    if not answers:
        return []
    questions = [found.end() for found in _inline(Asks.QUESTION).finditer(source, start, end)]
    return sorted({*answers, *(at for at in questions if at < answers[-1])})
