"""Dates as forms write them: 2025.02.13, 2025年2月13日, 2025-02-13, 2025/2/13."""

from __future__ import annotations

import datetime as dt
import re

_DATE = re.compile(
    r"(?<!\d)(20\d\d|19\d\d)\s?[.．\-—/年]\s?(\d{1,2})\s?[.．\-—/月]\s?(\d{1,2})(?!\d)\s?日?"
)


def first_date(text: str) -> dt.date | None:
    """The first date in the text that the calendar has: of a range, its start."""
    for found in _DATE.finditer(text):
        try:
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def is_date(text: str) -> bool:
    """Whether the text begins with a date."""
    return _DATE.match(text) is not None
