"""The title: …股份有限公司投资者关系活动记录表, on one line or two."""

from __future__ import annotations

import re

from briefing.models.record import RegionKind
from briefing.reading.fields import Field
from briefing.reading.layout.draft import Draft, Label

_TITLE = re.compile(
    r"投资者\s*关系\s*(?:活动|管理)?\s*(?:记录表|登记表|活动记录|记录|档案)[\s*（()）]*"
    r"(?:\d{4}.{0,12}|表)?[\s*（()）]*"
)
_NAME_ENDS = re.compile(r"(?:公司|集团|银行|证券)[\s*]*")
_LABEL = Label(RegionKind.FORM, "title", field=Field.TITLE)
_LONGEST = 80


def place(draft: Draft) -> None:
    """Place the first title above the questions and, if it stands above, the company's name."""
    above = None
    for index, piece in draft.open(range(draft.first)):
        if piece.field is None and piece.content.end - piece.content.start <= _LONGEST:
            found = _TITLE.search(draft.text(index))
            if found and found.end() == len(draft.text(index)):
                draft.labels[index] = _LABEL
                if not found.start() and above is not None and _names(draft, above):
                    draft.labels[above] = _LABEL
                return
        above = index


def _names(draft: Draft, index: int) -> bool:
    text = draft.text(index)
    found = list(_NAME_ENDS.finditer(text)) if len(text) <= _LONGEST else []
    return bool(found) and found[-1].end() == len(text) and draft.pieces[index].cell is None
