"""The JSON in a model's answer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCED = re.compile(r"\A```[a-zA-Z]*\s*\n(?P<inside>.*?)\n?\s*```\Z", re.DOTALL)
_THOUGHT = "</think>"
_DEEPEST = 50


def decode(text: str) -> Any:
    """Decode an answer that is one JSON value.

    Accepted around it: blanks, a Markdown fence, and before it the thoughts of a reasoning model
    whose server doesn't take them out.

    Raises:
        ValueError: it is no JSON, or JSON with NaN, unpaired surrogates or more than 50 levels.
    """
    inside = text.rpartition(_THOUGHT)[2].strip()
    if fenced := _FENCED.match(inside):
        inside = fenced["inside"]
    try:
        value = json.loads(inside, parse_constant=_refuse)
        for part in strings(value):
            part.encode()
    except json.JSONDecodeError as problem:
        raise ValueError(f"it is no JSON: {problem}") from problem
    except (RecursionError, UnicodeEncodeError) as problem:
        raise ValueError("it is JSON that nests too deep or has broken characters") from problem
    return value


def strings(value: Any, depth: int = 0) -> Iterator[str]:
    """Each string in a decoded value, in order, keys left out.

    Raises:
        RecursionError: it has more than 50 levels.
    """
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part, depth + 1)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
