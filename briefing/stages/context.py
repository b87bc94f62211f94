"""What every stage knows about one answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.checking import Evidence
from briefing.language.cues import Cue, has_cue
from briefing.language.glossary import NameKind
from briefing.language.inline import Inlined, inline
from briefing.models.memo import Citation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from briefing.language.glossary import Glossary
    from briefing.models.record import Sentence


# 公司 is the company where it is a subject or an object by itself, not the end of another's name or
# kind (基金公司, 创业公司, 子公司).
_WE = re.compile(
    r"我们|我司|本公司|本行|本集团|(?:^|[，。；：、\s,;:（(“]|[对使给与由让令是为在将而但且及]|目前|未来|随着)公司"
)


@dataclass(frozen=True, slots=True)
class CompanyNames:
    """How the company is called.

    Attributes:
        english: the name that the memo uses.
        chinese: its names and those of its products in the record's language.
    """

    english: str
    chinese: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """One answer with its figures and names in English.

    Attributes:
        number: of the exchange; 0 for the record's introduction.
        question: empty for the introduction.
        sentences: in order; sentence n is ``sentences[n - 1]``.
        date: the record's.
    """

    number: int
    question: Inlined
    sentences: tuple[Inlined, ...]
    company: CompanyNames
    glossary: Glossary
    date: dt.date | None

    @property
    def source(self) -> str:
        """The whole answer in Chinese."""
        return "".join(sentence.source for sentence in self.sentences)

    def cite(self, numbers: Iterable[int]) -> tuple[Citation, ...]:
        """Citations of this answer's sentences; numbers that don't exist are left out."""
        valid = sorted({number for number in numbers if 1 <= number <= len(self.sentences)})
        return tuple(Citation(self.number, number) for number in valid)

    def evidence(self, numbers: Iterable[int], *, with_question: bool = False) -> Evidence:
        """What a statement that cites these sentences is held against."""
        cited = tuple(self.sentences[citation.sentence - 1] for citation in self.cite(numbers))
        if with_question:
            cited = (self.question, *cited)
        return Evidence(cited, self.glossary, (self.company.english,))

    def speaks_of_company(self, text: str) -> bool:
        """Tell whether a Chinese text names the company or says "we"."""
        return any(form in text for form in self.company.chinese) or bool(_WE.search(text))

    def is_about_company(self, sentence: Inlined) -> bool:
        """Tell whether a sentence is about the company: it says so, or has no other subject."""
        text = sentence.source
        if self.speaks_of_company(text):
            return True
        names = (*sentence.names, *self.glossary.find_english(text))
        third_parties = any(n.entry.kind not in {NameKind.TERM, NameKind.PLACE} for n in names)
        return not third_parties and not has_cue(text, Cue.OTHERS, Cue.OTHERS_SUBJECT)


def answer_context(
    number: int,
    question: str,
    sentences: tuple[Sentence, ...],
    *,
    company: CompanyNames,
    glossary: Glossary,
    date: dt.date | None,
) -> AnswerContext:
    """Put an answer's figures and names into English; relative dates count from ``date``."""
    return AnswerContext(
        number=number,
        question=inline(question, glossary, date),
        sentences=tuple(inline(sentence.text, glossary, date) for sentence in sentences),
        company=company,
        glossary=glossary,
        date=date,
    )
