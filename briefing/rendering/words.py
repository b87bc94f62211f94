"""What the renderers share: labels in words, places, order."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import textwrap
from typing import TYPE_CHECKING

from briefing.models.memo import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.models.memo import Answer, Memo, MemoSpeaker, Point, Risk, Stance

SEVERITIES = ("high", "medium", "low")
NOTE = "Machine-made from a Chinese original. Not investment advice."
CLAIMS_NOTE = "Not independently checked."
UNKNOWN_ACTIVITY = "not known: the form's ticks are lost"

_PHRASES = {
    "not_stated": "not stated",
    "customers_demand": "customers and demand",
    "capacity_supply": "capacity and supply",
    "cost_margin": "cost and margin",
    "capital_allocation": "capital allocation",
    "policy_regulation": "policy and regulation",
    "governance_people": "governance and people",
    "government_action": "government action",
    "supply_compute": "supply and compute",
    "customer_demand": "customer demand",
    "technology_execution": "technology and execution",
    "legal_data": "legal and data",
    "people_governance": "people and governance",
    "macro_other": "macro and other",
    "near": "near term",
    "long": "long term",
    "unspecified": "horizon not stated",
    "refuses": "refuses to say",
    "unable": "says it can't tell yet",
    "defers_to_filings": "refers to filings",
    "off_topic": "off topic",
}
_SHORT = 90
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def xml_safe(text: str) -> str:
    """The text without the characters that no XML, HTML or terminal may be given."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def date_in_words(iso: str | None) -> str:
    """13 February 2025; "not stated" for None."""
    if iso is None:
        return "not stated"
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def words(label: str) -> str:
    """A label of the codebook as words: cost_margin is "cost and margin"."""
    return _PHRASES.get(label, label)


def directness(stance: Stance) -> str:
    """The facet with its reason: declined (refers to filings)."""
    reason = stance.declined_reason
    return f"{stance.directness} ({words(reason)})" if reason else stance.directness


def number(question: int) -> str:
    """A question's number; I for the introduction."""
    return str(question) if question else "I"


def place(question: int | None) -> str:
    """Where in the record something stands; None is the whole of it."""
    if question is None:
        return "Whole record"
    return f"Question {question}" if question else "Introduction"


def label(citation: Citation) -> str:
    """How a sentence is called everywhere: 3.5, and I.5 in the introduction."""
    return f"{number(citation.question)}.{citation.sentence}"


def anchor(citation: Citation) -> str:
    """The sentence's identifier in a document: s-3-5."""
    return f"s-{citation.question}-{citation.sentence}"


def unverified(item: Point | Risk) -> str:
    """The mark of a statement that failed the checks, with the reasons; empty if it passed."""
    if item.verified:
        return ""
    return f"[unverified: {'; '.join(item.problems)}]" if item.problems else "[unverified]"


def title(memo: Memo) -> str:
    """The memo's title: company and ticker."""
    company = memo.record.company
    name = company.name_en or company.name_zh or "Company not stated"
    return f"{name} ({company.ticker})" if company.ticker else name


def heading(answer: Answer) -> str:
    """The question as a heading, or what stands for it."""
    if answer.number == 0:
        return "Management's introduction"
    return answer.question_en or "Question not translated"


def source_heading(answer: Answer) -> str:
    """The question as it was asked, with its number."""
    return f"{number(answer.number)}  {answer.question_zh or heading(answer)}"


def said(memo: Memo) -> tuple[Answer, ...]:
    """The introduction, if there is one, and the answers."""
    return (*((memo.introduction,) if memo.introduction else ()), *memo.answers)


def risks_by_severity(memo: Memo) -> tuple[Risk, ...]:
    """The risks, the most severe first."""
    return tuple(sorted(memo.risks, key=lambda risk: SEVERITIES.index(risk.severity)))


def risk_labels(risk: Risk) -> tuple[str, ...]:
    """Severity, category, basis, status and horizon."""
    return (
        f"{risk.severity} severity",
        words(risk.category),
        risk.basis,
        risk.status,
        words(risk.horizon),
    )


STANCE_HEAD = ("No.", "Question", "Outlook", "Certainty", "Directness", "Topics")


def stance_row(answer: Answer) -> tuple[str, ...]:
    """A row below ``STANCE_HEAD``."""
    short = textwrap.shorten(heading(answer), _SHORT, placeholder=" …")
    stance = answer.stance
    if stance is None:
        return (number(answer.number), short, "failed", "failed", "failed", "")
    return (
        number(answer.number),
        short,
        words(stance.outlook),
        stance.certainty,
        directness(stance),
        ", ".join(map(words, stance.topics)),
    )


