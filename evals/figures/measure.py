"""Measure the readers of figures on the labelled sets.

    python -m evals.figures.measure                     # totals per half, kind and attribute
    python -m evals.figures.measure --misses tuned      # with each miss of one half

Finding: a label and a quantity are one where their spans overlap and their kinds agree. Attributes:
each label and each quantity states facts (its value, unit, approximation, direction, comparison,
days); a fact counts where the pair states the same one. What a text leaves unsaid is no fact, so a
direction that is made up costs precision, and one that is lost costs recall.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from briefing.language.quantities import find_chinese, find_english
from briefing.models.quantity import Approximation, Comparison, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

LANGUAGES = ("chinese", "english")
HALVES = ("tuned", "untouched")
ATTRIBUTES = ("value", "unit", "approximation", "direction", "comparison", "days")
_HERE = Path(__file__).parent
_UNSAID = ("", "exact", "none", None, (None, None))
_EXACT_TO = Decimal("1e-9")
"""How near a quotient (100/3) must come, relative to its size."""

Facts = dict[str, object]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence.

    Attributes:
        date: the record's, for relative dates; None in English.
        labels: the quantities as they should be read, in order; ``english`` is "".
    """

    half: str
    text: str
    date: dt.date | None
    labels: tuple[Quantity, ...]


@dataclass
class Score:
    """Hits, labels and findings of one thing that is measured."""

    hits: int = 0
    labels: int = 0
    found: int = 0

    @property
    def recall(self) -> float:
        """Share of the labels that were hit; 1 where there are none."""
        return self.hits / self.labels if self.labels else 1.0

    @property
    def precision(self) -> float:
        """Share of the findings that are hits; 1 where there are none."""
        return self.hits / self.found if self.found else 1.0


@dataclass
class Result:
    """What one half of a language came to.

    Attributes:
        scores: by name: "all", each kind, each attribute, and "whole" for quantities of which
            every fact is right.
        misses: one line each.
    """

    scores: dict[str, Score] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, *, hits: int = 0, labels: int = 0, found: int = 0) -> None:
        """Count towards one score."""
        score = self.scores.setdefault(name, Score())
        score.hits += hits
        score.labels += labels
        score.found += found


def load(language: str) -> tuple[Sentence, ...]:
    """Read a labelled set.

    Raises:
        ValueError: a label's source isn't in its sentence, behind the label before it.
    """
    content = yaml.safe_load((_HERE / f"{language}.yaml").read_text(encoding="utf-8"))
    day = content.get("date")
    return tuple(
        Sentence(
            item["half"],
            item["text"],
            item.get("date", day),
            tuple(_labels(item["text"], item["quantities"])),
        )
        for item in content["sentences"]
    )


def _labels(text: str, items: Iterable[dict[str, Any]]) -> Iterator[Quantity]:
    position = 0
    for item in items:
        start = text.find(item["source"], position)
        if start < 0:
            raise ValueError(f"{item['source']!r} isn't in {text!r} behind the label before it")
        position = start + len(item["source"])
        low = _decimal(item.get("low"))
        yield Quantity(
            kind=Kind(item["kind"]),
            span=Span(start, position),
            source=item["source"],
            english="",
            low=low,
            high=_decimal(item["high"]) if "high" in item else low,
            unit=item.get("unit", ""),
            approximation=Approximation(item.get("approximation", "exact")),
            direction=Direction(item.get("direction", "none")),
            comparison=Comparison(item.get("comparison", "none")),
            start=item.get("start"),
            end=item.get("end"),
        )


def _decimal(written: str | None) -> Decimal | None:
    if written is None:
        return None
    value = Fraction(written)
    return Decimal(value.numerator) / Decimal(value.denominator)


def read(sentence: Sentence, language: str) -> tuple[Quantity, ...]:
    """What the reader under test finds in a sentence."""
    if language == "chinese":
        return find_chinese(sentence.text, date=sentence.date)
    return find_english(sentence.text)


def measure(language: str, half: str) -> Result:
    """Measure one half of a language's set."""
    result = Result()
    for sentence in load(language):
        if sentence.half == half:
            _score(result, sentence, read(sentence, language))
    return result


