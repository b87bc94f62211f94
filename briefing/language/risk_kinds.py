"""What kind of risk an adverse clause states, where its words say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from briefing.models.memo import RiskCategory


@dataclass(frozen=True, slots=True)
class RiskKind:
    """A kind of risk: its category in the codebook and the English title that it goes by."""

    category: RiskCategory
    title: str


def risk_kind(clause: str) -> RiskKind | None:
    """The kind of risk that a Chinese clause states; None where no row of the table fits."""
    return next((kind for words, kind in _rows() if words.search(clause)), None)


@cache
def _rows() -> tuple[tuple[re.Pattern[str], RiskKind], ...]:
    text = files("briefing.language").joinpath("risk_kinds.yaml").read_text("utf-8")
    return tuple(
        (re.compile(row["words"]), RiskKind(row["category"], row["title"]))
        for row in yaml.safe_load(text)
    )
