"""Ways to make a correct statement wrong, each as a model errs.

A mutation gives every wrong statement that it can make of one. It changes the English and nothing
else; ``measure`` cites another sentence by itself.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.language.quantities import find_english
from briefing.models.quantity import Kind
from evals.claims import rewording, turning
from evals.claims.turning import put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.models.quantity import Quantity
    from evals.claims.measure import Sentence

    Mutation = Callable[[Sentence], Iterator[str]]

_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALED = re.compile(rf"{_NUMBER.pattern}(?:\s(?P<scale>{'|'.join(_SCALES)})\b)?")
_TIMES = {Kind.DATE, Kind.PERIOD}
_WAN_TO_YI = 10_000
INVENTED = (
    "Baidu",
    "Norvane Systems",
    "Samsung",
    "Haoyuan Technology",
    "Wang Jianguo",
    "Bosch",
    "Ministry of Finance",
)
"""Names that hardly any sentence holds: known ones, made-up ones, a person, an institution."""


def scaled(sentence: Sentence) -> Iterator[str]:
    """A figure is ten times as large."""
    for quantity in _amounts(sentence.english):
        number = _NUMBER.search(quantity.source)
        if number:
            start = quantity.span.start
            more = f"{Decimal(number.group().replace(',', '')) * 10:f}"
            yield put(sentence.english, start + number.start(), start + number.end(), more)


def wan_and_yi(sentence: Sentence) -> Iterator[str]:
    """万 is taken for 亿 or 亿 for 万: ten thousand times as much or as little."""
    for quantity in _amounts(sentence.english):
        number = _SCALED.search(quantity.source)
        if number is None or not number["scale"] or quantity.low != quantity.high:
            continue
        value = quantity.low or Decimal(0)
        wrong = value / _WAN_TO_YI if value >= 10**8 else value * _WAN_TO_YI
        start = quantity.span.start
        yield put(sentence.english, start + number.start(), start + number.end(), _written(wrong))


def figures_swapped(sentence: Sentence) -> Iterator[str]:
    """Two figures of one kind stand in each other's place."""
    text = sentence.english
    for one, other in combinations(find_english(text), 2):
        first, second = _SCALED.search(one.source), _SCALED.search(other.source)
        if one.kind is not other.kind or one.unit != other.unit or not first or not second:
            continue
        if one.kind in _TIMES:
            yield _exchanged(
                text, (one.span.start, one.span.end), (other.span.start, other.span.end)
            )
        elif first.group() != second.group():
            yield _exchanged(
                text,
                (one.span.start + first.start(), one.span.start + first.end()),
                (other.span.start + second.start(), other.span.start + second.end()),
            )


def other_currency(sentence: Sentence) -> Iterator[str]:
    """RMB for US$, and US$ for any other currency."""
    for match in re.finditer(r"RMB |EUR |US\$|HK\$", sentence.english):
        other = "RMB " if match.group() == "US$" else "US$"
        yield put(sentence.english, match.start(), match.end(), other)


def turned(sentence: Sentence) -> Iterator[str]:
    """Growth is decline, and decline growth."""
    yield from turning.turned(sentence.english)


def names_swapped(sentence: Sentence) -> Iterator[str]:
    """What one does, the other does; for the two names that are labelled."""
    if sentence.swap:
        text = sentence.english
        first, second = sorted(text.index(name) for name in sentence.swap)
        names = sorted(sentence.swap, key=text.index)
        yield _exchanged(text, (first, first + len(names[0])), (second, second + len(names[1])))


def name_invented(sentence: Sentence) -> Iterator[str]:
    """Somebody takes part of whom the sentence knows nothing; a different name in each."""
    text = sentence.english
    names = [name for name in INVENTED if name not in text]
    invented = names[sentence.number % len(names)]
    yield f"{text.rstrip('.')} with {invented}."
    for name in sentence.swap:
        start = text.index(name)
        yield put(text, start, start + len(name), invented)


def negation_dropped(sentence: Sentence) -> Iterator[str]:
    """What is denied is said."""
    yield from rewording.undenied(sentence.english)


def plan_done(sentence: Sentence) -> Iterator[str]:
    """What is planned or expected has happened."""
    yield from rewording.told_as_done(sentence.english)


def wrong(kind: str, sentence: Sentence) -> Iterator[str]:
    """Every wrong statement of one kind; none where the label says that it would be right."""
    if kind not in sentence.keep:
        yield from MUTATIONS[kind](sentence)


MUTATIONS: dict[str, Mutation] = {
    "figure times 10": scaled,
    "万 and 亿 swapped": wan_and_yi,
    "two figures swapped": figures_swapped,
    "currency changed": other_currency,
    "direction turned": turned,
    "two names swapped": names_swapped,
    "name invented": name_invented,
    "negation dropped": negation_dropped,
    "plan told as done": plan_done,
}
"""By the name that the table shows."""


def _amounts(text: str) -> Iterator[Quantity]:
    return (quantity for quantity in find_english(text) if quantity.kind not in _TIMES)


def _exchanged(text: str, one: tuple[int, int], other: tuple[int, int]) -> str:
    first, second = text[slice(*one)], text[slice(*other)]
    return put(put(text, *other, first), *one, second)


def _written(value: Decimal) -> str:
    for word, power in reversed(_SCALES.items()):
        if value >= 10**power:
            return f"{(value / 10**power).normalize():f} {word}"
    return f"{value.normalize():f}"
