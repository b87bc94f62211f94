"""Dates as forms write them: 2025.02.13, 2025年2月13日, 2025-02-13, 2025/2/13."""

from __future__ import annotations

import datetime as dt
import re

from briefing.reading.folding import folded

_DATE = re.compile(
    r"(?<!\d)(20\d\d|19\d\d)\s?[.．\-—/年]\s?(\d{1,2})\s?[.．\-—/月]\s?(\d{1,2})(?!\d)\s?日?"
)

_TIMES = re.compile(
    rf"(?:{_DATE.pattern}|\d{{1,2}}\s?月\s?\d{{1,2}}\s?日|\d{{1,2}}[：:]\d{{2}}(?:[：:]\d{{2}})?"
    r"|[（(](?:星期|周)[一二三四五六日天][）)]|(?:星期|周)[一二三四五六日天]|[上下]午|\d{1,2}\s?[点时]半?"
    r"|[\s至到—–~～，,；;、-])+"
)


def first_date(text: str) -> dt.date | None:
    """The first date in the text that the calendar has: of a range, its start."""
    for found in _DATE.finditer(folded(text)):
        try:
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def is_date(text: str) -> bool:
    """Whether the text begins with a date."""
    return _DATE.match(folded(text)) is not None


def without_time(text: str) -> str:
    """What follows date and time: 2026年4月3日 14:30，会议室 is 会议室."""
    found = _TIMES.match(folded(text))
    return text[found.end() :].strip() if found else text
