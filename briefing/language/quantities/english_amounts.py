"""Amounts of an English text: money, percentages, counts, measures, multiples and shares."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import english_frames
from briefing.language.quantities.units import DURATIONS, LATIN_UNITS, PHYSICAL
from briefing.models.quantity import Approximation, Direction, Kind, Quantity
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
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_ONES += " sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = (
    {word: number for number, word in enumerate(_ONES.split(), 1)}
    | {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
    | {"a dozen": 12, "a hundred": 100, "a thousand": 1000}
)
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
    "sgd": "SGD",
    "krw": "KRW",
    "aud": "AUD",
    "cad": "CAD",
    "twd": "TWD",
    "rub": "RUB",
    "chf": "CHF",
}
_SPELLINGS = {
    "ton": "tonne",
    "metric ton": "tonne",
    "square meter": "square metre",
    "sq m": "square metre",
    "sqm": "square metre",
    "square kilometer": "square kilometre",
    "cubic meter": "cubic metre",
    "kilometer": "kilometre",
    "meter": "metre",
    "millimetre": "mm",
    "millimeter": "mm",
    "centimetre": "cm",
    "centimeter": "cm",
    "micron": "μm",
    "nanometre": "nm",
    "nanometer": "nm",
    "liter": "litre",
    "watt": "W",
    "kilowatt": "kW",
    "megawatt": "MW",
    "gigawatt": "GW",
    "kilowatt-hour": "kWh",
    "kilowatt hour": "kWh",
    "megawatt-hour": "MWh",
    "megawatt hour": "MWh",
    "gigawatt-hour": "GWh",
    "gigawatt hour": "GWh",
    "volt": "V",
    "kilovolt": "kV",
    "petaflop": "PFLOPS",
    "kilogramme": "kilogram",
}
_NOUNS = ("parameter", "share", "token", "card")
_UNITS = (
    {unit: unit for unit in (*PHYSICAL.values(), *DURATIONS.values(), *_NOUNS)}
    | {unit: unit for unit in LATIN_UNITS}
    | _SPELLINGS
)
_PLURALS = {f"{unit}s": unit for unit in _UNITS if unit.islower() and len(unit) > 2} | {
    "inches": "inch"
}

_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"thousand|million|billion|trillion|trn|tn|bn|mn|[kmb]"
_LATIN = "|".join(("°C", *LATIN_UNITS))
_UNIT = "|".join(re.escape(u) for u in sorted((*_UNITS, *_PLURALS), key=len, reverse=True))

_PREFIX = r"RMB|CNY|US\$|USD|HK\$|HKD|EUR|JPY|GBP|SGD|KRW|AUD|CAD|TWD|RUB|CHF|[$€£¥]"
_TO = r"-|–|—|~|to\b|and\b|or\b"
_EXTRA = r"(?:extra|more|additional|full)\s"
_COUNTED = rf"(?:[\s-](?:(?:{_EXTRA})?(?:{_UNIT})|times|million|billion)\b|\s(?:to|or)\b)"
_PLAIN_WORDS = {word.replace(" ", r"\s") for word in _WORDS} - {"one"}
# "One", and a word with a hyphen, count only before what they measure (not two-way, three-party).
_WORD = (
    rf"(?:(?:{_TENS.replace(' ', '|')})-(?:{'|'.join(_ONES.split()[:9])})"
    rf"|one(?={_COUNTED})|(?:{'|'.join(sorted(_PLAIN_WORDS, key=len, reverse=True))})"
    rf"(?:(?={_COUNTED})|(?!-[A-Za-z]|\s+(?:thirds|fifths))))"
)

_PATTERN = re.compile(
    rf"""
    (?<![A-Za-z0-9$€£¥])(?<![A-Za-z0-9][-.,:/])
    (?P<prefix>(?:{_PREFIX})\s?)?
    (?P<low>(?:(?<![\w)])[-−+])?(?:{_NUMBER})|\b{_WORD}\b|(?<=\bper\s)(?=(?:thousand|million|billion)\b))
    (?:[\s-]?(?P<lowscale>{_SCALE})\b)?
    (?P<lowpercent>\s?%(?=\s*(?:{_TO})))?
    (?:\s?(?P<lowunit>{_LATIN})(?=\s*(?:{_TO})\s*[-−]?[\d.,]+\s?(?P=lowunit)))?
    (?:\s*(?P<to>{_TO})\s*(?:(?(lowpercent)(?!)|(?:{_PREFIX})))?\s?(?P<high>(?:(?<=\s)[-−])?(?:{_NUMBER})|{_WORD})(?=[\s%.,;)kmb-]|{_LATIN}|$))?
    (?:[\s-]?(?P<scale>{_SCALE})\b)?
    (?P<plus>\+|-plus\b)?
    (?:
        \s?(?P<percent>%|per\s?cent\b)
      | [\s-]?(?P<points>percentage[\s-]points?|ppts?\b|pp\b|pct\b)
      | \s?(?P<basis>basis\s+points?|bps?\b)
      | [\s-]?(?P<times>times\b|x\b|-?fold\b)
      | \s(?P<currency>yuan|renminbi|US\sdollars|HK\sdollars|dollars|euros|yen|RMB|CNY|USD)\b
      | [\s-](?:{_EXTRA})?(?P<unit>{_UNIT})\b(?![\s-]o(?:n|ver)[\s-](?:year|quarter|month))
      | (?P<glued>{_LATIN})\b
    )?
    (?![A-Za-z0-9]|[.,:/]\d|\+[A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The number of what is named by it: Level 4, ISO 9001, Question 3, version 4.0.
_NAMES = re.compile(
    r"\b(?:ISO|IEC|IATF|CSI|GB/T|Level|Model|Phase|Tier|Stage|Industry|Type|Series|Gen|Class|Fortune"
    r"|Windows|iPhone|Wi-Fi|Room|Building|Euro|Grade|Category|Hall|Scope|Round|Lot|Rule|Form|Chapter|Terminal|Generation|Zone"
    r"|(?:[Qq]uestion|[Tt]able|[Ff]igure|[Vv]ersion|[Ss]ection|[Cc]hapter|[Aa]rticle|[Ii]tem|[Aa]nnex"
    r"|[Pp]age|[Nn]ote|[Ss]tep|[Ss]entence|[Aa]nswer|[Pp]art)s?)\s$"
)


_TELEPHONE = re.compile(r"\+\d{1,3}(?:[\s-]\d{2,5}){2,}")

# A bare number behind a capitalised word, and before no noun, is part of its name: Llama 3.1.
_CAPITALISED = re.compile(r"[^.!?\s]\s[A-Z][A-Za-z]*\s$")
_GOES_ON = re.compile(
    r"\s*(?:[.,;:)'’]|$)|\s(?:and|or|is|are|was|were|will|has|had|in|for|to|of|on|with|by|at|as|from)\b"
)


def find(text: str) -> Iterator[Quantity]:
    """Find the amounts of an English text; overlaps with dates are the caller's to settle."""
    telephones = [found.span() for found in _TELEPHONE.finditer(text)]
    for match in _PATTERN.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in telephones):
            yield from _amounts(text, match)


def _amounts(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    if _names_a_thing(match) or _is_a_label(text, match):
        return
    kind, unit = _kind(match)
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
    pair = joined in {"and", "or"} and not re.search(r"\bbetween\s+$", before, re.IGNORECASE)
    if change or pair:
        middle = match.end("lowpercent") if match["lowpercent"] else match.end("low")
        yield _quantity(text, match.start(), middle, kind, unit, low, low)
        yield _quantity(text, match.start("high"), match.end(), kind, unit, high, high)
    else:
        yield _quantity(text, match.start(), match.end(), kind, unit, low, high)


def _names_a_thing(match: re.Match[str]) -> bool:
    """Whether a letter glued to the digits makes a name of them: 910B, but not US$5m."""
    scale = match["scale"] or match["lowscale"] or ""
    if len(scale) != 1 or match["prefix"]:
        return False
    counted = (match["unit"] or "").lower().startswith(("parameter", "token"))
    return not counted and not match["currency"]


def _is_a_label(text: str, match: re.Match[str]) -> bool:
    """Whether the number is part of a name or a place in a list: Level 4, (2), Spark 4.0."""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() :]
    low, bare = match["low"], match.group() == match["low"]
    if _NAMES.search(before) or (low[:1] == "0" and low[1:2].isdigit()):
        return True
    if bare and low[:1] == "+":
        return True
    if not bare or not low[:1].isdigit():
        return False
    in_a_list = len(low) <= 2 and (
        (before.endswith("(") and after.startswith(")"))
        or (re.search(r"(?:^|\n)\s*$", before) and re.match(r"[.)]\s", after))
    )
    if in_a_list or (low.isdigit() and len(low) >= 6) or before.endswith(("+", "#")):
        return True
    return bool(_CAPITALISED.search(before) and _GOES_ON.match(after))


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    currency = (match["prefix"] or match["currency"] or "").strip().lower()
    unit = match["unit"] or match["glued"] or ""
    written = (unit, _PLURALS.get(unit.lower(), ""), unit.lower())
    unit = next((_UNITS[form] for form in written if form in _UNITS), unit.lower())
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
    if unit and unit not in _NOUNS:
        return Kind.PHYSICAL, unit
    return Kind.COUNT, unit


def _value(number: str, scale: str) -> Decimal:
    power = _SCALES.get(scale.lower(), 0)
    word = _WORDS.get(number.lower())
    if word is None and "-" in number[1:]:
        tens, ones = number.lower().split("-")
        word = _WORDS[tens] + _WORDS[ones]
    value = Decimal(word) if word else Decimal(number.replace(",", "").replace("−", "-") or 1)
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
    if kind is Kind.PERCENTAGE_POINTS and re.search(r"b(?:ps?|asis)", text[start:end]):
        low, high = low / 100, high / 100
    found = english_frames.framed(text, Span(start, end), kind, low, high, unit)
    if text[start] == "+":
        found = replace(found, direction=Direction.UP)
    return replace(found, approximation=Approximation.MORE) if plus else found
