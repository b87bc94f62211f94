"""A quantity, read from Chinese or from English text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from briefing.models.record import Span


class Kind(StrEnum):
    """What is measured; quantities of different kinds never match."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    MULTIPLE = "multiple"
    DATE = "date"
    PERIOD = "period"
    DURATION = "duration"
    PHYSICAL = "physical"
    ORDINAL = "ordinal"


class Approximation(StrEnum):
    """How a writer bounds a figure."""

    EXACT = "exact"
    ABOUT = "about"
    MORE = "more"
    LESS = "less"


class Direction(StrEnum):
    """Which way a change goes."""

    NONE = "none"
    UP = "up"
    DOWN = "down"


class Comparison(StrEnum):
    """What a change is measured against."""

    NONE = "none"
    YEAR_ON_YEAR = "year_on_year"
    PERIOD_ON_PERIOD = "period_on_period"
    YEAR_TO_DATE = "year_to_date"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a text.

    Attributes:
        span: in the text that was searched, code points, end exclusive.
        source: the text of the span, as written.
        english: as an editor writes it ("RMB 60 billion", "85% to 95%", "more than 10").
        low: the value in base units: 600 亿 is 6e10, 85% is 85, 翻番 is 2. None for dates, periods.
        high: upper end of a range, inclusive; equal to ``low`` where there is none.
        unit: ISO 4217 code of a currency ("" if not stated), or an English unit in the singular
            ("card", "GW"); "" if there is none.
        start: first day of a date or a period; None otherwise, or if no year can be told.
        end: last day, inclusive.
    """

    kind: Kind
    span: Span
    source: str
    english: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    approximation: Approximation = Approximation.EXACT
    direction: Direction = Direction.NONE
    comparison: Comparison = Comparison.NONE
    start: dt.date | None = None
    end: dt.date | None = None
