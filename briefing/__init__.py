"""English memos from Chinese investor-relations activity records.

    from briefing import load_settings, read_file, render, write_memo

    record = read_file(Path("record.md"))
    memo = write_memo(record, load_settings({}, os.environ))
    Path("memo.html").write_bytes(render(memo, "html"))

``MemoWriter`` is the same for several records, asynchronous, with progress events. Names are
imported when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.errors import BriefingError
    from briefing.models.memo import Memo
    from briefing.models.record import Record
    from briefing.reading import read_bytes, read_file, read_text
    from briefing.rendering import json_schema, load, render
    from briefing.settings import Settings, load_settings
    from briefing.wiring import Estimate, MemoWriter, write_memo

__all__ = [
    "BriefingError",
    "Estimate",
    "Memo",
    "MemoWriter",
    "Record",
    "Settings",
    "json_schema",
    "load",
    "load_settings",
    "read_bytes",
    "read_file",
    "read_text",
    "render",
    "write_memo",
]

_HOMES = {
    "BriefingError": "errors",
    "Memo": "models.memo",
    "Record": "models.record",
    "read_bytes": "reading",
    "read_file": "reading",
    "read_text": "reading",
    "json_schema": "rendering",
    "load": "rendering",
    "render": "rendering",
    "Settings": "settings",
    "load_settings": "settings",
    "Estimate": "wiring",
    "MemoWriter": "wiring",
    "write_memo": "wiring",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