def _score(result: Result, sentence: Sentence, found: tuple[Quantity, ...]) -> None:
    rest = list(found)
    for label in sentence.labels:
        pair = next((quantity for quantity in rest if _same_place(label, quantity)), None)
        if pair is None:
            result.misses.append(f"not found: {label.source} ({label.kind}) | {sentence.text}")
        else:
            rest.remove(pair)
        _count(result, sentence, label, pair)
    for quantity in rest:
        result.misses.append(f"invented: {quantity.source} ({quantity.kind}) | {sentence.text}")
        _count(result, sentence, None, quantity)


def _same_place(label: Quantity, quantity: Quantity) -> bool:
    """Whether two readings are of one figure: overlapping, of one kind."""
    overlap = label.span.start < quantity.span.end and quantity.span.start < label.span.end
    return overlap and label.kind is quantity.kind


def _count(
    result: Result, sentence: Sentence, label: Quantity | None, found: Quantity | None
) -> None:
    for reading, side in ((label, "labels"), (found, "found")):
        if reading is not None:
            for name in ("all", reading.kind.value, "whole"):
                result.add(name, **{side: 1})
            for attribute in facts(reading):
                result.add(attribute, **{side: 1})
    if label is None or found is None:
        return
    for name in ("all", label.kind.value):
        result.add(name, hits=1)
    expected, actual = facts(label), facts(found)
    wrong = [name for name in ATTRIBUTES if not _agree(expected.get(name), actual.get(name))]
    for name in expected.keys() - set(wrong):
        result.add(name, hits=1)
    result.add("whole", hits=int(not wrong))
    result.misses += [
        f"{name} of {label.source}: {_shown(actual.get(name))} instead of "
        f"{_shown(expected.get(name))} | {sentence.text}"
        for name in wrong
    ]


def facts(quantity: Quantity) -> Facts:
    """What a quantity states, by attribute; what it leaves unsaid isn't in it."""
    stated: Facts = {
        "value": (quantity.low, quantity.high),
        "unit": quantity.unit,
        "approximation": quantity.approximation.value,
        "direction": quantity.direction.value,
        "comparison": quantity.comparison.value,
        "days": (quantity.start, quantity.end),
    }
    return {name: value for name, value in stated.items() if value not in _UNSAID}


def _agree(expected: object, actual: object) -> bool:
    if isinstance(expected, tuple) and isinstance(actual, tuple):
        return all(_near(one, other) for one, other in zip(expected, actual, strict=True))
    return expected == actual


def _near(one: object, other: object) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one - other) <= abs(one) * _EXACT_TO
    return one == other


def _shown(fact: object) -> str:
    if isinstance(fact, tuple):
        return " to ".join(dict.fromkeys(str(part) for part in fact))
    return "nothing" if fact is None else str(fact)


def report(languages: Iterable[str], misses: str = "") -> Iterator[str]:
    """The lines of a report; misses of the half that is named only."""
    for language in languages:
        results = {half: measure(language, half) for half in HALVES}
        counts = Counter(sentence.half for sentence in load(language))
        yield f"{language}: {counts['tuned']} + {counts['untouched']} sentences"
        yield "{:<20}{:^27}{:^27}".format("", *HALVES)
        yield "{:<20}".format("") + "{:>9}{:>9}{:>9}".format("labels", "recall", "precis.") * 2
        kinds = sorted(kind.value for kind in Kind)
        for name in ("all", "whole", *ATTRIBUTES, *kinds):
            scores = [results[half].scores.get(name, Score()) for half in HALVES]
            yield f"{name:<20}" + "".join(
                f"{score.labels:>9}{score.recall:>9.3f}{score.precision:>9.3f}" for score in scores
            )
        if misses:
            yield from (f"  {miss}" for miss in results[misses].misses)
        yield ""


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m evals.figures.measure", description=__doc__)
    parser.add_argument("--misses", choices=HALVES, default="", help="list the misses of a half")
    parser.add_argument("--language", choices=LANGUAGES, help="one language only")
    options = parser.parse_args()
    languages = (options.language,) if options.language else LANGUAGES
    sys.stdout.writelines(f"{line}\n" for line in report(languages, options.misses))


if __name__ == "__main__":
    main()
