"""The memo: exactly the object that ``briefing memo --format json`` prints.

Every field of English text is free of Chinese characters except inside a quotation.
The published JSON Schema is generated from these types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMA_VERSION = "1.0"

Outlook = Literal["positive", "mixed", "negative", "not_stated"]
Certainty = Literal["committed", "asserted", "hedged", "none"]
Directness = Literal["direct", "partial", "declined"]
DeclinedReason = Literal["refuses", "unable", "defers_to_filings", "off_topic"]
Topic = Literal[
    "technology",
    "products",
    "customers_demand",
    "competition",
    "strategy",
    "capacity_supply",
    "cost_margin",
    "results",
    "capital_allocation",
    "policy_regulation",
    "governance_people",
    "overseas",
    "other",
]
RiskCategory = Literal[
    "government_action",
    "supply_compute",
    "competition",
    "customer_demand",
    "technology_execution",
    "financial",
    "legal_data",
    "people_governance",
    "macro_other",
]
Basis = Literal["stated", "implied"]
Status = Literal["occurred", "ongoing", "potential"]
Severity = Literal["high", "medium", "low"]
Horizon = Literal["near", "long", "unspecified"]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A sentence of an answer; question 0 is the record's introduction. Both 1-based otherwise."""

    question: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Point:
    """A statement in English with the sentences that say so.

    Attributes:
        verified: the cited sentences bear it out, as far as the rules of ``checking`` can tell.
        problems: why not, in plain words; empty if verified.
    """

    text: str
    citations: tuple[Citation, ...]
    verified: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """How management answered, by the codebook's three facets.

    Attributes:
        declined_reason: only with directness ``declined``.
        specificity: figures, dates and names per 100 characters of the answer; computed.
    """

    outlook: Outlook
    certainty: Certainty
    directness: Directness
    declined_reason: DeclinedReason | None
    topics: tuple[Topic, ...]
    specificity: float
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class MemoSentence:
    """A numbered sentence of the source, in Chinese."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One exchange of the record: the question, the source, and what was made of it.

    Attributes:
        question_en: empty if the translation failed (the memo's failures say so).
        stance: None if it failed.
    """

    number: int
    question_zh: str
    question_en: str
    sentences: tuple[MemoSentence, ...]
    takeaways: tuple[Point, ...]
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Risk:
    """An item of the risk digest.

    Attributes:
        mitigation: what the answer says is done about it; None if nothing.
        citations: the sentences that state the risk, then those of the mitigation.
    """

    category: RiskCategory
    basis: Basis
    status: Status
    severity: Severity
    horizon: Horizon
    title: str
    description: str
    mitigation: str | None
    citations: tuple[Citation, ...]
    verified: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question, or a part of one, that management didn't answer."""

    question: int
    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of the source.

    Attributes:
        source: as written in Chinese.
        english: as an editor writes it.
        value: in base units; a pair for a range; None for dates and periods.
        unit: ISO 4217 code, English unit, "%", "percentage points", or "" if there is none.
    """

    source: str
    english: str
    value: float | tuple[float, float] | None
    unit: str
    question: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A part of the memo that the model didn't deliver; question None means the whole record."""

    part: str
    question: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class MemoCompany:
    """The company; ``name_en`` is the glossary's name, else pinyin."""

    name_zh: str
    name_en: str
    short_name_zh: str
    code: str
    ticker: str


@dataclass(frozen=True, slots=True)
class MemoActivity:
    """A ticked activity type in English, with the form's own words beside it."""

    type: str
    detail: str


@dataclass(frozen=True, slots=True)
class MemoParticipant:
    """As the form lists it, in Chinese."""

    institution: str
    person: str


@dataclass(frozen=True, slots=True)
class MemoSpeaker:
    """A company speaker: pinyin, family name first, with roles in English."""

    name: str
    name_zh: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemoRecord:
    """The record's header.

    Attributes:
        date: ISO 8601, or None if the record has none.
        activity_types: None where the ticks are lost.
        unread: text that no rule could place, and what of the file could not be read.
        gaps: questions without an answer and answers without a question, in plain words.
    """

    company: MemoCompany
    number: str
    date: str | None
    activity_types: tuple[MemoActivity, ...] | None
    place: str
    participants: tuple[MemoParticipant, ...]
    participants_listed: int
    participants_distinct: int
    company_speakers: tuple[MemoSpeaker, ...]
    sha256: str
    unread: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """A prompt that took part: its content's sha256, in hexadecimal."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MemoUsage:
    """What the memo cost; replayed calls count in ``replayed`` only."""

    calls: int
    replayed: int
    prompt_tokens: int
    cached_tokens: int
    completion_tokens: int
    cost_usd: float | None


@dataclass(frozen=True, slots=True)
class Checks:
    """What the checker did.

    Attributes:
        claims: statements checked.
        failed: statements that failed at first.
        repaired: of these, the ones that passed after they were asked for again.
    """

    claims: int
    failed: int
    repaired: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the memo came about; ``generated`` is an ISO 8601 time in UTC."""

    model: str
    prompts: tuple[PromptVersion, ...]
    usage: MemoUsage
    checks: Checks
    seconds: float
    generated: str
    version: str


@dataclass(frozen=True, slots=True)
class Memo:
    """The whole memo."""

    schema_version: str
    record: MemoRecord
    executive_summary: tuple[Point, ...]
    introduction: Answer | None
    answers: tuple[Answer, ...]
    risks: tuple[Risk, ...]
    guidance: tuple[Point, ...]
    unanswered: tuple[Unanswered, ...]
    follow_ups: tuple[str, ...]
    unchecked_claims: tuple[Point, ...]
    figures: tuple[Figure, ...]
    failures: tuple[Failure, ...]
    provenance: Provenance
