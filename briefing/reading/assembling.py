"""The record, put together from the pieces that the layout rules placed."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.errors import (
    AnswerWithoutQuestion,
    EmptyFile,
    NoQuestions,
    NotARecord,
    QuestionWithoutAnswer,
)
from briefing.models.record import Exchange, Record, RegionKind
from briefing.reading.fields import Field
from briefing.reading.flattening import one_line
from briefing.reading.header.activities import activities
from briefing.reading.header.claims import claimed
from briefing.reading.header.company import company
from briefing.reading.header.dates import dates_in, without_time
from briefing.reading.header.participants import attached, participants
from briefing.reading.header.speakers import speakers
from briefing.reading.header.wrapping import joined, unwrapped
from briefing.reading.layout import lay_out, regions
from briefing.reading.pieces import Joint
from briefing.reading.pieces import lines as cut_lines
from briefing.reading.sentences import sentences

if TYPE_CHECKING:
    import datetime as dt

    from briefing.reading.layout.draft import Draft
    from briefing.reading.pieces import Piece
    from briefing.reading.rules import Rules

_WORD = re.compile(r"[\w□☐○]|<input")
_TELLING = frozenset(
    {Field.CODE, Field.SHORT_NAME, Field.NUMBER, Field.ACTIVITY, Field.PARTICIPANTS, Field.SPEAKERS}
)
_LAYOUTS = "A record has the form 投资者关系活动记录表 and marks such as 问：/答： or Q：/A：."


def assemble(source: str, *, sha256: str, rules: Rules) -> Record:
    """Read a record's text; see ``briefing.reading.read_text`` for the errors."""
    if not source.strip():
        raise EmptyFile("The record is empty", "Check that the file was written completely.")
    pieces = cut_lines(source)
    for cut in rules.cutters.values():
        pieces = cut(source, pieces)
    draft = lay_out(source, pieces, rules.placers.values())
    _check_form(draft)
    exchanges = _exchanges(draft)
    _check_exchanges(exchanges)
    line = {field: one_line(source, draft.values(field)) for field in Field}
    whole = {
        field: _lines(draft, field)
        for field in (Field.ACTIVITY, Field.PARTICIPANTS, Field.SPEAKERS, Field.ATTACHMENT)
    }
    listed = attached(whole[Field.PARTICIPANTS], joined(whole[Field.ATTACHMENT]))
    dates = _dates(line)
    publisher = company(line[Field.TITLE], line[Field.SHORT_NAME], line[Field.CODE])
    return Record(
        source=source,
        sha256=sha256,
        company=publisher,
        number=line[Field.NUMBER],
        date=dates[0] if dates else None,
        activities=activities(joined(whole[Field.ACTIVITY])),
        participants=participants(listed),
        place=line[Field.PLACE] or without_time(line[Field.TIME_AND_PLACE]),
        speakers=speakers(
            joined(whole[Field.SPEAKERS]), companies=(publisher.name, publisher.short_name)
        ),
        introduction=sentences(source, draft.placed(RegionKind.INTRODUCTION)),
        exchanges=exchanges,
        regions=regions(draft),
        dates=dates,
        claimed=claimed(joined(whole[Field.PARTICIPANTS])),
    )


def _dates(line: dict[Field, str]) -> tuple[dt.date, ...]:
    """Of the meeting; the day that the record was written on, where the form has no other."""
    fields = (Field.TIME, Field.TIME_AND_PLACE, Field.DATE)
    return next((dates for field in fields if (dates := dates_in(line[field]))), ())


def _lines(draft: Draft, field: Field) -> str:
    """A row's value line by line; the cells of a row are one line."""
    lines: list[str] = []
    row: int | None = None
    for piece in draft.values(field):
        text = one_line(draft.source, [piece])
        if not _WORD.search(text):
            continue  # the next row's bullet
        here = piece.cell.row if piece.cell else None
        if here is not None and here == row and piece.joint is Joint.INLINE:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
        row = here
    return unwrapped(lines)


def _check_form(draft: Draft) -> None:
    fields = {label.field for label in draft.labels if label}
    if Field.TITLE not in fields and len(fields & _TELLING) < 2:
        raise NotARecord("This is no investor-relations activity record", _LAYOUTS)
    if draft.first == len(draft.pieces):
        raise NoQuestions("The record has its form, but no question below it", _LAYOUTS)


def _check_exchanges(exchanges: tuple[Exchange, ...]) -> None:
    if any(exchange.question and exchange.sentences for exchange in exchanges):
        return
    if any(exchange.question for exchange in exchanges):
        raise QuestionWithoutAnswer("No question of the record has an answer", _LAYOUTS)
    raise AnswerWithoutQuestion("No answer of the record has a question", _LAYOUTS)


def _exchanges(draft: Draft) -> tuple[Exchange, ...]:
    questions: dict[int, list[Piece]] = defaultdict(list)
    answers: dict[int, list[Piece]] = defaultdict(list)
    count = 0
    for piece, label in zip(draft.pieces, draft.labels, strict=True):
        if label is None or label.exchange is None:
            continue
        count = label.exchange
        if not piece.mark and not piece.empty:
            kept = questions if label.kind is RegionKind.QUESTION else answers
            kept[count].append(piece)
    return tuple(
        Exchange(
            number,
            one_line(draft.source, questions[number]),
            sentences(draft.source, answers[number]),
        )
        for number in range(1, count + 1)
    )
