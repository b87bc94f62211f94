"""A loss, or what profit it costs, is told as one: beside its amount stands a word for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_LOSES = re.compile(r"亏损?(?:了|额|约|近|超过?|达到?|为|合计|分别为|\s)*$")
_LOSS = re.compile(
    r"\b(?:loss(?:es|-making)?|los[et]s?|losing|deficits?|negative|in the red)\b"
    r"|[-−–]\s*(?:RMB|US)",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"(?<!正[向面])(?<!积极)(?<!有利)(?:影响|减少|拖累|侵蚀|吞噬)[^，。；]{0,14}(?:利润|收入|营收|业绩|毛利)[^，。；0-9]{0,6}$"
)
_HARM = re.compile(
    _LOSS.pattern
    + r"|\b(?:reduc|cut|lower|cost|hit|impact|affect|decreas|declin|fall|fell|drag|erod"
    r"|less|tak|shav|dent|weigh|harm|hurt|by\b)",
    re.IGNORECASE,
)
# The last word of profit ahead of an amount: "a profit of".
_PROFIT = re.compile(r"\b(?:profits?|earnings) of (?:about )?$", re.IGNORECASE)
_BEFORE, _AFTER, _LONGEST = 80, 40, 24
"""Characters of English around the amount, and of Chinese ahead of it."""


def untold_losses(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find amounts that the cited sentences call a loss and the statement doesn't.

    "RMB 427 million of net profit" for 归母净利润亏损 4.27 亿元 has the right figure, and so has
    "profit is expected to be RMB 90 million" for 预计影响利润 9,000 万元.
    """
    problems = []
    for figure in figure_anchors(text, evidence):
        start = figure.anchor.chinese[0]
        if figure.claim.kind is not Kind.MONEY:
            continue
        ahead = evidence.source[max(0, start - _LONGEST) : start]
        span = figure.claim.span
        before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end :]
        beside = f"{before}{text[span.start : span.end]}{after[:_AFTER]}"
        gained = _PROFIT.search(before)
        lost = _LOSS.search(beside, gained.end() if gained else 0)
        if _LOSES.search(ahead) and not lost:
            problems.append(f'"{figure.claim.source}" is a loss in the cited sentences')
        elif _TAKES.search(ahead) and not _HARM.search(beside):
            problems.append(f'"{figure.claim.source}" is what the cited sentences say is lost')
    return tuple(problems)
