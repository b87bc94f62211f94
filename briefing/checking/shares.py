"""A share of something is told as one: beside its percentage stands a word for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_SHARE_OF = re.compile(r"占(?!比)[^，。；、]{1,20}的\s*$")
_TOLD = re.compile(
    r"\b(?:account\w*|represent\w*|shares?|proportions?|portions?|mak(?:e|es|ing) up|made up"
    r"|contribut\w*|compris\w*|constitut\w*|equal\w*|equivalent|ratio|weight\w*|percentage"
    r"|correspond\w*|form(?:s|ed|ing)?|in total|from|come|provid\w*|generat\w*|invest\w*"
    r"|held|hold\w*|stake|own\w*|t[ao]kes?|took|penetration|mix|concentration|among)\b"
    r"|\bof\b.*%|%\)?\s*(?:\w+\s){0,2}of\b",
    re.IGNORECASE,
)
_OWN_SHARE = re.compile(
    r"(?P<who>\b[Tt]he company|[A-Z][\w&-]*(?: [A-Z][\w&-]*)*) (?:accounts?|accounted) for "
    r"(?:\w+ ){0,2}[\d.]+% of (?:its|the company's|(?P=who)'s) (?:\w+ ){0,2}"
    r"(?:revenues?|sales|profits?|total)\b"
)
# The company is indeed a share, of a customer's purchases.
_OWN_SAID = re.compile(r"(?:公司|我们)\s*占(?!比)")
_BEFORE, _AFTER, _LONGEST = 50, 24, 24
"""Characters of English around the percentage, and of Chinese ahead of it."""


def untold_shares(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find percentages that the cited sentences give of a whole, and the statement of nothing.

    "The existing capacity is about 18%" for 占现有产能的 18% has the right figure, and so has "the
    company accounts for 52% of its revenue", where that is a product's share.
    """
    problems = []
    if (
        (own := _OWN_SHARE.search(text))
        and not _OWN_SAID.search(evidence.source)
        and (own["who"].lower() == "the company" or own["who"] in evidence.company)
    ):
        problems.append(f'it calls "{own["who"]}" a share of itself')
    for figure in figure_anchors(text, evidence):
        start = figure.anchor.chinese[0]
        ahead = evidence.source[max(0, start - _LONGEST) : start]
        span = figure.claim.span
        beside = text[max(0, span.start - _BEFORE) : span.end + _AFTER]
        if (
            figure.claim.kind is Kind.PERCENT
            and _SHARE_OF.search(ahead)
            and not _TOLD.search(beside)
        ):
            problems.append(f'"{figure.claim.source}" is a share of a whole in the cited sentences')
    return tuple(problems)
