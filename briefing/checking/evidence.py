"""What a statement is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.language.glossary import Glossary
    from briefing.language.inline import Inlined


@dataclass(frozen=True, slots=True)
class Evidence:
    """The cited sentences and what may stand in a statement without them.

    Attributes:
        cited: the sentences that the statement cites.
        glossary: all names and terms, those of the record included.
        company: English names of the company itself; it is always the subject.
    """

    cited: tuple[Inlined, ...]
    glossary: Glossary
    company: tuple[str, ...]

    @property
    def text(self) -> str:
        """The cited sentences as the model saw them, one a line."""
        return "\n".join(sentence.text for sentence in self.cited)

    @property
    def source(self) -> str:
        """The cited sentences as written, one a line."""
        return "\n".join(sentence.source for sentence in self.cited)
