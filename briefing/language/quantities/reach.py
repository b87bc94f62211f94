"""The days of a duration that is counted from the record's date: 未来三年, 近十年."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def reaching(
    date: dt.date | None, count: Decimal, unit: str, way: str
) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day; none where the date, or a whole number of units, is missing.

    Args:
        way: "past" or "next", seen from ``date``.
    """
    sign = -1 if way == "past" else 1
    if date is None or count != int(count) or count > 100 or unit not in {**_DAYS, **_MONTHS}:
        return None, None
    steps = sign * int(count)
    if unit in _DAYS:
        other = date + dt.timedelta(days=steps * _DAYS[unit])
    else:
        month = date.year * 12 + date.month - 1 + steps * _MONTHS[unit]
        last = calendar.monthrange(month // 12, month % 12 + 1)[1]
        other = dt.date(month // 12, month % 12 + 1, min(date.day, last))
    return (other, date) if way == "past" else (date, other)
