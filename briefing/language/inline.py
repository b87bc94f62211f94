"""Put English figures and names into Chinese text, so that a model copies and converts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.quantities import find_chinese

if TYPE_CHECKING:
    import datetime as dt

    from briefing.language.glossary import Glossary, NameMatch
    from briefing.models.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Inlined:
    """A Chinese text whose figures and names are given in English.

    Attributes:
        source: the text as written.
        text: the same with English figures and names in place of the Chinese ones.
        quantities: all figures of the source, in order; spans point into ``source``.
        names: all glossary matches of the source, in order; spans point into ``source``.
        date: the record's.
    """

    source: str
    text: str
    quantities: tuple[Quantity, ...]
    names: tuple[NameMatch, ...]
    date: dt.date | None = None


def inline(source: str, glossary: Glossary, date: dt.date | None) -> Inlined:
    """Put a Chinese text's figures and names into English.

    Where a name and a figure overlap, the name wins: a digit inside a name is no figure.
    ``date`` is the record's, for relative dates; None leaves these as they are written.
    """
    names = glossary.find(source)
    quantities = find_chinese(source, date=date)
    pieces = [(match.span, match.entry.en) for match in names]
    taken = [span for span, _ in pieces]
    pieces += [
        (quantity.span, quantity.english)
        for quantity in quantities
        if not any(
            span.start < quantity.span.end and quantity.span.start < span.end for span in taken
        )
    ]
    parts, position = [], 0
    for span, english in sorted(pieces):
        parts += [source[position : span.start], f" {english} "]
        position = span.end
    parts.append(source[position:])
    return Inlined(source, " ".join("".join(parts).split()), quantities, names, date)
