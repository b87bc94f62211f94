"""A memo in the forms that people and programs take: all made from the memo's JSON object alone."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefing.rendering.terminal import key_points

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.models.memo import Answer, Memo

__all__ = [
    "FORMATS",
    "Format",
    "json_schema",
    "key_points",
    "load",
    "load_answer",
    "render",
    "render_answer",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the memo.

    Attributes:
        suffix: of a file's name, with its dot.
    """

    suffix: str
    media_type: str
    make: Callable[[Memo], bytes]


def render(memo: Memo, name: str) -> bytes:
    """Make a memo in one of ``FORMATS``."""
    return FORMATS[name].make(memo)


def load(data: bytes) -> Memo:
    """Read a memo back from its JSON.

    Raises:
        MemoInvalid: it isn't one; the message names the place.
    """
    from briefing.rendering.json_format import from_json

    return from_json(data)


def render_answer(answer: Answer) -> bytes:
    """One answer in JSON, as the memo's JSON has it."""
    from briefing.rendering.json_format import answer_to_json

    return answer_to_json(answer)


def load_answer(data: bytes) -> Answer:
    """Read an answer back that ``render_answer`` wrote."""
    from briefing.rendering.json_format import answer_from_json

    return answer_from_json(data)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a memo in JSON."""
    from briefing.rendering.json_format import schema

    return schema()


# Each form's library is loaded when the form is made.
def _markdown(memo: Memo) -> bytes:
    from briefing.rendering.markdown import to_markdown

    return to_markdown(memo)


def _html(memo: Memo) -> bytes:
    from briefing.rendering.html import to_html

    return to_html(memo)


def _json(memo: Memo) -> bytes:
    from briefing.rendering.json_format import to_json

    return to_json(memo)


def _docx(memo: Memo) -> bytes:
    from briefing.rendering.docx import to_docx

    return to_docx(memo)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "md": Format(".md", "text/markdown; charset=utf-8", _markdown),
        "html": Format(".html", "text/html; charset=utf-8", _html),
        "json": Format(".json", "application/json", _json),
        "docx": Format(
            ".docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            _docx,
        ),
    }
)
