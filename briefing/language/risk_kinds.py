"""What kind of risk an adverse clause states, where its words say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.tables import table

if TYPE_CHECKING:
    from briefing.models.memo import RiskCategory


@dataclass(frozen=True, slots=True)
class RiskKind:
    """A kind of risk.

    Attributes:
        category: in the codebook, which goes by the nearest cause.
        title: in English, by which it goes.
        effect: it is what something else brought about: less revenue, a delay.
    """

    category: RiskCategory
    title: str
    effect: bool = False


def risk_kind(clause: str, *causes: str) -> RiskKind | None:
    """The kind of risk that a Chinese clause states.

    Args:
        causes: where its cause may be named, nearest first: the rest of its sentence, the question.

    Returns:
        What the clause says; where that is an effect or nothing known, the first cause that is
        named instead; else what its sentence says. None where no row of the table fits.
    """
    own = _kind(clause)
    if own is not None and not own.effect:
        return own
    named = [_kind(text) for text in causes]
    cause = next((kind for kind in named if kind and not kind.effect), None)
    return cause or own or next(iter(named), None)


def _kind(text: str) -> RiskKind | None:
    return next((kind for words, kind in _rows() if words.search(text)), None)


@cache
def _rows() -> tuple[tuple[re.Pattern[str], RiskKind], ...]:
    return tuple(
        (
            re.compile(row["words"]),
            RiskKind(row["category"], row["title"], row.get("effect", False)),
        )
        for row in table("risk_kinds")
    )
