"""An answer's text as numbered sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.models.record import Sentence
from briefing.reading.flattening import flatten
from briefing.reading.pieces import Joint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.reading.pieces import Piece

_POINT = (
    r"(?:\d{1,2}[、)）]|\d{1,2}[.．](?!\d)"
    r"|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]|[•●◆■▪➢➤►▶◇★✓]"
    r"|[一二三四五六七八九十]{1,3}(?:、|是)|第[一二三四五六七八九十]{1,2}(?:[，,、]|是))"
)
"""1、 1) 1. （1） ① • 一、 一是 第一， in front of a numbered point."""
_ENDS = r"[。！？；!?;：:.…][\s”’」』）)\]】》*_]*"
_CJK = r"\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’"

_STARTS_POINT = re.compile(_POINT)
_ENDED = re.compile(rf"{_ENDS}$")
_FIGURE = re.compile(r"\d\.$")
_TAIL = 16  # characters looked at to see whether a line is complete

_TOKEN = re.compile(
    rf"(?P<skip>(?:https?://|www\.)[!-:<-~]+|&\#?\w{{1,8}};)"
    rf"|(?P<point>(?<=[：:；;，,。])(?<!\d[：:]){_POINT})"
    rf"|(?P<open>[（(“「『《【\[])"
    rf"|(?P<close>[）)”」』》】\]])"
    rf"|(?P<end>[。！？；][。！？；!?]*"
    rf"|[!?;][!?]*(?=\s*(?:[{_CJK}]|$))|(?<=[{_CJK}])[!?;]+|(?<=[{_CJK}%)])\.(?![0-9A-Za-z.]))"
)
_PAIRS = {
    "）": "（",
    ")": "（",
    "”": "“",
    "」": "「",
    "』": "『",
    "》": "《",
    "】": "【",
    "]": "【",
}
_OPENERS = {"(": "（", "[": "【"}
_AFTER_COMMA = re.compile(r"[一二三四五六七八九十]是")
_RUNS_ON = frozenset("，,、；;：:。.）)的等这")
_WORD = re.compile(r"\w")


def sentences(source: str, pieces: Sequence[Piece]) -> tuple[Sentence, ...]:
    """Split what the pieces say into sentences, numbered from 1.

    A sentence ends at 。！？； and at their half-width forms beside Chinese text, never inside a
    figure, an address, a quotation or brackets. A numbered point begins a new one. A paragraph that
    ends without punctuation goes on in the next: a page break cut it.
    """
    found: list[Sentence] = []
    for unit in _units(source, pieces):
        flat = flatten(source, unit)
        for start, end in _split(flat.text):
            text = flat.text[start:end]
            first = start + len(text) - len(text.lstrip())
            last = first + len(text.strip())
            spans = flat.spans(first, last)
            found.append(Sentence(len(found) + 1, text.strip(), spans))
    return tuple(found)


def _units(source: str, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces between which a sentence may run on."""
    unit: list[Piece] = []
    quoted = 0
    for piece in pieces:
        text = piece.text(source)
        if unit and _parts(source, unit[-1], piece) and not (quoted > 0 and _closes(text)):
            yield unit
            unit = []
            quoted = 0
        unit.append(piece)
        quoted += text.count("“") - text.count("”")
    if unit:
        yield unit


def _closes(text: str) -> bool:
    """Whether a quotation that began above ends here, so that only a page's end parts it."""
    opened, closed = text.find("“"), text.find("”")
    return closed >= 0 and not 0 <= opened < closed


def _parts(source: str, before: Piece, after: Piece) -> bool:
    """Whether the sentence surely ends between two pieces; within a paragraph the text decides."""
    if after.joint in (Joint.FRESH, Joint.INLINE):
        return after.joint is Joint.FRESH
    if _STARTS_POINT.match(source, after.content.start, after.content.end):
        return True
    if after.joint is Joint.LINE:
        return False
    tail = source[max(before.content.start, before.content.end - _TAIL) : before.content.end]
    if _FIGURE.search(tail) and source[after.content.start : after.content.start + 1].isdecimal():
        return False  # 38.|6 亿元
    return _ENDED.search(tail) is not None


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; a stretch without a word goes to the one before."""
    start = after = 0
    for end in [*_boundaries(text), len(text)]:
        if _WORD.search(text, after, end):
            if after > start:
                yield start, after
            start = after
        after = end
    if after > start:
        yield start, after


def _boundaries(text: str) -> Iterator[int]:
    """Places where a sentence ends, ascending."""
    tokens = list(_TOKEN.finditer(text))
    closed = _closed(tokens)
    depth = 0
    for index, token in enumerate(tokens):
        at, kind = token.start(), token.lastgroup
        if kind == "open":
            depth += at in closed
        elif kind == "close" and at in closed:
            depth -= 1
            if not depth and _quotation_ends(text, tokens, index):
                yield token.end()
        elif not depth and kind == "end":
            yield token.end()
        elif not depth and kind == "point" and _begins(text, at):
            yield at


def _closed(tokens: Iterable[re.Match[str]]) -> set[int]:
    """Where brackets and quotation marks stand that have a partner; others count for nothing."""
    waiting: dict[str, list[int]] = {}
    closed: set[int] = set()
    for token in tokens:
        if token.lastgroup == "open":
            waiting.setdefault(_OPENERS.get(token[0], token[0]), []).append(token.start())
        elif token.lastgroup == "close" and waiting.get(_PAIRS[token[0]]):
            closed.update((waiting[_PAIRS[token[0]]].pop(), token.start()))
    return closed


def _quotation_ends(text: str, tokens: list[re.Match[str]], index: int) -> bool:
    """Whether a sentence ends here: a full stop before the closing mark, a fresh start after."""
    before, after = tokens[index - 1], text[tokens[index].end() : tokens[index].end() + 1]
    stopped = before.lastgroup == "end" and before.end() == tokens[index].start()
    return stopped and before[0][-1] in "。！" and after not in _RUNS_ON


def _begins(text: str, at: int) -> bool:
    return text[at - 1] not in "，," or _AFTER_COMMA.match(text, at) is not None
