"""A case: a record with its reference, read as the product reads it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.language.glossary import load_glossary, record_entries
from briefing.pipeline import answer_contexts
from briefing.reading import read_file
from briefing.stages.heading import company_names
from evals.errors import BrokenSetUp
from evals.references import Labels, Reference, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.models.record import Record
    from briefing.stages.context import AnswerContext
    from evals.references import ReferenceAnswer

HERE = Path(__file__).parent
CASES = HERE / "cases"
LABELS = HERE / "labels"
RECORDS = HERE / "records"


@dataclass(frozen=True)
class Case:
    """A record with its reference.

    Attributes:
        name: code and date, as the reference's file.
        contexts: by question number, what the product knows of each answer.
        answers: by question number, what a good memo says of it.
    """

    name: str
    reference: Reference
    record: Record
    contexts: Mapping[int, AnswerContext]
    answers: Mapping[int, ReferenceAnswer]


@dataclass(frozen=True)
class Missing:
    """A case whose record isn't here, and why."""

    name: str
    reason: str


def open_cases(
    folder: Path = CASES, records: Path | None = None, pattern: str = ""
) -> tuple[tuple[Case, ...], tuple[Missing, ...]]:
    """Read the cases, in the order of their names.

    Args:
        records: a folder with records that are not shipped; found by their hash.
        pattern: part of the names of those that are wanted.

    Raises:
        BrokenSetUp: a reference is wrong, or its record isn't the one that it was written for.
        ReadError: a record can't be read.
    """
    found: list[Case] = []
    missing: list[Missing] = []
    elsewhere = dict(_by_hash(records)) if records else {}
    for path in sorted(folder.glob("*.yaml")):
        if pattern not in path.stem:
            continue
        reference = load(path, Reference)
        if reference.record is None and reference.sha256 not in elsewhere:
            missing.append(
                Missing(path.stem, "its record isn't shipped: name its folder (--records)")
            )
            continue
        file = RECORDS / reference.record if reference.record else elsewhere[reference.sha256]
        found.append(open_case(path.stem, reference, file))
    return tuple(found), tuple(missing)


def open_case(name: str, reference: Reference, file: Path) -> Case:
    """Read one case; errors as of ``open_cases``."""
    record = read_file(file)
    if record.sha256 != reference.sha256:
        raise BrokenSetUp(
            f"The reference {name} is of another version of {file.name}",
            "Look at it again, then set its sha256.",
        )
    glossary = load_glossary()
    glossary = glossary.extended(record_entries(record, glossary))
    contexts = answer_contexts(record, company_names(record, glossary), glossary)
    return Case(
        name,
        reference,
        record,
        {context.number: context for context in contexts},
        {answer.question: answer for answer in reference.answers},
    )


def second_labels(cases: Iterable[Case], folder: Path = LABELS) -> dict[str, Labels]:
    """The second labels of those cases that have them, by the case's name.

    Raises:
        BrokenSetUp: a file of them is wrong.
    """
    paths = {case.name: folder / f"{case.name}.yaml" for case in cases}
    return {name: load(path, Labels) for name, path in paths.items() if path.exists()}


def _by_hash(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield hashlib.sha256(path.read_bytes()).hexdigest(), path
