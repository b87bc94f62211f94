"""What a good memo of a record says, written by hand: one YAML file a record.

A file is strict: an unknown or a doubled key, a label that the codebook doesn't have, or a
contradiction between two fields is refused. What needs the record is held in ``soundness.py``.

    cases/<code>-<date>.yaml     the reference (``Reference``)
    labels/<code>-<date>.yaml    second labels, blind to the first (``Labels``)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from briefing.models.memo import (
    Basis,
    Certainty,
    DeclinedReason,
    Directness,
    Horizon,
    Outlook,
    RiskCategory,
    Severity,
    Status,
    Topic,
)
from evals.errors import BrokenSetUp

if TYPE_CHECKING:
    from pathlib import Path

Text = Annotated[str, Field(min_length=1)]
Number = Annotated[int, Field(ge=1)]
"""Of a sentence in its answer, 1-based."""
Numbers = tuple[Number, ...]
SomeNumbers = Annotated[Numbers, Field(min_length=1)]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
TrapKind = Literal[
    "wrong_unit", "wrong_owner", "wrong_period", "wrong_direction", "wrong_certainty", "merged"
]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Fact(_Strict):
    """One thing that the answer says and a reader would miss: a single statement.

    Attributes:
        figures: each figure of ``text``, as it stands there.
    """

    text: Text
    sentences: SomeNumbers
    figures: tuple[Text, ...] = ()


class StanceLabels(_Strict):
    """The codebook's facets, with the sentences that decide them; none where silence decides."""

    outlook: Outlook
    certainty: Certainty
    directness: Directness
    declined_reason: DeclinedReason | None = None
    topics: Annotated[tuple[Topic, ...], Field(min_length=1, max_length=3)]
    sentences: Numbers = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.directness == "declined") != (self.declined_reason is not None):
            raise ValueError("declined_reason goes with directness declined, and only with it")
        if len(set(self.topics)) < len(self.topics):
            raise ValueError("a topic is named twice")
        if not self.sentences and (self.outlook, self.certainty) != ("not_stated", "none"):
            raise ValueError("outlook and certainty need the sentences that decide them")
        return self


class RiskLabels(_Strict):
    """What a second labeller says of a risk: its labels and its evidence."""

    category: RiskCategory
    severity: Severity
    sentences: SomeNumbers


class ReferenceRisk(RiskLabels):
    """A risk with its words; the mitigation is what the answer says is done about it."""

    basis: Basis
    status: Status
    horizon: Horizon
    title: Text
    description: Text
    mitigation: Text | None = None
    mitigation_sentences: Numbers = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if bool(self.mitigation) != bool(self.mitigation_sentences):
            raise ValueError("a mitigation needs its sentences, and they need the mitigation")
        return self


class Trap(_Strict):
    """A wrong statement that the answer invites.

    A memo falls into it where a statement that cites one of the sentences holds one of
    ``figures``, or all of ``words`` (compared without case).

    Attributes:
        text: the wrong statement; holds each of ``figures`` and ``words``.
        sentences: those that invite it; none of them holds one of ``figures``.
    """

    kind: TrapKind
    text: Text
    sentences: SomeNumbers
    figures: tuple[Text, ...] = ()
    words: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if not self.figures and not self.words:
            raise ValueError("a trap is known by its figures or its words")
        low = self.text.lower()
        for part in (*self.figures, *self.words):
            if part.lower() not in low:
                raise ValueError(f"the trap's text doesn't hold {part!r}")
        return self


class ReferenceAnswer(_Strict):
    """What a good memo says of one answer.

    Attributes:
        question: 1-based, in the record's order; 0 is the introduction.
        summary: two to four English sentences.
        risks: none is a valid and common result.
    """

    question: Annotated[int, Field(ge=0)]
    summary: Text
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]
    stance: StanceLabels
    risks: tuple[ReferenceRisk, ...] = ()
    traps: tuple[Trap, ...] = ()


class Reference(_Strict):
    """The reference of one record.

    Attributes:
        record: its file in ``records/``; None where it isn't ours to ship. It is then looked for
            by its hash in the folder that ``--records`` names.
        sha256: of the file's bytes.
        industry: in a few words, for the reader.
    """

    record: Text | None = None
    sha256: Sha256
    industry: Text
    answers: Annotated[tuple[ReferenceAnswer, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_question_once(self) -> Self:
        numbers = [answer.question for answer in self.answers]
        if twice := {number for number in numbers if numbers.count(number) > 1}:
            raise ValueError(f"question {min(twice)} is there twice")
        return self


class LabelledAnswer(_Strict):
    """The second labels of one answer."""

    outlook: Outlook
    certainty: Certainty
    directness: Directness
    risks: tuple[RiskLabels, ...] = ()


class Labels(_Strict):
    """The second labels of one record.

    Attributes:
        sha256: of the record's bytes, as the numbers are those of its sentences.
        answers: by question number, as in ``ReferenceAnswer``.
    """

    sha256: Sha256
    answers: Annotated[dict[Annotated[int, Field(ge=0)], LabelledAnswer], Field(min_length=1)]


T = TypeVar("T", bound=_Strict)


def load(path: Path, form: type[T]) -> T:
    """Read a file of this form.

    Raises:
        BrokenSetUp: the file can't be read, is no YAML, or breaks a rule; names the place.
    """
    try:
        document = yaml.load(path.read_text("utf-8"), _NoDoubles)  # noqa: S506  a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise BrokenSetUp(f"{path} can't be read: {' '.join(str(problem).split())}") from problem
    try:
        return form.model_validate(document)
    except ValidationError as problem:
        rows = [_row(error) for error in problem.errors(include_input=False, include_url=False)]
        raise BrokenSetUp(f"{path}: {'; '.join(rows)}") from None


def _row(error: Any) -> str:
    place = ".".join(str(part) for part in error["loc"]) or "the whole"
    return f"{place}: {error['msg'].removeprefix('Value error, ')}"


class _NoDoubles(yaml.SafeLoader):
    """A key that stands twice in a mapping is an error; PyYAML takes the last without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", node.value[place][0].start_mark
                )
        return super().construct_mapping(node, deep)
