"""The period that 环比 compares a period with, and the one that 同比 does."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.language.quantities import writing

if TYPE_CHECKING:
    from briefing.models.quantity import Quantity

_PARTS = {
    3: "the {} quarter of {}",
    6: "the {} half of {}",
}
_ORDINALS = ("first", "second", "third", "fourth")


def period_before(period: Quantity) -> Quantity | None:
    """The month, quarter, half or year right before one; None where that isn't known."""
    return _moved(period, 0)


def year_before(period: Quantity) -> Quantity | None:
    """The same months of the year before; None where the year isn't known."""
    return _moved(period, 12)


def _moved(period: Quantity, months: int) -> Quantity | None:
    start, end = period.start, period.end
    if start is None or end is None or start.day != 1 or start.year != end.year:
        return None
    length = end.month - start.month + 1
    first = start.year * 12 + start.month - 1 - (months or length)
    last = first + length - 1
    begin = dt.date(first // 12, first % 12 + 1, 1)
    until = dt.date(last // 12, last % 12 + 1, 1)
    until = until.replace(day=calendar.monthrange(until.year, until.month)[1])
    return replace(period, start=begin, end=until, english=_words(begin, length))


def _words(begin: dt.date, length: int) -> str:
    if length in _PARTS and (begin.month - 1) % length == 0:
        return _PARTS[length].format(_ORDINALS[(begin.month - 1) // length], begin.year)
    return writing.month(begin.year, begin.month) if length == 1 else str(begin.year)
