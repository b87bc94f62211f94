"""A loss is told as one: beside its amount stands a word for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_LOSES = re.compile(r"亏损?(?:了|额|约|近|超过?|达到?|为|合计|分别为|\s)*$")
_LOSS = re.compile(
    r"\b(?:loss(?:es|-making)?|los[et]|losing|deficits?|negative|in the red)\b|[-−–]\s*(?:RMB|US)",
    re.IGNORECASE,
)
_BEFORE, _AFTER, _LONGEST = 80, 40, 12
"""Characters of English around the amount, and of Chinese ahead of it."""


def untold_losses(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find amounts that the cited sentences call a loss and the statement doesn't.

    "RMB 427 million of net profit" for 归母净利润亏损 4.27 亿元 has the right figure.
    """
    problems = []
    for figure in figure_anchors(text, evidence):
        start = figure.anchor.chinese[0]
        if figure.claim.kind is not Kind.MONEY:
            continue
        if not _LOSES.search(evidence.source[max(0, start - _LONGEST) : start]):
            continue
        span = figure.claim.span
        if not _LOSS.search(text[max(0, span.start - _BEFORE) : span.end + _AFTER]):
            problems.append(f'"{figure.claim.source}" is a loss in the cited sentences')
    return tuple(problems)
