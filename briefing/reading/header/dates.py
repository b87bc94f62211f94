"""Dates as forms write them: 2025.02.13, 2025年2月13日, 2025-02-13, 2025/2/13."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from briefing.reading.folding import folded

_DATE = re.compile(
    r"(?<!\d)(20\d\d|19\d\d)\s?[.．\-—/年]\s?(\d{1,2})\s?[.．\-—/月]\s?(\d{1,2})(?!\d)\s?日?"
)

_ANY = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d|19\d\d)\s?[.．\-—/年]\s?(?=\d{1,2}\s?[.．\-—/月])|(?=\d{1,2}\s?月))"
    r"(?P<month>\d{1,2})\s?[.．\-—/月]\s?(?P<day>\d{1,2})(?!\d)"
)
_TIMES = re.compile(
    rf"(?:{_DATE.pattern}|\d{{1,2}}\s?月\s?\d{{1,2}}\s?日|\d{{1,2}}[：:]\d{{2}}(?:[：:]\d{{2}})?"
    r"|[（(](?:星期|周)[一二三四五六日天][）)]|(?:星期|周)[一二三四五六日天]|[上下]午|\d{1,2}\s?[点时]半?"
    r"|[\s至到—–~～，,；;、-])+"
)


def dates_in(text: str) -> tuple[dt.date, ...]:
    """The dates in the text that the calendar has, ascending; of a range, its ends.

    One without a year (2026年5月6日至5月8日) is of the year of the one before it.
    """
    found: set[dt.date] = set()
    year = 0
    for match in _ANY.finditer(folded(text)):
        year = int(match["year"] or year)
        with suppress(ValueError):
            found.add(dt.date(year, int(match["month"]), int(match["day"])))
    return tuple(sorted(found))


def is_date(text: str) -> bool:
    """Whether the text begins with a date."""
    return _DATE.match(folded(text)) is not None


def without_time(text: str) -> str:
    """What follows date and time: 2026年4月3日 14:30，会议室 is 会议室."""
    found = _TIMES.match(folded(text))
    return text[found.end() :].strip() if found else text
