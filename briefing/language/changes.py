"""Words of change that go one way, up or down; ``changes.yaml`` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.language.tables import table


@dataclass(frozen=True, slots=True)
class Change:
    """One way of changing, as regular expressions (alternatives without a group).

    Attributes:
        verbs: English for rising, or for falling.
        quality: English for getting better, or worse: of a cost or a loss that is the other way.
        chinese: what either may render.
    """

    verbs: str
    quality: str
    chinese: str


@cache
def changes() -> tuple[Change, Change]:
    """The words for up and those for down."""
    rows: dict[str, dict[str, list[str]]] = table("changes")
    return _change(rows["up"], "better"), _change(rows["down"], "worse")


def _change(row: dict[str, list[str]], quality: str) -> Change:
    return Change("|".join(row["verbs"]), "|".join(row[quality]), str(row["chinese"]).strip())
