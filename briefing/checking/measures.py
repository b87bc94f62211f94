"""A measure that a statement names is one that its sentences speak of.

The figure of a statement may be right and stand beside another measure: "total assets were RMB
23.6 billion" of 理财规模 236 亿元, "the yield rate has increased" of 不良率.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.tables import table

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence


def foreign_measures(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find measures in a statement of which the cited sentences don't speak."""
    source = evidence.source
    return tuple(
        f'the cited sentences don\'t speak of "{named.group()}"'
        for english, chinese in _table()
        if (named := english.search(text)) and not chinese.search(source)
    )


@cache
def _table() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows: list[dict[str, str]] = table("measures")
    return tuple(
        (re.compile(rf"\b(?:{row['en']})\b", re.IGNORECASE), re.compile(row["zh"], re.IGNORECASE))
        for row in rows
    )
