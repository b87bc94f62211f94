"""Amounts of an English text: money, percentages, counts, measures, multiples and shares."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities.units import DURATIONS, LATIN_UNITS, PHYSICAL
from briefing.models.quantity import Approximation, Comparison, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
    "trn": 12,
}
_WORDS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve".split(),
        range(2, 13),
        strict=True,
    )
)
_FRACTIONS = {
    "one third": Decimal(100) / 3,
    "a third": Decimal(100) / 3,
    "two thirds": Decimal(200) / 3,
    "one quarter": Decimal(25),
    "a quarter": Decimal(25),
    "three quarters": Decimal(75),
    "one fifth": Decimal(20),
    "one tenth": Decimal(10),
    "one half": Decimal(50),
    "half": Decimal(50),
}
_MULTIPLES = {
    "doubled": 2,
    "doubling": 2,
    "double": 2,
    "twofold": 2,
    "tripled": 3,
    "threefold": 3,
    "quadrupled": 4,
    "fourfold": 4,
}
_CURRENCIES = {
    "rmb": "CNY",
    "cny": "CNY",
    "¥": "CNY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "us$": "USD",
    "usd": "USD",
    "$": "USD",
    "dollars": "USD",
    "us dollars": "USD",
    "hk$": "HKD",
    "hkd": "HKD",
    "hk dollars": "HKD",
    "eur": "EUR",
    "€": "EUR",
    "euros": "EUR",
    "jpy": "JPY",
    "yen": "JPY",
    "gbp": "GBP",
    "£": "GBP",
}
_UNITS = {unit: unit for unit in (*PHYSICAL.values(), *DURATIONS.values(), "parameter")} | {
    unit: unit for unit in LATIN_UNITS
}
_PLURALS = {f"{unit}s": unit for unit in _UNITS if unit.islower() and len(unit) > 2}

_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"thousand|million|billion|trillion|trn|tn|bn|mn|[kmb]"
_UNIT = "|".join(re.escape(u) for u in sorted((*_UNITS, *_PLURALS), key=len, reverse=True))

_PREFIX = r"RMB|CNY|US\$|USD|HK\$|HKD|EUR|JPY|GBP|[$€£¥]"
_TO = r"-|–|—|~|to\b|and\b"
_EXTRA = r"(?:extra|more|additional|full)\s"
# A word counts only before what it measures: "two months", not "two of them".
_COUNTED = rf"[\s-](?:(?:{_EXTRA})?(?:{_UNIT})|times|to|million|billion)\b"
_WORD = "|".join(_WORDS)

_PATTERN = re.compile(
    rf"""
    (?<![A-Za-z0-9.,$€£¥])(?<![A-Za-z0-9]-)
    (?P<prefix>(?:{_PREFIX})\s?)?
    (?P<low>(?:(?<![\w)])-)?(?:{_NUMBER})|(?:{_WORD})(?={_COUNTED}))
    (?:[\s-]?(?P<lowscale>{_SCALE})\b)?
    (?P<lowpercent>\s?%(?=\s*(?:{_TO})))?
    (?:\s*(?P<to>{_TO})\s*(?:(?(lowpercent)(?!)|(?:{_PREFIX})))?\s?(?P<high>{_NUMBER}|{_WORD})(?=[\s%.,;)kmb-]|$))?
    (?:[\s-]?(?P<scale>{_SCALE})\b)?
    (?P<plus>\+)?
    (?:
        \s?(?P<percent>%|per\s?cent\b)
      | [\s-]?(?P<points>percentage[\s-]points?|ppts?\b|pp\b|pct\b)
      | \s?(?P<basis>basis\s+points?|bps?\b)
      | [\s-]?(?P<times>times\b|x\b|-?fold\b)
      | \s(?P<currency>yuan|renminbi|US\sdollars|HK\sdollars|dollars|euros|yen|RMB|CNY|USD)\b
      | [\s-](?:{_EXTRA})?(?P<unit>{_UNIT})\b
      | (?P<glued>{"|".join(LATIN_UNITS)})\b
    )?
    (?![A-Za-z0-9]|\.\d|,\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?P<fraction>{'|'.join(_FRACTIONS)})\b(?!\s+(?:year|of\s+20|quarter))"
    rf"|\b(?P<multiple>{'|'.join(_MULTIPLES)})\b",
    re.IGNORECASE,
)
_BEFORE = {
    Approximation.ABOUT: r"(?:about|around|approximately|roughly|nearly|almost|some|close to)",
    Approximation.MORE: r"(?:more than|over|above|exceed(?:s|ed|ing)?|at least|upwards of"
    r"|no less than|surpass(?:es|ed|ing)?)",
    Approximation.LESS: r"(?:less than|under|below|at most|up to|no more than|fewer than)",
}
_AFTER = {
    Approximation.MORE: r"(?:or more|and above|or above|plus)\b",
    Approximation.LESS: r"(?:or less|or below)\b",
    Approximation.ABOUT: r"(?:or so)\b",
}
_UP = (
    r"(?:up|rose|risen|rise of|rising|grew|grown|growth of|growing|increased?|increase of"
    r"|increasing|climbed|gain(?:ed)? of|improved)"
)
_DOWN = (
    r"(?:down|fell|fallen|fall of|falling|declined?|decline of|declining|decreased?"
    r"|decrease of|dropped|drop of|shrank|lowered)"
)
_BETWEEN = r"\s+(?:by\s+|a\s+further\s+)?"
_COMPARISONS = (
    (Comparison.YEAR_ON_YEAR, r"year[\s-]on[\s-]year|year[\s-]over[\s-]year|\byoy\b|\by/y\b"),
    (
        Comparison.PERIOD_ON_PERIOD,
        r"(?:quarter|month)[\s-]on[\s-](?:quarter|month)|quarter[\s-]over[\s-]quarter|\bqoq\b|\bq/q\b",
    ),
    (Comparison.YEAR_TO_DATE, r"from the start of the year|year[\s-]to[\s-]date"),
)