def stance_tags(answer: Answer) -> str:
    """The stance as a line, with how many figures and names the answer gives."""
    stance = answer.stance
    if stance is None:
        return "failed"
    return (
        f"outlook {words(stance.outlook)}, certainty {stance.certainty}, {directness(stance)};"
        f" specificity {stance.specificity:g}; {', '.join(map(words, stance.topics))}"
    )


def statements(memo: Memo) -> Iterator[tuple[str, str, Point | Risk]]:
    """All that the checker saw: where in the memo it stands, what it says, and the item itself."""
    sections = (
        *((place(answer.number), answer.takeaways) for answer in said(memo)),
        ("Executive summary", memo.executive_summary),
        ("Guidance", memo.guidance),
        ("Claims", memo.unchecked_claims),
    )
    for where, points in sections:
        for point in points:
            yield where, point.text, point
    for risk in memo.risks:
        yield "Risk", f"{risk.title}: {risk.description}", risk


def cited(memo: Memo) -> frozenset[Citation]:
    """Each sentence that something in the memo points to."""
    stances = (answer.stance for answer in said(memo) if answer.stance)
    return frozenset(
        citation
        for item in (*(item for _, _, item in statements(memo)), *stances)
        for citation in item.citations
    ) | {Citation(figure.question, figure.sentence) for figure in memo.figures}


def problem(where: str, what: str, why: Sequence[str]) -> str:
    """One of ``problems`` as a line."""
    return f"{where}: {what}" + (f" ({'; '.join(why)})" if why else "")


def problems(memo: Memo) -> Iterator[tuple[str, str, Sequence[str]]]:
    """All that couldn't be verified: where it stands, what it says, why."""
    for where, text, item in statements(memo):
        if not item.verified:
            yield where, text, item.problems
    yield from missing(memo)


def missing(memo: Memo) -> Iterator[tuple[str, str, Sequence[str]]]:
    """What the model didn't deliver and what the record lacks, as in ``problems``."""
    for failure in memo.failures:
        yield place(failure.question), f"No {failure.part}", (failure.reason,)
    for gap in memo.record.gaps:
        yield "Record", gap, ()
    for text in memo.record.unread:
        yield "Record, not read", text, ()


def activity(memo: Memo) -> str:
    """The kinds of event with the form's own words."""
    types = memo.record.activity_types
    if types is None:
        return UNKNOWN_ACTIVITY
    named = (f"{item.type} ({item.detail})" if item.detail else item.type for item in types)
    return ", ".join(named) or "none ticked"


def header(memo: Memo) -> tuple[tuple[str, str], ...]:
    """The record's form as names and values; what the form leaves empty is left out."""
    record = memo.record
    company = record.company
    rows = (
        ("Company", f"{company.name_zh} ({company.short_name_zh})"),
        ("Ticker", company.ticker or company.code),
        ("Date", date_in_words(record.date)),
        ("Record", record.number),
        ("Event", activity(memo)),
        ("Place", record.place),
        ("For the company", "; ".join(map(_speaker, record.company_speakers))),
        (
            "Participants",
            f"{record.participants_listed} listed, {record.participants_distinct} distinct",
        ),
        (
            "Listed as",
            "、".join(f"{p.institution} {p.person}".strip() for p in record.participants),
        ),
    )
    return tuple((name, value) for name, value in rows if value)


def provenance(memo: Memo) -> tuple[tuple[str, str], ...]:
    """How the memo came about, as names and values."""
    made = memo.provenance
    usage = made.usage
    cost = "not priced" if usage.cost_usd is None else f"US${usage.cost_usd:.4f}"
    share = f"{usage.cached_tokens / usage.prompt_tokens:.0%}" if usage.prompt_tokens else "none"
    prompts = ", ".join(f"{p.name} v{p.version} ({p.sha256[:8]})" for p in made.prompts)
    return (
        ("Model", made.model),
        ("Prompts", prompts),
        ("Calls", f"{usage.calls} made, {usage.replayed} taken from the answer cache"),
        (
            "Tokens",
            (
                f"{usage.prompt_tokens:,} prompt ({share} from the server's cache),"
                f" {usage.completion_tokens:,} completion"
            ),
        ),
        ("Cost", cost),
        ("Time", f"{made.seconds:,.1f} s"),
        (
            "Checks",
            (
                f"{made.checks.claims} statements checked, {made.checks.failed} failed at first,"
                f" {made.checks.repaired} of these repaired"
            ),
        ),
        ("Made", f"{made.generated}, briefing {made.version}"),
        ("Record's SHA-256", memo.record.sha256),
    )


def _speaker(speaker: MemoSpeaker) -> str:
    roles = f" ({', '.join(speaker.roles)})" if speaker.roles else ""
    return f"{speaker.name} {speaker.name_zh}{roles}"
