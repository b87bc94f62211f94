"""Periods: 2024 年, 上半年, 三季度, 2024Q3, 前三季度, 全年, 2023-2025 年, and a bare year 2025.

The year of a half-year or a quarter without one is told by rule (see years). 全年 alone is a period
whose days aren't known: which year is meant is told by its sentence. 年底 and 去年同期 are of a
year and have its days: how much of it they mean isn't said.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import writing
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.numerals import value_of
from briefing.language.quantities.rule import Rule
from briefing.language.quantities.years import RELATIVE, bare_year, year_begun, year_of
from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d|[一二][零〇一二三四五六七八九]{{3}}(?=年)){S}(?:财?年)?(?:度)?{S}(?:的)?|(?P<short>(?<!\d)[23]\d)(?:{S}年{S}|(?=[HQ][1-4]))"
    rf"|(?P<relative>{'|'.join(RELATIVE)}){S}的?)"
)
_PART = r"""
    (?P<pair>[一二三][、和]?[二三四]季度)
  | (?P<quarter>(?:第?[一二三四1-4]|首个?){S}季(?:度|(?=报))|[Qq][1-4](?![A-Za-z\d]))
  | (?P<away>(?:[上下]一?|本)个?季度)
  | (?P<three>前三季度?|前三个季度|[一1]{S}[-至到]{S}[三3]{S}季度|Q1{S}[-~至到]{S}Q3)
  | 前{S}(?P<months>[一二两三四五六七八九]|十[一]?|1[01]|[1-9]){S}个?{S}月
  | (?P<half>上半年|下半年|半年度|[12]H(?![A-Za-z\d])|H[12](?![A-Za-z\d]))
  | (?P<full>全年|年度)
""".replace("{S}", S)

# What makes a duration of 25 年.
_LONG = rf"(?:[来以余多前后期]|左右|的?{S}(?:经验|历史|发展|沉淀|积累|合作|时间))"
# 三年内, 财年内, 去年内.
_NOT_WITHIN = "一二两三四五六七八九十百几数多半近整每同当财学去明前全周成余个"
_PATTERN = re.compile(
    rf"""
    (?P<first>(?:19|20)\d\d){S}年?{S}[-~～–—至到]{S}(?P<last>(?:19|20)\d\d){S}年
  | (?P<trailed>(?P<tpart>[12]H|[1-4]Q|FY){S}(?P<tyear>20\d\d|[23]\d))(?![\dA-Za-z])
  | {_YEAR}?(?:{_PART})
  | (?<!\d)(?P<short1>[12]\d){S}[-~至到]{S}(?P<short2>[23]\d){S}年(?!来|以)
  | (?P<both>今明两年)
  | (?P<brief>(?<![\d.,耕业立历经期达为的满限保-])[23]\d){S}年(?!{S}{_LONG})
  | (?P<digits>[一二][零〇一二三四五六七八九]{{3}}){S}年
  | (?P<alone>(?:19|20)\d\d){S}年(?:{S}年?(?P<turn1>[末底初])|内)?
  | (?P<same>去年|上年|上一年)同期(?P<alike>相比|相当|持平)?
  | (?P<named>{"|".join(RELATIVE)})(?:年?(?P<turn2>[末底初])|内)?
  | (?<![\d年每历近周半整多成])年(?P<turn>[末底初])(?![次])
  | (?<![\d{_NOT_WITHIN}])年(?P<within>内)(?![容生部外涵])
  | (?<![\d.,])(?P<bare>20[0-4]\d)(?![\d.,]*\d|[A-Za-z])
    (?!\s?[万亿千百%％个家项张台套名人款元倍多余来])
    """,
    re.VERBOSE,
)
_ORDINALS = ("first", "second", "third", "fourth")
_QUARTER = {n + 1: (f"{word} quarter", 3 * n + 1, 3 * n + 3) for n, word in enumerate(_ORDINALS)}
_NEAR = 4
"""Years from the record's within which 25 年 is a year."""
_HALF = {1: ("first half", 1, 6), 2: ("second half", 7, 12)}


