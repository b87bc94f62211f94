"""All rules of reading, in the order in which they are asked.

A region of a record names the rule that placed it, and each rule can be switched off by its name
(``skip_rules`` of the settings).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from inspect import getmodule
from typing import TYPE_CHECKING

from briefing.errors import SettingsError
from briefing.reading.cutting import (
    html_table,
    html_tags,
    inline_marks,
    labels,
    line_breaks,
    pipe_table,
    question_marks,
    tabs,
)
from briefing.reading.furniture import page_number, repeated_line, running_header
from briefing.reading.layout import (
    exchanges,
    form,
    furniture,
    further_form,
    group_heading,
    introduction,
    notice,
    section_heading,
    title,
)
from briefing.reading.marks import FAMILIES
from briefing.reading.questions import (
    before_answer,
    columns,
    company_answer,
    emphasised,
    numbered,
    plain,
    unmarked_answer,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from briefing.reading.layout.draft import Draft
    from briefing.reading.pieces import Piece

    Cutter = Callable[[str, list[Piece]], list[Piece]]
    Placer = Callable[[Draft], None]

CUTTERS: Mapping[str, Cutter] = {
    "html-table": html_table.cut,
    "pipe-table": pipe_table.cut,
    "html-tags": html_tags.cut,
    "line-breaks": line_breaks.cut,
    "page-number": page_number.mark,
    "running-header": running_header.mark,
    "repeated-line": repeated_line.mark,
    "tabs": tabs.cut,
    "labels": labels.cut,
    "inline-marks": inline_marks.cut,
    "question-columns": columns.mark,
    **{family.name: partial(question_marks.cut, family=family) for family in FAMILIES},
    "company-answer": company_answer.mark,
    "before-answer": before_answer.mark,
    "numbered": numbered.mark,
    "emphasised": emphasised.mark,
    "plain": plain.mark,
    "unmarked-answer": unmarked_answer.mark,
}
"""Each takes the source and pieces that cover it and gives finer ones, or says more of them."""

PLACERS: Mapping[str, Placer] = {
    "furniture": furniture.place,
    "title": title.place,
    "further-form": further_form.place,
    "notice": notice.place,
    "group-heading": group_heading.place,
    "section-heading": section_heading.place,
    "form-row": form.place,
    "exchanges": exchanges.place,
    "introduction": introduction.place,
}
"""Each places pieces that no rule before it has placed."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that are on, in order."""

    cutters: Mapping[str, Cutter]
    placers: Mapping[str, Placer]


def rules(*, skip: Collection[str] = ()) -> Rules:
    """The rules without those that are switched off.

    Raises:
        SettingsError: there is no rule of that name.
    """
    unknown = sorted(set(skip) - CUTTERS.keys() - PLACERS.keys())
    if unknown:
        raise SettingsError(
            f"There is no reading rule {unknown[0]}", "Ask for the list: briefing read --rules"
        )
    return Rules(
        {name: rule for name, rule in CUTTERS.items() if name not in skip},
        {name: rule for name, rule in PLACERS.items() if name not in skip},
    )


def about() -> list[tuple[str, str]]:
    """Each rule's name and what it reads, in order."""
    words = {
        family.name: f"The marks {family.questions} and {family.answers}, numbered or in brackets."
        for family in FAMILIES
    }
    named = {**CUTTERS, **PLACERS}
    return [
        (name, words.get(name) or (getmodule(rule).__doc__ or "").partition("\n")[0])
        for name, rule in named.items()
    ]
