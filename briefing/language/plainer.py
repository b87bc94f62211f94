"""Chinese constructions that a small model turns round, put more plainly before it is asked.

Which they are is a table, ``plainer.yaml``. The checks go on comparing with the text as it is
written; docs/small-model.md has the evidence.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.language.tables import table

_NAMED = r"[^，,；;。：:]"


def plainer(chinese: str) -> str:
    """The text with those constructions rewritten; any other text as it is."""
    for pattern, put in _table():
        chinese = pattern.sub(put, chinese)
    return chinese


@cache
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows: list[dict[str, str]] = table("plainer")
    return tuple((re.compile(row["find"].replace("NAMED", _NAMED)), row["put"]) for row in rows)
