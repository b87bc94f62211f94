"""The memo's key points for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.rendering import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from briefing.models.memo import Citation, Memo

_RISKS = 5
_COLOURS = {"high": "bold red", "medium": "yellow", "low": "dim"}


def key_points(memo: Memo) -> RenderableType:
    """Company, summary, top risks and what couldn't be verified; all of it as plain text."""
    from rich.console import Group

    return Group(*_lines(memo))


def _lines(memo: Memo) -> Iterator[Text]:
    answers = len(memo.answers)
    yield _line((words.title(memo), "bold"))
    yield _line((f"{words.date_in_words(memo.record.date)}, {_count(answers, 'answer')}", "dim"))
    yield _line()
    for point in memo.executive_summary:
        yield _item((point.text, ""), cited=point.citations, mark=words.unverified(point))
    risks = words.risks_by_severity(memo)
    if risks:
        yield from (_line(), _line(("Risks", "bold")))
    for risk in risks[:_RISKS]:
        severity = (f"{risk.severity}", _COLOURS[risk.severity])
        yield _item(severity, (risk.title, ""), cited=risk.citations, mark=words.unverified(risk))
    if len(risks) > _RISKS:
        yield _line((f"• {len(risks) - _RISKS} more in the memo", "dim"))
    yield from (_line(), _line(("Checks", "bold")), _item((_checked(memo), "")))
    for missing in words.missing(memo):
        yield _item((words.problem(*missing), "yellow"))
    yield _line()


def _checked(memo: Memo) -> str:
    passed = [item.verified for _, _, item in words.statements(memo)]
    return f"{sum(passed)} of {_count(len(passed), 'statement')} verified against the source"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _item(*parts: tuple[str, str], cited: Sequence[Citation] = (), mark: str = "") -> Text:
    labels = f"[{', '.join(map(words.label, cited))}]" if cited else ""
    return _line(("•", ""), *parts, (labels, "dim"), (mark, "bold red"))


def _line(*parts: tuple[str, str]) -> Text:
    """A line of texts with their styles; what would steer the terminal is taken out."""
    from rich.text import Text

    plain = ((" ".join(words.xml_safe(text).split()), style) for text, style in parts if text)
    return Text(" ").join(Text(text, style) for text, style in plain)
