"""Which of several forms a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def choose(accept: str, offered: Mapping[str, str]) -> str | None:
    """The best of what is offered.

    Args:
        accept: the request's header; empty means that everything will do.
        offered: media types (without parameters) by name, the preferred first.

    Returns:
        A name; None if nothing will do.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    weights = {name: _weight(kind, ranges) for name, kind in offered.items()}
    best = max(weights.values(), default=0.0)
    return next((name for name, weight in weights.items() if weight == best and best > 0), None)


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (word.strip() for word in part.lower().split(";"))
    weight = next((word[2:] for word in parameters if word.startswith("q=")), "1")
    try:
        return kind, min(1.0, max(0.0, float(weight)))
    except ValueError:
        return kind, 0.0


def _weight(kind: str, ranges: list[tuple[str, float]]) -> float:
    """By the most specific range that the type is in."""
    for pattern in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        for given, weight in ranges:
            if given == pattern:
                return weight
    return 0.0
