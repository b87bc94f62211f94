"""The title: …股份有限公司投资者关系活动记录表, on one line or two."""

from __future__ import annotations

import re

from briefing.models.record import RegionKind
from briefing.reading.fields import Field
from briefing.reading.layout.draft import Draft, Label

_TITLE = re.compile(
    r"投资者关系(?:活动|管理)?(?:记录表|登记表|活动记录|记录|档案)(?:[（(]?\d{4}.{0,12}|表|[（(].{1,12}[)）])?"
)
_NAME_ENDS = re.compile(r"(?:公司|集团|银行|证券)$")
_MARKUP = re.compile(r"[\s*#_]|</?\w{1,8}>|<br\s*/?>")
_LABEL = Label(RegionKind.FORM, "title", field=Field.TITLE)
_LONGEST = 160


def place(draft: Draft) -> None:
    """Place the first title above the questions and, if it stands above, the company's name."""
    above = None
    for index, piece in draft.open(range(draft.first)):
        text = _bare(draft, index)
        found = None if piece.field or not text else _TITLE.search(text)
        if found and found.end() == len(text):
            draft.labels[index] = _LABEL
            if not found.start() and above is not None and _names(draft, above):
                draft.labels[above] = _LABEL
            return
        above = index


def is_title(draft: Draft, index: int) -> bool:
    """Whether a piece is a record's title and nothing else."""
    text = _bare(draft, index)
    found = _TITLE.search(text) if text else None
    return found is not None and found.end() == len(text)


def _bare(draft: Draft, index: int) -> str:
    """The text without spaces and markup, in simplified characters; empty if it is long."""
    content = draft.pieces[index].content
    if content.end - content.start > _LONGEST:
        return ""
    return _MARKUP.sub("", draft.words(index))


def _names(draft: Draft, index: int) -> bool:
    return draft.pieces[index].cell is None and bool(_NAME_ENDS.search(_bare(draft, index)))
