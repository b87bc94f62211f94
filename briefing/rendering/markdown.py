"""The memo in GitHub-flavoured Markdown; text of the record or the model never becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.rendering import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.models.memo import Answer, Citation, Memo, Point, Risk

# Marks of Markdown anywhere; marks of a block where a text begins; and what GitHub makes a link of.
_SPECIAL = re.compile(
    r"([\\`*_\[\]<>|~&@$])|(?<=:)(/)(?=/)|(?<=www)(\.)|^([#+=:-])|(?<=^\d)([.)])|(?<=^\d\d)([.)])",
    re.IGNORECASE,
)


def to_markdown(memo: Memo) -> bytes:
    """The whole memo, in UTF-8."""
    parts = (
        _header(memo),
        _section("Executive summary", _points(memo.executive_summary)),
        _section("Stance at a glance", _stances(memo)),
        _section("Questions and answers", (line for a in words.said(memo) for line in _answer(a))),
        _section("Risks", _risks(memo)),
        _section("Guidance and milestones", _points(memo.guidance, "None given.")),
        _section("Left unanswered", _unanswered(memo)),
        _section("Questions for the next call", (f"- {_text(q)}" for q in memo.follow_ups)),
        _section(
            "Claims of being first or only",
            [words.CLAIMS_NOTE, "", *_points(memo.unchecked_claims)],
        ),
        _section("Figures", _figures(memo)),
        _section("What could not be verified", _problems(memo)),
        _section("Source", (line for a in words.said(memo) for line in _source(a))),
        _section("How this memo was made", _table(("", ""), words.provenance(memo))),
        (f"*{words.NOTE}*",),
    )
    return ("\n".join(line for part in parts for line in part) + "\n").encode()


def _header(memo: Memo) -> Iterator[str]:
    record = memo.record
    yield f"# {_text(words.title(memo))}"
    yield ""
    speakers = "; ".join(
        f"{s.name} {s.name_zh} ({', '.join(s.roles)})".strip() for s in record.company_speakers
    )
    rows = (
        ("Company", f"{record.company.name_zh} ({record.company.short_name_zh})"),
        ("Date", words.date_in_words(record.date)),
        ("Record", record.number),
        ("Event", words.activity(memo)),
        ("Place", record.place),
        ("For the company", speakers),
        (
            "Participants",
            f"{record.participants_listed} listed, {record.participants_distinct} distinct",
        ),
    )
    yield from _table(("", ""), [row for row in rows if row[1]])
    yield ""


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (f"## {title}", "")
    body = list(lines)
    yield from body or ["None."]
    yield ""


def _points(points: Sequence[Point], otherwise: str = "None.") -> Iterator[str]:
    for point in points:
        yield f"- {_text(point.text)} {_citations(point.citations)}{_mark(point)}"
    if not points:
        yield otherwise


def _mark(item: Point | Risk) -> str:
    return "" if item.verified else f" **unverified**: {_text('; '.join(item.problems))}"


def _stances(memo: Memo) -> Iterator[str]:
    rows = []
    for answer in words.said(memo):
        stance = answer.stance
        facets = ("failed", "", "", "")
        if stance:
            facets = (
                words.words(stance.outlook),
                stance.certainty,
                words.directness(stance),
                ", ".join(map(words.words, stance.topics)),
            )
        rows.append((str(answer.number or "I"), words.heading(answer), *facets))
    return _table(("", "Question", "Outlook", "Certainty", "Directness", "Topics"), rows)


def _answer(answer: Answer) -> Iterator[str]:
    yield f"### {answer.number or 'I'} {_text(words.heading(answer))}"
    if answer.question_zh:
        yield from ("", f"> {_text(answer.question_zh)}")
    yield ""
    yield from _points(answer.takeaways, "No takeaway.")
    if stance := answer.stance:
        facets = (
            f"outlook {words.words(stance.outlook)}",
            f"certainty {stance.certainty}",
            words.directness(stance),
            f"specificity {stance.specificity}",
        )
        yield from ("", f"Stance: {_text(', '.join(facets))} {_citations(stance.citations)}")
    yield ""


def _risks(memo: Memo) -> Iterator[str]:
    for risk in words.risks_by_severity(memo):
        labels = (risk.severity, words.words(risk.category), risk.basis, risk.status)
        horizon = "" if risk.horizon == "unspecified" else f", horizon {risk.horizon}"
        yield f"- **{_text(risk.title)}** ({_text(', '.join(labels))}{horizon})"
        yield f"  {_text(risk.description)} {_citations(risk.citations)}{_mark(risk)}"
        if risk.mitigation:
            yield f"  Mitigation: {_text(risk.mitigation)}"


def _unanswered(memo: Memo) -> Iterator[str]:
    for row in memo.unanswered:
        yield f"- Question {row.question}: {_text(row.part)} ({_text(row.reason)})"


def _figures(memo: Memo) -> Iterator[str]:
    rows = [(f.source, f.english, f"{f.question or 'I'}.{f.sentence}") for f in memo.figures]
    return _table(("As written", "In English", "Where"), rows)


def _problems(memo: Memo) -> Iterator[str]:
    for where, what, why in words.problems(memo):
        reason = f" ({_text('; '.join(why))})" if why else ""
        yield f"- {_text(where)}: {_text(what)}{reason}"


def _source(answer: Answer) -> Iterator[str]:
    yield f"### {answer.number or 'I'} {_text(answer.question_zh)}".rstrip()
    yield ""
    for sentence in answer.sentences:
        place = f"{answer.number or 'I'}.{sentence.number}"
        identifier = f"s-{answer.number}-{sentence.number}"
        yield f'<a id="{identifier}"></a>**{place}** {_text(sentence.text)}'
        yield ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(_text(cell) for cell in row)} |"


def _citations(citations: Sequence[Citation]) -> str:
    links = (f"[{words.label(c)}](#{words.anchor(c)})" for c in citations)
    return f"\\[{', '.join(links)}\\]" if citations else ""


def _text(text: str) -> str:
    """Text that stays text: one line, all marks escaped; a bare address is no link."""
    plain = " ".join(words.xml_safe(text).split())
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", plain)
