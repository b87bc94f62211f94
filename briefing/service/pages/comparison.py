"""What two memos of a company have in common, and what is new in the later one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from briefing.models.memo import Certainty, Directness, Outlook
from briefing.rendering import words

if TYPE_CHECKING:
    from briefing.models.memo import Memo

_FACETS = (("outlook", Outlook), ("certainty", Certainty), ("directness", Directness))


@dataclass(frozen=True, slots=True)
class Row:
    """How many answers of each memo have a label; a label that neither has gets no row."""

    facet: str
    label: str
    before: int
    after: int


def stance_rows(before: Memo, after: Memo) -> tuple[Row, ...]:
    """The stance of two memos, label by label, in the codebook's order."""
    counts = [
        Counter(
            (facet, getattr(answer.stance, facet))
            for answer in memo.answers
            if answer.stance
            for facet, _ in _FACETS
        )
        for memo in (before, after)
    ]
    rows = [
        Row(facet, label, counts[0][facet, label], counts[1][facet, label])
        for facet, labels in _FACETS
        for label in get_args(labels)
    ]
    return tuple(row for row in rows if row.before or row.after)


def risk_changes(before: Memo, after: Memo) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Categories of risk in the later memo only, in both, and in the earlier only."""
    first = {risk.category for risk in before.risks}
    second = {risk.category for risk in after.risks}
    groups = (
        ("New", second - first),
        ("In both", first & second),
        ("No longer named", first - second),
    )
    return tuple((name, tuple(sorted(map(words.words, group)))) for name, group in groups)
