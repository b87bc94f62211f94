"""Headings that part the questions: 一、关于经营业绩, ## 第二场：2026年4月23日."""

from __future__ import annotations

import re

from briefing.models.record import RegionKind
from briefing.reading.blocks import Shape
from briefing.reading.layout.draft import Draft, Label
from briefing.reading.pieces import Asks
from briefing.reading.questions import wording

_LABEL = Label(RegionKind.FORM, "group-heading")
_GROUP = re.compile(
    r"[*_]{0,2}(?:第[一二三四五六七八九十\d]{1,3}(?:场|部分|组|批)|（[一二三四五六七八九十]{1,2}）)"
)
_ENDS = re.compile(r"[。；，,;！!？?][*_]{0,2}$")
_LONGEST = 60


def place(draft: Draft) -> None:
    """Place a heading right above a question.

    A plain line is one if it carries a group's number and these count up from question to question.
    """
    expected = 0
    for index in _above_questions(draft):
        piece = draft.pieces[index]
        found = wording.number(draft.source, piece)
        counted = found is not None and found.style == "chinese" and found.value in (expected, 1)
        first = found is not None and found.style == "chinese" and index < draft.first
        sign = piece.shape is Shape.HEADING or _GROUP.match(draft.words(index)) or counted or first
        if sign and _short(draft, index):
            draft.labels[index] = _LABEL
            expected = found.value + 1 if found else expected


def _above_questions(draft: Draft) -> list[int]:
    """The pieces right above a question that aren't placed yet."""
    found: list[int] = []
    above = -1
    for index, piece in enumerate(draft.pieces):
        if piece.asks and piece.asks.asks is Asks.QUESTION:
            if above >= 0:
                found.append(above)
            above = -1
        elif piece.asks or piece.mark:
            above = -1
        elif piece.running:
            above = index if draft.labels[index] is None and not piece.field else -1
    return found


def _short(draft: Draft, index: int) -> bool:
    text = draft.words(index)
    return len(text) <= _LONGEST and not _ENDS.search(text)
