"""The memo's key points for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.rendering import words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefing.models.memo import Memo, Point

_RISKS = 5


def key_points(memo: Memo) -> RenderableType:
    """Company, summary, top risks and what couldn't be verified; all of it as plain text."""
    from rich.console import Group
    from rich.text import Text

    lines = [
        Text(words.title(memo), style="bold"),
        Text(f"{words.date_in_words(memo.record.date)}, {len(memo.answers)} answers"),
        Text(""),
    ]
    lines += [Text(f"• {_cited(point)}") for point in memo.executive_summary]
    risks = words.risks_by_severity(memo)[:_RISKS]
    if risks:
        lines += [Text(""), Text("Risks", style="bold")]
    lines += [
        Text(f"• {risk.severity}: {risk.title} [{', '.join(map(words.label, risk.citations))}]")
        for risk in risks
    ]
    count = sum(1 for _ in words.problems(memo))
    if count:
        lines += [Text(""), Text(f"{count} parts couldn't be verified; the memo names each.")]
    return Group(*lines, Text(""))


def _cited(point: Point) -> str:
    mark = "" if point.verified else " (unverified)"
    return f"{point.text} [{', '.join(map(words.label, point.citations))}]{mark}"
