"""The memo as JSON: the form that others build on."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from briefing.errors import MemoInvalid
from briefing.models.memo import Memo


@cache
def _adapter() -> TypeAdapter[Memo]:
    return TypeAdapter(Memo)


def to_json(memo: Memo) -> bytes:
    """The memo's object, indented, in UTF-8."""
    return _adapter().dump_json(memo, indent=2) + b"\n"


def from_json(data: bytes) -> Memo:
    """Read a memo; see ``rendering.load``."""
    try:
        return _adapter().validate_json(data)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise MemoInvalid(
            f"This is no memo in JSON: {place}: {first['msg']}",
            "Pass a file that `briefing memo --format json` wrote.",
        ) from error


def schema() -> dict[str, Any]:
    """See ``rendering.json_schema``."""
    body = _adapter().json_schema(mode="serialization")
    # A memo is written whole: each field is there, and no other.
    for definition in (body, *body.get("$defs", {}).values()):
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
            definition["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **body, "title": "Memo"}
