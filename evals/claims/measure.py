"""Measure the checks of statements: what they let pass, and what they blame wrongly.

python -m evals.claims.measure                     # a table: each kind of error, each set
python -m evals.claims.measure --misses tuned      # with what was missed in one of them
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from briefing.checking import Evidence, check_claim
from briefing.language.glossary import Entry, Glossary, NameKind, load_glossary
from briefing.language.inline import inline
from evals.claims.mutations import MUTATIONS, wrong

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

HALVES = ("tuned", "untouched")
SETS = (*HALVES, "fresh", "blind", "spoken", "calls", "minutes", "visits", "roadshows")
HELD_OUT = "surveys"
"""The set whose misses nobody who works on the checks reads: what to expect of new text."""
ANOTHER_CITED = "another sentence cited"
CORRECT = "correct"
KINDS = (*MUTATIONS, ANOTHER_CITED, CORRECT)
_FILES = (
    "sentences.yaml",
    "fresh.yaml",
    "blind.yaml",
    "spoken.yaml",
    "calls.yaml",
    "minutes.yaml",
    "visits.yaml",
    "roadshows.yaml",
    "surveys.yaml",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A correct statement and what it cites.

    Attributes:
        number: 0-based, all sets together.
        half: one of ``SETS``, or ``HELD_OUT``.
        company: Chinese and English name of who speaks.
        neighbour: the next Chinese sentence of the same company; behind the last comes the first.
        swap: two names in the English whose exchange makes it wrong; empty if there are none.
        keep: kinds of mutations that leave it right, or make no English of it.
    """

    number: int
    half: str
    company: tuple[str, str]
    date: dt.date
    chinese: str
    neighbour: str
    english: str
    swap: tuple[str, ...]
    keep: tuple[str, ...] = ()


@dataclass
class Score:
    """Statements checked, those that were found wrong, and one line for each misjudged."""

    checked: int = 0
    told: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share found wrong; 0 where nothing was checked."""
        return self.told / self.checked if self.checked else 0.0


@cache
def load() -> tuple[Sentence, ...]:
    """Read the labelled sets."""
    found: list[Sentence] = []
    for name in _FILES:
        content = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
        for company in content["companies"]:
            rows = company["sentences"]
            for place, row in enumerate(rows):
                found.append(
                    Sentence(
                        number=len(found),
                        half=company["half"],
                        company=(company["name"][0], company["name"][1]),
                        date=content["date"],
                        chinese=row["zh"],
                        neighbour=rows[(place + 1) % len(rows)]["zh"],
                        english=row["en"],
                        swap=tuple(row.get("swap", ())),
                        keep=tuple(row.get("keep", ())),
                    )
                )
    return tuple(found)


def measure(half: str) -> dict[str, Score]:
    """Check one set's statements and all that the mutations make of them.

    Returns:
        A score for each of ``KINDS``; that of ``CORRECT`` counts false alarms.
    """
    scores = {kind: Score() for kind in KINDS}
    for sentence in load():
        if sentence.half != half:
            continue
        for kind in MUTATIONS:
            for text in wrong(kind, sentence):
                problems = _problems(text, sentence, sentence.chinese)
                _count(scores[kind], text, sentence.chinese, problems, wanted=True)
        problems = _problems(sentence.english, sentence, sentence.neighbour)
        _count(scores[ANOTHER_CITED], sentence.english, sentence.neighbour, problems, wanted=True)
        problems = _problems(sentence.english, sentence, sentence.chinese)
        _count(scores[CORRECT], sentence.english, sentence.chinese, problems, wanted=False)
    return scores


def _problems(text: str, sentence: Sentence, cited: str) -> tuple[str, ...]:
    return check_claim(text, _evidence(cited, sentence.company, sentence.date))


@lru_cache(maxsize=4)
def _evidence(cited: str, company: tuple[str, str], date: dt.date) -> Evidence:
    own = _glossary(company)
    return Evidence((inline(cited, own, date),), own, company[1:])


@lru_cache(maxsize=1)
def _glossary(company: tuple[str, str]) -> Glossary:
    """With the names of who speaks; all statements of one follow each other."""
    chinese, english = company
    return load_glossary().extended(
        [
            Entry(NameKind.COMPANY, (chinese,), english),
            Entry(NameKind.COMPANY, ("我们", "我司", "本公司"), english),
        ]
    )


def _count(score: Score, text: str, cited: str, problems: tuple[str, ...], *, wanted: bool) -> None:
    score.checked += 1
    score.told += bool(problems)
    if bool(problems) != wanted:
        score.misses.append(f"{text} | {cited}" + "".join(f" | {problem}" for problem in problems))


def report(misses: str = "") -> Iterator[str]:
    """The lines of a report: the share that is told of how many; misses of one set only."""
    scores = {name: measure(name) for name in SETS}
    everywhere = {
        kind: Score(
            sum(score[kind].checked for score in scores.values()),
            sum(score[kind].told for score in scores.values()),
        )
        for kind in KINDS
    }
    scores = {**scores, "all": everywhere, HELD_OUT: measure(HELD_OUT)}
    yield "{:<26}".format("told to be wrong") + "".join(f"{name:>14}" for name in scores)
    for kind in KINDS:
        name = f"{kind} (false alarms)" if kind == CORRECT else kind
        # A Chinese character is two columns wide.
        width = 26 - sum(character > "\u2e80" for character in name)
        yield f"{name:<{width}}" + "".join(
            f"{score[kind].share:>8.3f} /{score[kind].checked:<4}" for score in scores.values()
        )
    if misses:
        for kind, score in scores[misses].items():
            yield from (f"{kind}: {miss}" for miss in score.misses)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m evals.claims.measure", description=__doc__)
    parser.add_argument("--misses", choices=SETS, default="", help="list the misses of a set")
    options = parser.parse_args()
    sys.stdout.writelines(f"{line}\n" for line in report(options.misses))


if __name__ == "__main__":
    main()
