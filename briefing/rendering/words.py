"""What the renderers share: labels in words, places, order."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.models.memo import Answer, Citation, Memo, Point, Risk, Stance

SEVERITIES = ("high", "medium", "low")
NOTE = "Machine-made from a Chinese original. Not investment advice."
CLAIMS_NOTE = "Not independently checked."
UNKNOWN_ACTIVITY = "not known: the form's ticks are lost"

_REASONS = {
    "refuses": "refuses to say",
    "unable": "says it can't tell yet",
    "defers_to_filings": "refers to filings",
    "off_topic": "off topic",
}


def date_in_words(iso: str | None) -> str:
    """13 February 2025; "not stated" for None."""
    if iso is None:
        return "not stated"
    year, month, day = iso.split("-")
    return f"{int(day)} {calendar.month_name[int(month)]} {int(year)}"


def words(label: str) -> str:
    """A label of the codebook as words: not_stated is "not stated"."""
    return label.replace("_", " ")


def directness(stance: Stance) -> str:
    """The facet with its reason: declined (refers to filings)."""
    reason = stance.declined_reason
    return f"{stance.directness} ({_REASONS[reason]})" if reason else stance.directness


def label(citation: Citation) -> str:
    """How a sentence is called everywhere: 3.5, and I.5 in the introduction."""
    return f"{citation.question or 'I'}.{citation.sentence}"


def anchor(citation: Citation) -> str:
    """The sentence's identifier in a document: s-3-5."""
    return f"s-{citation.question}-{citation.sentence}"


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


def said(memo: Memo) -> tuple[Answer, ...]:
    """The introduction, if there is one, and the answers."""
    return (*((memo.introduction,) if memo.introduction else ()), *memo.answers)


def risks_by_severity(memo: Memo) -> tuple[Risk, ...]:
    """The risks, the most severe first."""
    return tuple(sorted(memo.risks, key=lambda risk: SEVERITIES.index(risk.severity)))


def problems(memo: Memo) -> Iterator[tuple[str, str, Sequence[str]]]:
    """All that couldn't be verified: where it stands, what it says, why."""
    for answer in said(memo):
        where = f"Question {answer.number}" if answer.number else "Introduction"
        yield from _unverified(where, answer.takeaways)
    yield from _unverified("Executive summary", memo.executive_summary)
    yield from _unverified("Guidance", memo.guidance)
    yield from _unverified("Claims", memo.unchecked_claims)
    for risk in memo.risks:
        if not risk.verified:
            yield "Risk", f"{risk.title}. {risk.description}", risk.problems
    for failure in memo.failures:
        where = f"Question {failure.question}" if failure.question else "The whole record"
        yield where, f"No {failure.part}", (failure.reason,)
    for gap in memo.record.gaps:
        yield "Record", gap, ()
    for text in memo.record.unread:
        yield "Record, not read", text, ()


def activity(memo: Memo) -> str:
    """The kinds of event with the form's own words."""
    types = memo.record.activity_types
    if types is None:
        return UNKNOWN_ACTIVITY
    return ", ".join(f"{item.type} ({item.detail})" if item.detail else item.type for item in types)


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


def xml_safe(text: str) -> str:
    """The text without the characters that neither XML nor HTML can hold."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _unverified(where: str, points: Sequence[Point]) -> Iterator[tuple[str, str, Sequence[str]]]:
    for point in points:
        if not point.verified:
            yield where, point.text, point.problems