def _read(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    for group, read in _READERS.items():
        if match[group]:
            return read(match, date)
    return _part(match, date)


def _years(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    first, last = int(match["first"]), int(match["last"])
    return None if last < first else _period(match, f"{first} to {last}", first, 1, last, 12)


def _year(match: re.Match[str], _date: dt.date | None) -> Quantity:
    year = int(value_of(match["digits"] or match["alone"] or match["bare"]))
    return _turn(match, match["turn1"], year)


def _named(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    year = year_of(None, match["named"], date)
    return _turn(match, match["turn2"], year) if year else None


def _same(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    year = year_of(None, match["same"], date)
    if year is None or match["alike"]:
        return None
    return _period(match, f"the same period of {year}", year, 1, year, 12)


def _year_end(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    # 年末 is where the books were closed; 年底 is a time like 下半年.
    if match["turn"] == "初":
        year = year_begun(match, date)
        open_ = _period(match, "the start of the year", None, 1, None, 12)
        return _turn(match, "初", year) if year else open_ if date else None
    first, last = {"底": (7, 12), "末": (12, 12)}[match["turn"]]
    year = bare_year(match, date, first, last)
    return _turn(match, match["turn"], year) if year else None


def _within(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    return _turn(match, None, date.year) if date else None


def _turn(match: re.Match[str], turn: str | None, year: int) -> Quantity:
    """A year, its end or its start."""
    side = "" if not turn else "the start of " if turn == "初" else "the end of "
    return _period(match, f"{side}{year}", year, 1, year, 12)


def _both(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    if date is None:
        return None
    return _period(match, f"{date.year} to {date.year + 1}", date.year, 1, date.year + 1, 12)


def _short_years(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    """22-24 年 are years where they are near the record's, and 15-20 年 a duration."""
    first, last = int(match["short1"]), int(match["short2"])
    if last < first:
        return None
    if date is None or abs(2000 + last - date.year) > _NEAR:
        return _years_long(match, Decimal(first), Decimal(last))
    return _period(match, f"{2000 + first} to {2000 + last}", 2000 + first, 1, 2000 + last, 12)


def _years_long(match: re.Match[str], low: Decimal, high: Decimal) -> Quantity:
    words = writing.amount(Kind.DURATION, "year", low, high)
    return Quantity(
        Kind.DURATION, Span(*match.span()), match.group(), words, low, high, unit="year"
    )


def _brief(match: re.Match[str], date: dt.date | None) -> Quantity:
    """25 年 is a year near the record's, and a duration elsewhere."""
    year = 2000 + int(match["brief"])
    if date is None or abs(year - date.year) > _NEAR:
        count = Decimal(match["brief"])
        return _years_long(match, count, count)
    return _period(match, str(year), year, 1, year, 12)


def _trailed(match: re.Match[str], _date: dt.date | None) -> Quantity:
    """1H25, 3Q2024, FY24."""
    written, part = match["tyear"], match["tpart"]
    year = int(written) if len(written) == 4 else 2000 + int(written)
    if part == "FY":
        return _period(match, str(year), year, 1, year, 12)
    words, first, last = _QUARTER[int(part[0])] if part[1] == "Q" else _HALF[int(part[0])]
    return _period(match, f"the {words} of {year}", year, first, year, last)


def _part(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    written = match["short"] or match["year"]
    given = f"20{value_of(written)}"[-4:] if written else None
    year = year_of(given, match["relative"], date)
    if match["full"] and year:
        return _period(match, str(year), year, 1, year, 12)
    if match["full"]:
        words = "the full year"
        return _period(match, words, None, 1, None, 12) if match["full"] == "全年" else None
    if _opens_a_question(match):
        return None
    words, first, last = _months_of(match)
    if year is None and not match["relative"]:
        year = bare_year(match, date, first, last)
    return _period(match, f"the {words}{f' of {year}' if year else ''}", year, first, year, last)


def _months_of(match: re.Match[str]) -> tuple[str, int, int]:
    """A part of a year in words, with its first and its last month."""
    if match["quarter"]:
        return _QUARTER[_numbers(match["quarter"])[0]]
    if match["pair"]:
        one, other = (_QUARTER[number] for number in _numbers(match["pair"]))
        return f"{one[0].split()[0]} and {other[0]}s", one[1], other[2]
    if match["months"]:
        count = int(value_of(match["months"]))
        return f"first {count} months", 1, count
    if match["three"]:
        return "first three quarters", 1, 9
    return _HALF[2 if "下" in match["half"] or "2" in match["half"] else 1]


def _numbers(written: str) -> list[int]:
    return [
        int(value_of(digit)) for digit in re.findall("[一二三四1-4]", written.replace("首", "一"))
    ]


def _opens_a_question(match: re.Match[str]) -> bool:
    """Q1： is the first question, not the first quarter."""
    marked = re.match(rf"{S}[：:、.]", match.string[match.end() : match.end() + 3])
    return bool(marked) and match.group().upper().startswith("Q")


def _quarter_away(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    if date is None:
        return None
    quarter = date.year * 4 + (date.month - 1) // 3 + "上本下".index(match["away"][0]) - 1
    year, number = quarter // 4, quarter % 4
    words = f"the {_ORDINALS[number]} quarter of {year}"
    return _period(match, words, year, 3 * number + 1, year, 3 * number + 3)


def _period(
    match: re.Match[str],
    english: str,
    year: int | None,
    month: int,
    last_year: int | None,
    last_month: int,
) -> Quantity:
    start = dt.date(year, month, 1) if year else None
    end = None
    if last_year:
        after = dt.date(last_year + last_month // 12, last_month % 12 + 1, 1)
        end = after - dt.timedelta(days=1)
    return Quantity(Kind.PERIOD, Span(*match.span()), match.group(), english, start=start, end=end)


_READERS: dict[str, Callable[[re.Match[str], dt.date | None], Quantity | None]] = {
    "first": _years,
    "digits": _year,
    "alone": _year,
    "bare": _year,
    "short1": _short_years,
    "both": _both,
    "brief": _brief,
    "trailed": _trailed,
    "away": _quarter_away,
    "same": _same,
    "named": _named,
    "turn": _year_end,
    "within": _within,
}
RULE = Rule("period", _PATTERN, _read)
