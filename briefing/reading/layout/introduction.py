"""What management said before the first question."""

from __future__ import annotations

import re

from briefing.models.record import RegionKind
from briefing.reading.layout.draft import Draft, Label

_SENTENCE_ENDS = re.compile(r"[。！；]|[\u4e00-\u9fff][!;]")
_LABEL = Label(RegionKind.INTRODUCTION, "introduction")


def place(draft: Draft) -> None:
    """Place what stands between the form and the first question, if there is a sentence in it."""
    if draft.first == len(draft.pieces):
        return
    placed = [index for index in range(draft.first) if draft.labels[index] is not None]
    forms = [index for index in placed if (label := draft.labels[index]) and label.field]
    open_ = [index for index, _ in draft.open(range(forms[-1] + 1 if forms else 0, draft.first))]
    if any(_SENTENCE_ENDS.search(draft.text(index)) for index in open_):
        for index in open_:
            draft.labels[index] = _LABEL
