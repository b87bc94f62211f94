"""The memo as JSON: the form that others build on."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from briefing.errors import MemoInvalid
from briefing.models.memo import SCHEMA_VERSION, Answer, Citation, Memo
from briefing.rendering import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_HINT = "Pass a file that `briefing memo --format json` of this version wrote."


@cache
def _adapter() -> TypeAdapter[Memo]:
    return TypeAdapter(Memo)


def to_json(memo: Memo) -> bytes:
    """The memo's object, indented, in UTF-8; half a surrogate pair becomes a question mark."""
    plain = _adapter().dump_python(memo, mode="json")
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=2)
    return f"{text}\n".encode(errors="replace")


def from_json(data: bytes) -> Memo:
    """Read a memo; see ``rendering.load``."""
    try:
        memo = _adapter().validate_json(data, strict=True, extra="forbid")
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        at = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise MemoInvalid(f"This is no memo in JSON: {at}: {first['msg']}", _HINT) from error
    if fault := next(_faults(memo), None):
        raise MemoInvalid(f"This memo in JSON contradicts itself or this version: {fault}", _HINT)
    return memo


@cache
def _answer_adapter() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


def answer_to_json(answer: Answer) -> bytes:
    """See ``rendering.render_answer``."""
    plain = _answer_adapter().dump_python(answer, mode="json")
    return json.dumps(plain, ensure_ascii=False).encode(errors="replace")


def answer_from_json(data: bytes) -> Answer:
    """See ``rendering.load_answer``."""
    return _answer_adapter().validate_json(data, strict=True)


def schema() -> dict[str, Any]:
    """See ``rendering.json_schema``."""
    body = _adapter().json_schema(mode="serialization")
    # A memo is written whole: each field is there, and no other.
    for definition in (body, *body.get("$defs", {}).values()):
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
            definition["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **body, "title": "Memo"}


def _faults(memo: Memo) -> Iterator[str]:
    """What no type can say, and the other formats rely on."""
    if memo.schema_version != SCHEMA_VERSION:
        yield f"schema_version is {memo.schema_version}, not {SCHEMA_VERSION}"
    for name, read, value in (
        ("record.date", dt.date.fromisoformat, memo.record.date),
        ("provenance.generated", dt.datetime.fromisoformat, memo.provenance.generated),
    ):
        try:
            read(value or "2000-01-01")
        except ValueError:
            yield f"{name} is no ISO 8601 date"
    places = {
        Citation(answer.number, sentence.number)
        for answer in words.said(memo)
        for sentence in answer.sentences
    }
    for citation in sorted(words.cited(memo)):
        if citation not in places:
            yield f"sentence {words.label(citation)} is cited but isn't there"
