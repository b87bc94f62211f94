"""How far two people agree who labelled the same answers: Cohen's kappa per facet.

J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
Measurement 20 (1960). Presence of a risk is labelled per answer and category.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from briefing.models.memo import RiskCategory

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from evals.references import LabelledAnswer, ReferenceAnswer

FACETS = ("outlook", "certainty", "directness")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one facet.

    Attributes:
        items: labelled twice.
        observed: share of items with the same label.
        kappa: observed agreement beyond chance, at most 1; None where chance alone gives 1.
    """

    facet: str
    items: int
    observed: float
    kappa: float | None


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Kappa of pairs of labels; None without pairs, or if both always give one same label."""
    if not pairs:
        return None
    size = len(pairs)
    observed = sum(one == other for one, other in pairs) / size
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[label] * others[label] for label in ones) / size**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def agreements(
    answers: Iterable[tuple[ReferenceAnswer, LabelledAnswer]],
) -> tuple[Agreement, ...]:
    """Agreement of references and second labels of the same answers."""
    both = list(answers)
    rows: dict[str, list[tuple[Hashable, Hashable]]] = {
        facet: [(getattr(a.stance, facet), getattr(b.stance, facet)) for a, b in both]
        for facet in FACETS
    }
    rows["a risk of a category"] = [
        (
            any(risk.category == category for risk in a.risks),
            any(risk.category == category for risk in b.risks),
        )
        for a, b in both
        for category in get_args(RiskCategory)
    ]
    return tuple(
        Agreement(
            facet,
            len(pairs),
            sum(one == other for one, other in pairs) / len(pairs) if pairs else 0.0,
            cohens_kappa(pairs),
        )
        for facet, pairs in rows.items()
    )