def find(text: str) -> Iterator[Quantity]:
    """Find the amounts of an English text; overlaps with dates are the caller's to settle."""
    for match in _PATTERN.finditer(text):
        yield from _amounts(text, match)
    for match in _NAMED.finditer(text):
        if match["fraction"]:
            kind, value = Kind.PERCENT, _FRACTIONS[match["fraction"].lower()]
        else:
            kind, value = Kind.MULTIPLE, Decimal(_MULTIPLES[match["multiple"].lower()])
        yield _quantity(text, match.start(), match.end(), kind, "", value, value)


def _amounts(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    if _names_a_thing(match):
        return
    kind, unit = _kind(match)
    if not match["low"][0].isdigit() and kind is Kind.COUNT and not match["scale"]:
        return
    scale = match["scale"] or match["lowscale"] or ""
    low = _value(match["low"], match["lowscale"] or scale)
    if not match["high"]:
        yield _quantity(text, match.start(), match.end(), kind, unit, low, low, bool(match["plus"]))
        return
    high = _value(match["high"], scale)
    before = text[max(0, match.start() - 12) : match.start()]
    # "From A to B" is a change; so is a pair that runs downwards, and "A and B" without "between".
    joined = match["to"].lower()
    change = high < low or (joined == "to" and re.search(r"\bfrom\s+$", before, re.IGNORECASE))
    pair = joined == "and" and not re.search(r"\bbetween\s+$", before, re.IGNORECASE)
    if change or pair:
        middle = match.end("lowpercent") if match["lowpercent"] else match.end("low")
        yield _quantity(text, match.start(), middle, kind, unit, low, low)
        yield _quantity(text, match.start("high"), match.end(), kind, unit, high, high)
    else:
        yield _quantity(text, match.start(), match.end(), kind, unit, low, high)


def _names_a_thing(match: re.Match[str]) -> bool:
    """Whether a letter glued to the digits makes a name of them: 910B, but not US$5m."""
    scale = match["scale"] or match["lowscale"] or ""
    glued = len(scale) == 1 and match.group().lower().rstrip().endswith(scale.lower())
    return glued and not match["prefix"]


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    currency = (match["prefix"] or match["currency"] or "").strip().lower()
    unit = match["unit"] or match["glued"] or ""
    unit = next((u for u in (unit, _PLURALS.get(unit.lower(), "")) if u in _UNITS), unit.lower())
    for kind, present in (
        (Kind.PERCENTAGE_POINTS, match["points"] or match["basis"]),
        (Kind.PERCENT, match["percent"] or match["lowpercent"]),
        (Kind.MULTIPLE, match["times"]),
    ):
        if present:
            return kind, ""
    if currency:
        return Kind.MONEY, _CURRENCIES[re.sub(r"\s+", " ", currency)]
    if unit in DURATIONS.values():
        return Kind.DURATION, unit
    if unit and unit != "parameter":
        return Kind.PHYSICAL, unit
    return Kind.COUNT, unit


def _value(number: str, scale: str) -> Decimal:
    power = _SCALES.get(scale.lower(), 0)
    word = _WORDS.get(number.lower())
    value = Decimal(word) if word else Decimal(number.replace(",", ""))
    return value * Decimal(10) ** power


def _quantity(
    text: str,
    start: int,
    end: int,
    kind: Kind,
    unit: str,
    low: Decimal,
    high: Decimal,
    plus: bool = False,  # noqa: FBT001, FBT002 - a mark of the match
) -> Quantity:
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if kind is Kind.PERCENTAGE_POINTS and re.search(r"b(?:ps?|asis)", text[start:end]):
        low, high = low / 100, high / 100
    return Quantity(
        kind=kind,
        span=Span(start, end),
        source=text[start:end],
        english=text[start:end],
        low=low,
        high=high,
        unit=unit,
        approximation=Approximation.MORE if plus else _approximation(before, after),
        direction=_direction(before),
        comparison=_comparison(after),
    )


def _approximation(before: str, after: str) -> Approximation:
    for approximation, words in _BEFORE.items():
        if re.search(rf"\b{words}\s+$", before, re.IGNORECASE):
            return approximation
    for approximation, words in _AFTER.items():
        if re.match(rf"\s+{words}", after, re.IGNORECASE):
            return approximation
    return Approximation.EXACT


def _direction(before: str) -> Direction:
    words = "|".join(_BEFORE.values())
    for direction, verbs in ((Direction.UP, _UP), (Direction.DOWN, _DOWN)):
        if re.search(rf"\b{verbs}{_BETWEEN}(?:(?:{words})\s+)?$", before, re.IGNORECASE):
            return direction
    return Direction.NONE


def _comparison(after: str) -> Comparison:
    near = re.split(r"[.;]|\b(?:and|while|but)\b", after)[0]
    for comparison, words in _COMPARISONS:
        if re.match(rf"[\s,]*(?:\w+\s+){{0,2}}(?:{words})", near, re.IGNORECASE):
            return comparison
    return Comparison.NONE
