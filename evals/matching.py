"""Which statement of a memo says what a fact of the reference says? Decided without a model.

A fact is covered by the statements that cite at least one of its sentences, taken together, if

1. each of the fact's figures is a figure of theirs (equal, or as the product's rules let a claim
   be less precise), and
2. at least ``ENOUGH`` of the fact's content words are words of theirs. Words are compared by their
   Porter stems; figures and function words don't count.

Its twin is the one of these statements that shares most of its words, at least ``ENOUGH``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from nltk.stem.porter import PorterStemmer

from briefing.language.quantities import differs, find_english

if TYPE_CHECKING:
    from evals.references import Fact
    from evals.views import AnswerView

ENOUGH = 0.4

_STEM = lru_cache(maxsize=20_000)(PorterStemmer().stem)
_WORD = re.compile(r"[A-Za-z][A-Za-z'&-]*")
_FUNCTION = frozenset(
    """
    a about after all also an and any are as at be been before being both but by can could did do
    does each for from had has have he her his how if in into is it its more most no nor not of on
    one or other our out over per so some such than that the their them then there these they this
    those to under up was we were what when where which while who will with would year years
    million billion trillion percent percentage points rmb usd
    """.split()
)


def content(text: str) -> frozenset[str]:
    """Stems of the content words of an English text."""
    words = (word.lower().removesuffix("'s") for word in _WORD.findall(text))
    return frozenset(_STEM(word) for word in words if word not in _FUNCTION)


def overlap(fact: Fact, text: str) -> float:
    """Share of the fact's content words that a text has; 1 for a fact without any."""
    wanted = content(fact.text)
    return len(wanted & content(text)) / len(wanted) if wanted else 1.0


def figures_missing(fact: Fact, text: str) -> tuple[str, ...]:
    """The fact's figures that a text doesn't hold."""
    there = find_english(text)
    return tuple(
        figure
        for figure in fact.figures
        if not all(
            any(not differs(claim, wanted) or not differs(wanted, claim) for claim in there)
            for wanted in find_english(figure)
        )
    )


def covering(fact: Fact, view: AnswerView) -> tuple[str, ...]:
    """The statements that cite one of the fact's sentences."""
    return tuple(text for text, cited in view.statements() if set(cited) & set(fact.sentences))


def why_not_covered(fact: Fact, view: AnswerView) -> str:
    """Why a fact isn't covered; "" if it is."""
    statements = covering(fact, view)
    if not statements:
        return "no statement cites its sentences"
    text = " ".join(statements)
    if missing := figures_missing(fact, text):
        return f"without {', '.join(missing)}"
    part = overlap(fact, text)
    return "" if part >= ENOUGH else f"{part:.0%} of its words"


def twin(fact: Fact, view: AnswerView) -> str | None:
    """The statement that is most like a fact and cites one of its sentences."""
    statements = covering(fact, view)
    best = max(statements, key=lambda text: overlap(fact, text), default=None)
    return best if best is not None and overlap(fact, best) >= ENOUGH else None
