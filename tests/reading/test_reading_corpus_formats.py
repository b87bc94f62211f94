"""Each record reads the same in every file format.

Where its text is broken differs from format to format, and so do page numbers, spacing and the
signs of list points: all of these count for nothing here.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefing.reading import read_bytes
from evals.corpus.expected import Case, cases, narrowed, seen, waiting
from evals.corpus.formats import FORMATS

WAITING = waiting()
OF_THE_LAYOUT = {"broken", "furniture", "furniture_lines", "notices", "text_sha256"}


def _marks(name: str, suffix: str) -> list[pytest.MarkDecorator]:
    reason = WAITING.get(suffix) or WAITING.get(name)
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


FILES = [
    pytest.param(case, suffix, id=name, marks=_marks(name, suffix))
    for case in cases()
    for suffix in FORMATS
    if case.record.stem not in WAITING
    for name in [f"{case.record.stem}{suffix}"]
]


def _closed_up(value: Any) -> Any:
    """The same without white space and bullets."""
    if isinstance(value, dict):
        return {key: _closed_up(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_closed_up(inner) for inner in value]
    return re.sub(r"[\s•]", "", value) if isinstance(value, str) else value


@pytest.mark.parametrize(("case", "suffix"), FILES)
def test_reads_as_expected(case: Case, suffix: str) -> None:
    data = FORMATS[suffix](case.record.read_text(encoding="utf-8"))
    record = read_bytes(data, name=case.record.stem + suffix)
    wanted = {key: value for key, value in case.wanted().items() if key not in OF_THE_LAYOUT}
    found = narrowed(seen(record), wanted)
    for each in (found, wanted):
        each["notice_lines"] = "".join(each.get("notice_lines", ()))
    assert _closed_up(found) == _closed_up(wanted)
