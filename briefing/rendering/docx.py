"""The memo as a Word document that an analyst can edit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from briefing.models.memo import Citation
from briefing.rendering import words
from briefing.rendering.word_document import Part, Run, WordDocument
from briefing.rendering.word_styles import TEXT_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.models.memo import Memo, Point, Risk

_NAMES = (3.8, TEXT_WIDTH - 3.8)
_STANCES = (1.1, 6.2, 2.0, 2.2, 2.3, 3.2)
_FIGURES = (7.0, 8.2, 1.8)


def to_docx(memo: Memo) -> bytes:
    """The whole memo as a .docx file."""
    date = words.date_in_words(memo.record.date)
    author = f"briefing {memo.provenance.version}"
    document = WordDocument(words.title(memo), date, author)
    document.add("Title", words.title(memo))
    document.table(words.header(memo), _NAMES)
    for write in (_overview, _digest, _risks, _outlook, _figures, _doubts, _source, _provenance):
        write(document, memo)
    return document.save(dt.datetime.fromisoformat(memo.provenance.generated))


def _overview(document: WordDocument, memo: Memo) -> None:
    document.add("Heading 1", "Executive summary")
    _points(document, memo.executive_summary, "None.")
    document.add("Heading 1", "Stance at a glance")
    rows = map(words.stance_row, words.said(memo))
    document.table(rows, _STANCES, words.STANCE_HEAD)


def _digest(document: WordDocument, memo: Memo) -> None:
    document.add("Heading 1", "Questions and answers")
    for answer in words.said(memo):
        document.add("Heading 2", f"{words.number(answer.number)}  {words.heading(answer)}")
        if answer.question_zh:
            document.add("Memo Chinese", answer.question_zh)
        _points(document, answer.takeaways, "No takeaway.")
        places = answer.stance.citations if answer.stance else ()
        document.add("Memo Note", f"Stance: {words.stance_tags(answer)}", *_citations(places))


def _risks(document: WordDocument, memo: Memo) -> None:
    document.add("Heading 1", "Risks")
    for risk in words.risks_by_severity(memo):
        document.add("Heading 2", risk.title)
        severity, *labels = words.risk_labels(risk)
        mark = Run(severity, f"Memo {risk.severity.capitalize()}")
        document.add("Memo Note", mark, f", {', '.join(labels)}")
        document.add("Normal", risk.description, *_evidence(risk))
        if risk.mitigation:
            document.add("Normal", f"Mitigation: {risk.mitigation}")
    if not memo.risks:
        document.add("Normal", "None.")


def _outlook(document: WordDocument, memo: Memo) -> None:
    document.add("Heading 1", "Guidance and milestones")
    _points(document, memo.guidance, "None given.")
    document.add("Heading 1", "Left unanswered")
    rows = (f"{words.place(row.question)}: {row.part} ({row.reason})" for row in memo.unanswered)
    _list(document, rows, "Nothing.")
    document.add("Heading 1", "Questions for the next call")
    _list(document, memo.follow_ups, "None.")
    document.add("Heading 1", "Claims of being first or only")
    if memo.unchecked_claims:
        document.add("Memo Note", words.CLAIMS_NOTE)
    _points(document, memo.unchecked_claims, "None made.")


def _figures(document: WordDocument, memo: Memo) -> None:
    document.add("Heading 1", "Figures")
    rows = [(f.source, f.english, Citation(f.question, f.sentence)) for f in memo.figures]
    if rows:
        document.table(rows, _FIGURES, ("As written", "In English", "Where"))
    else:
        document.add("Normal", "None.")


def _doubts(document: WordDocument, memo: Memo) -> None:
    document.add("Heading 1", "What could not be verified")
    problems = words.problems(memo)
    _list(document, (words.problem(*problem) for problem in problems), "Nothing.")


def _source(document: WordDocument, memo: Memo) -> None:
    document.add("Heading 1", "Source")
    for answer in words.said(memo):
        document.add("Heading 2", words.source_heading(answer))
        for sentence in answer.sentences:
            document.sentence(Citation(answer.number, sentence.number), sentence.text)


def _provenance(document: WordDocument, memo: Memo) -> None:
    document.add("Heading 1", "How this memo was made")
    document.table(words.provenance(memo), _NAMES)
    document.add("Memo Note", words.NOTE)


def _points(document: WordDocument, points: Sequence[Point], otherwise: str) -> None:
    for point in points:
        document.add("List Bullet", point.text, *_evidence(point))
    if not points:
        document.add("Normal", otherwise)


def _list(document: WordDocument, texts: Iterable[str], otherwise: str) -> None:
    rows = list(texts)
    for text in rows:
        document.add("List Bullet", text)
    if not rows:
        document.add("Normal", otherwise)


def _evidence(item: Point | Risk) -> Iterator[Part]:
    yield from _citations(item.citations)
    if mark := words.unverified(item):
        yield from (" ", Run(mark, "Memo Unverified"))


def _citations(places: Sequence[Citation]) -> Iterator[Part]:
    """The places as [1.2, 1.3] after a space; nothing if there are none."""
    before = " ["
    for place in places:
        yield from (Run(before, "Memo Place"), place)
        before = ", "
    if places:
        yield Run("]", "Memo Place")
