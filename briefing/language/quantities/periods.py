"""Periods: 2024 年, 上半年, 三季度, 2024Q3, 前三季度, 全年, 2023-2025 年, and a bare year 2025.

Half-years and quarters without a year are of the record's year (see dates).
"""

from __future__ import annotations

import datetime as dt
import re

from briefing.language.quantities.dates import RELATIVE, year_of
from briefing.language.quantities.numerals import SPACE as S
from briefing.language.quantities.numerals import value_of
from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

_YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d){S}年?(?:度)?{S}(?:的)?|(?P<relative>{'|'.join(RELATIVE)}){S}的?)"
)
_PART = r"""
    (?P<quarter>第?[一二三四1-4]{S}季度|[Qq][1-4](?![A-Za-z\d]))
  | (?P<three>前三季度|前三个季度)
  | (?P<half>上半年|下半年|半年度|[12]H(?![A-Za-z\d])|H[12](?![A-Za-z\d]))
  | (?P<full>全年|年度)
""".replace("{S}", S)

_PATTERN = re.compile(
    rf"""
    (?P<first>(?:19|20)\d\d){S}年?{S}[-~～–—至到]{S}(?P<last>(?:19|20)\d\d){S}年
  | {_YEAR}?(?:{_PART})
  | (?P<digits>[一二][零〇一二三四五六七八九]{{3}}){S}年
  | (?P<alone>(?:19|20)\d\d){S}年(?:末|底|初|内)?
  | (?P<named>{"|".join(RELATIVE)})(?:末|底|初|内)?(?!同期)
  | (?<![\d.,])(?P<bare>20[0-4]\d)(?![\d.,]*\d|[A-Za-z])
    (?!\s?[万亿千百%％个家项张台套名人款元倍])
    """,
    re.VERBOSE,
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_ORDINALS = ("first", "second", "third", "fourth")


def _read(match: re.Match[str], date: dt.date | None) -> Quantity | None:
    if match["first"]:
        first, last = int(match["first"]), int(match["last"])
        if last < first:
            return None
        return _period(match, f"{first} to {last}", first, 1, last, 12)
    if match["digits"]:
        year = int(value_of(match["digits"]))
        return _period(match, str(year), year, 1, year, 12)
    for group in ("alone", "bare"):
        if match[group]:
            year = int(match[group])
            return _period(match, str(year), year, 1, year, 12)
    if match["named"]:
        named = year_of(None, match["named"], date)
        return _period(match, str(named), named, 1, named, 12) if named else None
    return _part(match, year_of(match["year"], match["relative"], date))


def _part(match: re.Match[str], year: int | None) -> Quantity | None:
    of = f" of {year}" if year else ""
    if match["quarter"]:
        found = re.search(r"[一二三四1-4]", match["quarter"])
        number = _QUARTERS.get(found.group()) or int(found.group()) if found else 1
        words = f"the {_ORDINALS[number - 1]} quarter{of}"
        return _period(match, words, year, 3 * number - 2, year, 3 * number)
    if match["three"]:
        return _period(match, f"the first three quarters{of}", year, 1, year, 9)
    if match["half"]:
        second = "下" in match["half"] or "2" in match["half"]
        words = f"the {'second' if second else 'first'} half{of}"
        return _period(match, words, year, 7 if second else 1, year, 12 if second else 6)
    if not match["year"] and not match["relative"]:
        # 全年 and 年度 alone are of the record's year only where that year is meant: unknown.
        return None
    return _period(match, str(year), year, 1, year, 12) if year else None


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


RULE = Rule("period", _PATTERN, _read)
