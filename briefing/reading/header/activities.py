"""The ticked activity types."""

from __future__ import annotations

import re

from briefing.models.record import Activity, ActivityType
from briefing.reading.folding import folded

_BOX = re.compile(
    r"<input\b[^<>]*>|[☑☒√■▣✓✔✅●◉◼🗹🗸☐□○◻▢◯]|\\?\[[ \u3000xX√✓✔*]?\\?\]"
    r"|[（(][ \u3000]*[√✓✔xX]?[ \u3000]*[）)]",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?(?!input\b)[a-z]\w*\b[^<>]{0,200}>", re.IGNORECASE)
_CHECKED = re.compile(r"""\schecked(?=[\s=/>])(?!\s*=\s*["']?false)""", re.IGNORECASE)
_TICKS = frozenset("☑☒√■▣✓✔✅●◉◼🗹🗸xX*")
_REQUEST = re.compile(r"[（(]?\s*请(?:文字)?说明其他活动内容\s*[）)]?|_+")
_EDGES = " \u3000：:（）()、，,；;*|"


def activities(text: str) -> tuple[Activity, ...] | None:
    """The types with a tick; a form without boxes that names one type has that one.

    Returns:
        In the form's order; None where the ticks are lost and the type is unknown.
    """
    text = _TAG.sub(" ", text)
    boxes = list(_BOX.finditer(text))
    if not boxes:
        named = _named(text)
        return (named,) if named else None
    found: list[Activity] = []
    ticked = False
    for box, following in zip(boxes, [*boxes[1:], None], strict=True):
        ticked = ticked or _ticked(box[0])
        words = text[box.end() : following.start() if following else len(text)].strip(_EDGES)
        if not words and following:
            continue  # "□√特定对象调研": one box of two signs
        if ticked and words:
            found.append(_activity(words))
        ticked = False
    return tuple(found) or None


def _ticked(box: str) -> bool:
    if box[0] == "<":
        return _CHECKED.search(box) is not None
    return not _TICKS.isdisjoint(box)


def _activity(words: str) -> Activity:
    known = folded(words)
    for kind in ActivityType:
        if known.startswith(kind.value):
            rest = _REQUEST.sub("", words[len(kind.value) :])
            detail = " ".join(rest.split()).strip(_EDGES) if kind is ActivityType.OTHER else ""
            return Activity(kind, detail)
    return Activity(ActivityType.OTHER, " ".join(words.split()))


def _named(text: str) -> Activity | None:
    listed = [kind for kind in ActivityType if kind.value in folded(text)]
    words = text.strip(_EDGES)
    alone = len(listed) == 1 and folded(words).startswith(listed[0].value)
    return _activity(words) if alone else None
