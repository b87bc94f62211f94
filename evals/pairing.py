"""Which of these is which of those? Each belongs to one at most, and as many as possible do."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

A = TypeVar("A")
B = TypeVar("B")


def paired(
    ones: Sequence[A], others: Sequence[B], fits: Callable[[A, B], bool]
) -> list[tuple[A, B]]:
    """The largest matching, in the order of the others (augmenting paths)."""
    partner: dict[int, int] = {}

    def assign(at: int, tried: set[int]) -> bool:
        fitting = [place for place, other in enumerate(others) if fits(ones[at], other)]
        # A free one first: nobody is moved without need.
        for place in sorted(fitting, key=lambda place: place in partner):
            if place not in tried:
                tried.add(place)
                if place not in partner or assign(partner[place], tried):
                    partner[place] = at
                    return True
        return False

    for at in range(len(ones)):
        assign(at, set())
    return [(ones[at], others[place]) for place, at in sorted(partner.items())]
