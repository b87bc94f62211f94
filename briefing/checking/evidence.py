"""What a statement is held against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.language.glossary import NameKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from briefing.language.glossary import Entry, Glossary, NameMatch
    from briefing.language.inline import Inlined
    from briefing.models.quantity import Quantity


@dataclass(frozen=True, eq=False)
class Evidence:
    """The cited sentences and what may stand in a statement without them.

    Each is equal to itself alone: that lets the rules remember what they have found with it.

    Attributes:
        cited: the sentences that the statement cites.
        glossary: all names and terms, those of the record included.
        company: English names of the company itself; it is always the subject.
    """

    cited: tuple[Inlined, ...]
    glossary: Glossary
    company: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The cited sentences as the model saw them, one a line."""
        return "\n".join(sentence.text for sentence in self.cited)

    @cached_property
    def source(self) -> str:
        """The cited sentences as written, one a line."""
        return "\n".join(sentence.source for sentence in self.cited)

    @cached_property
    def date(self) -> dt.date | None:
        """The record's date, if it is known."""
        return next((sentence.date for sentence in self.cited if sentence.date), None)

    @cached_property
    def terms(self) -> tuple[Entry, ...]:
        """The glossary's terms that the cited sentences hold."""
        names = (match.entry for sentence in self.cited for match in sentence.names)
        return tuple(dict.fromkeys(entry for entry in names if entry.kind is NameKind.TERM))

    @cached_property
    def parties(self) -> frozenset[str]:
        """English names of the companies and institutions that are cited, and the company's own."""
        kinds = {NameKind.COMPANY, NameKind.INSTITUTION}
        names = (match.entry for sentence in self.cited for match in sentence.names)
        return frozenset(entry.en for entry in names if entry.kind in kinds) | set(self.company)

    @cached_property
    def placed_quantities(self) -> tuple[tuple[int, Quantity], ...]:
        """All figures with where they begin in ``source``."""
        return tuple(
            (offset + quantity.span.start, quantity)
            for offset, sentence in self._offsets()
            for quantity in sentence.quantities
        )

    @cached_property
    def placed_names(self) -> tuple[tuple[int, NameMatch], ...]:
        """All names and terms with where they begin in ``source``."""
        return tuple(
            (offset + match.span.start, match)
            for offset, sentence in self._offsets()
            for match in sentence.names
        )

    def _offsets(self) -> Iterator[tuple[int, Inlined]]:
        offset = 0
        for sentence in self.cited:
            yield offset, sentence
            offset += len(sentence.source) + 1
