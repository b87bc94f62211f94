"""Headings that part the record: 问答交流纪要, 二、互动问答环节."""

from __future__ import annotations

import re

from briefing.models.record import RegionKind
from briefing.reading.layout.draft import Draft, Label

_HEADING = re.compile(
    r"[*【]{0,2}(?:[（(]?[一二三四五六七八九十]{1,2}[、.)）]\s*)?"
    r"(?:本次|主要|问题|沟通|回复|答复|进行|会议|现场|调研|活动|投资者|互动|交流|问答|提问|公司|基本|经营|情况|业务|介绍|概况|的|及|与|和)*"
    r"(?:纪要|问答|环节|内容|介绍|交流|互动|情况|记录|部分|摘要|如下|提问|问题|答复|回复)[*】]{0,2}[：:]?"
)
_NUMBERED = re.compile(r"[*_]{0,2}[一二三四五六七八九十]{1,2}、")
_SENTENCE = re.compile(r"[。；;！!？?]|[，,：:]$")
_LABEL = Label(RegionKind.FORM, "section-heading")
_LONGEST = 40


def place(draft: Draft) -> None:
    """Place such headings above the first question."""
    for index, piece in draft.open(range(draft.first)):
        short = piece.content.end - piece.content.start <= _LONGEST
        if short and not piece.field and _heads(draft, index):
            draft.labels[index] = _LABEL


def _heads(draft: Draft, index: int) -> bool:
    text = draft.words(index)
    if draft.pieces[index].cell is None and _HEADING.fullmatch(text):
        return True
    return _NUMBERED.match(text) is not None and not _SENTENCE.search(text)
