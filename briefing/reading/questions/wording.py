"""What a line says of itself: that it asks, that it carries a number, that it stands out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.reading.blocks import Shape
from briefing.reading.folding import folded
from briefing.reading.pieces import Asks

if TYPE_CHECKING:
    from briefing.reading.pieces import Piece

_CHINESE = "一二三四五六七八九十"
_NUMBER = re.compile(
    r"(?:\*\*|__)?(?:"
    r"(?P<bracketed>[（(]\s*(?P<b>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)][、.．]?)"
    r"|(?P<circled>[①-⑳])"
    r"|(?P<plain>(?P<p>\d{1,3})(?:[、)）]|[.．](?!\d)))"
    r"|(?P<chinese>(?P<c>[一二三四五六七八九十]{1,3})[、.．])"
    r"|(?P<letter>[QqＱ](?P<q>\d{1,3})[、.．:： \t])"
    r"|(?P<worded>(?:问题?|提问)\s?(?P<w>\d{1,3}|[一二三四五六七八九十]{1,3})[、.．:： \t])"
    r")[ \t\u3000\u00a0]*"
)
_QUESTION_ENDS = re.compile(r"[？?][”\"』」）)\]】*_\s]*$")
_SENTENCE_ENDS = re.compile(r"[。！；;!：:][”\"』」）)\]】*_\s]*$")
_REQUEST = re.compile(
    r"(?:您好|你好|尊敬的\S{1,8}|领导好)?[，,！!]?\s*"
    r"(?:请问|请教|请介绍|请简要|请简单|请谈|请分析|请展望|请说明|请解释|请分享|请更新|请|想请|想了解|能否|可否|是否|如何|为何|为什么|怎么|怎样|麻烦)"
)
_SIGNS = {
    Asks.QUESTION: re.compile(r"[问問Q][ \t\u3000]+"),
    Asks.ANSWER: re.compile(r"(?:答|[AＡ]\d{1,3})[ \t\u3000]+"),
}
_PUNCTUATION = re.compile(r"[，。；：？！,;:?!]")
_HEADING = 20
_TAIL = 24
_DIGITS = {sign: value for value, sign in enumerate(_CHINESE, start=1)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in front of a line.

    Attributes:
        style: how it is written, so that (1) and 1、 are told apart.
        end: where the text after it begins.
    """

    style: str
    value: int
    end: int


def number(source: str, piece: Piece) -> Number | None:
    """The number that a piece begins with."""
    found = _NUMBER.match(source, piece.content.start, piece.content.end)
    if found is None:
        return None
    style = found.lastgroup or ""  # the outer group, which closes last
    if style == "circled":
        return Number(style, ord(found["circled"]) - ord("①") + 1, found.end())
    written = next(value for name in "bpcqw" if (value := found[name]))
    return Number(style, int(written) if written.isdecimal() else _chinese(written), found.end())


def sign_end(source: str, piece: Piece, kind: Asks) -> int | None:
    """Where the sign ends that the piece begins with: a number, 问 or Q1 and a space; else None."""
    if kind is Asks.QUESTION and (found := number(source, piece)):
        return found.end
    sign = _SIGNS[kind].match(source, piece.content.start, piece.content.end)
    return sign.end() if sign else None


def _chinese(written: str) -> int:
    """十二 is 12, 二十一 is 21."""
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS[written[0]]
    return 10 * _DIGITS.get(tens[:1], 1) + _DIGITS.get(ones[:1], 0)


def asks(source: str, piece: Piece) -> bool:
    """Whether the piece ends with a question mark."""
    return _ends(_QUESTION_ENDS, source, piece)


def complete(source: str, piece: Piece) -> bool:
    """Whether the piece ends with the end of a sentence, a question mark included."""
    return _ends(_SENTENCE_ENDS, source, piece) or asks(source, piece)


def _ends(pattern: re.Pattern[str], source: str, piece: Piece) -> bool:
    start = max(piece.content.start, piece.content.end - _TAIL)
    return pattern.search(source[start : piece.content.end]) is not None


def requests(source: str, start: int, end: int) -> bool:
    """Whether ``source[start:end]`` begins as a request does (请介绍…), question mark or not."""
    return _REQUEST.match(folded(source[start : min(end, start + _TAIL)])) is not None


def heads(source: str, piece: Piece) -> bool:
    """Whether the piece is as short as a heading and has no punctuation."""
    text = piece.text(source)
    return len(text) <= _HEADING and not _PUNCTUATION.search(text)


def stands_out(source: str, piece: Piece) -> bool:
    """Whether the piece is a heading, or bold from its beginning to its end."""
    text = piece.text(source)
    bold = any(
        text.startswith(sign) and text.endswith(sign) and text.count(sign) == 2
        for sign in ("**", "__")
    )
    return piece.shape is Shape.HEADING or (bold and len(text) > len("****"))
