"""The memo in GitHub-flavoured Markdown; text of the record or the model never becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.models.memo import Citation
from briefing.rendering import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.models.memo import Answer, Memo, Point, Risk

# Marks anywhere in a text; what GitHub makes a link of; what opens a block at its start.
_MARK = re.compile(r"[\\`*_\[\]<>|~&@$#]|(?<=:)/(?=/)|(?<=www)\.|^[+=:-]", re.IGNORECASE)
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_BLANKS = re.compile(r"\n{3,}")
_SPACE = re.compile(r"\s+")


def to_markdown(memo: Memo) -> bytes:
    """The whole memo, in UTF-8."""
    said = words.said(memo)
    parts = (
        (f"# {_text(words.title(memo))}", ""),
        (*_table(("", ""), _texts(words.header(memo))), ""),
        _section("Executive summary", _points(memo.executive_summary)),
        _section("Stance at a glance", _stances(said)),
        _section("Questions and answers", (line for answer in said for line in _answer(answer))),
        _section("Risks", _risks(memo)),
        _section("Guidance and milestones", _points(memo.guidance), "None given."),
        _section("Left unanswered", _unanswered(memo), "Nothing."),
        _section("Questions for the next call", (f"- {_text(q)}" for q in memo.follow_ups)),
        _section("Claims of being first or only", _claims(memo), "None made."),
        _section("Figures", _figures(memo)),
        _section("What could not be verified", _problems(memo), "Nothing."),
        _section("Source", (line for answer in said for line in _source(answer))),
        _section("How this memo was made", _table(("", ""), _texts(words.provenance(memo)))),
        (f"*{words.NOTE}*",),
    )
    text = "\n".join(line for part in parts for line in part)
    return (_BLANKS.sub("\n\n", text) + "\n").encode()


def _section(title: str, lines: Iterable[str], otherwise: str = "None.") -> Iterator[str]:
    yield from (f"## {title}", "")
    yield from list(lines) or [otherwise]
    yield ""


def _points(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        yield f"- {_text(point.text)}{_evidence(point)}"


def _evidence(item: Point | Risk) -> str:
    mark = words.unverified(item)
    return _citations(item.citations) + (f" **{_text(mark)}**" if mark else "")


def _stances(said: Iterable[Answer]) -> Iterator[str]:
    return _table(words.STANCE_HEAD, _texts(map(words.stance_row, said)))


def _answer(answer: Answer) -> Iterator[str]:
    yield f"### {words.number(answer.number)} {_text(words.heading(answer))}"
    if answer.question_zh:
        yield from ("", f"> {_text(answer.question_zh)}")
    yield ""
    yield from list(_points(answer.takeaways)) or ["No takeaway."]
    places = answer.stance.citations if answer.stance else ()
    yield from ("", f"Stance: {words.stance_tags(answer)}{_citations(places)}", "")


def _risks(memo: Memo) -> Iterator[str]:
    for risk in words.risks_by_severity(memo):
        yield from (f"### {_text(risk.title)}", "", f"*{', '.join(words.risk_labels(risk))}*", "")
        yield f"{_text(risk.description)}{_evidence(risk)}"
        if risk.mitigation:
            yield from ("", f"Mitigation: {_text(risk.mitigation)}")
        yield ""


def _unanswered(memo: Memo) -> Iterator[str]:
    for row in memo.unanswered:
        yield f"- {words.place(row.question)}: {_text(row.part)} ({_text(row.reason)})"


def _claims(memo: Memo) -> Iterator[str]:
    if memo.unchecked_claims:
        yield from (f"*{words.CLAIMS_NOTE}*", "")
    yield from _points(memo.unchecked_claims)


def _figures(memo: Memo) -> Iterator[str]:
    rows = (
        (_text(f.source), _text(f.english), _link(Citation(f.question, f.sentence)))
        for f in memo.figures
    )
    if memo.figures:
        yield from _table(("As written", "In English", "Where"), rows)


def _problems(memo: Memo) -> Iterator[str]:
    for problem in words.problems(memo):
        yield f"- {_text(words.problem(*problem))}"


def _source(answer: Answer) -> Iterator[str]:
    yield from (f"### {_text(words.source_heading(answer))}", "")
    for sentence in answer.sentences:
        place = Citation(answer.number, sentence.number)
        yield f'<a id="{words.anchor(place)}"></a>**{words.label(place)}** {_text(sentence.text)}'
        yield ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; its cells are Markdown."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _texts(rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    return ([_text(cell) for cell in row] for row in rows)


def _citations(citations: Iterable[Citation]) -> str:
    links = ", ".join(map(_link, citations))
    return f" \\[{links}\\]" if links else ""


def _link(citation: Citation) -> str:
    return f"[{words.label(citation)}](#{words.anchor(citation)})"


def _text(text: str) -> str:
    """Text that stays text: one line, its marks escaped; a bare address is no link."""
    line = _SPACE.sub(" ", words.xml_safe(text)).strip()
    return _NUMBERED.sub(r"\1\\\2", _MARK.sub(lambda mark: f"\\{mark.group()}", line))
