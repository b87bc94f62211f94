"""Amounts of an English text: money, percentages, counts, measures, multiples and shares."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities import english_frames
from briefing.language.quantities.english_units import (
    CURRENCIES,
    NOUNS,
    ONES,
    PLURALS,
    SCALES,
    TENS,
    UNITS,
    WORDS,
)
from briefing.language.quantities.units import DURATIONS, LATIN_UNITS
from briefing.models.quantity import Approximation, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"thousand|million|billion|trillion|trn|tn|bn|mn|[kmb]"
_LATIN = "|".join(("°C", *LATIN_UNITS))
_UNIT = "|".join(re.escape(u) for u in sorted((*UNITS, *PLURALS), key=len, reverse=True))

_PREFIX = r"RMB|CNY|US\$|USD|HK\$|HKD|EUR|JPY|GBP|SGD|KRW|AUD|CAD|TWD|RUB|CHF|[$€£¥]"
_TO = r"-|–|—|~|to\b|and\b|or\b"
_EXTRA = r"(?:extra|more|additional|full)\s"
_COUNTED = rf"(?:[\s-](?:(?:{_EXTRA})?(?:{_UNIT})|times|million|billion)\b|\s(?:to|or)\b)"
_PLAIN_WORDS = {word.replace(" ", r"\s") for word in WORDS} - {"one"}
# "One", and a word with a hyphen, count only before what they measure (not two-way, three-party).
_WORD = (
    rf"(?:(?:{TENS.replace(' ', '|')})-(?:{'|'.join(ONES.split()[:9])})"
    rf"|one(?={_COUNTED})|(?:{'|'.join(sorted(_PLAIN_WORDS, key=len, reverse=True))})"
    rf"(?:(?={_COUNTED})|(?!-[A-Za-z]|\s+(?:thirds|fifths))))"
)

_PATTERN = re.compile(
    rf"""
    (?<![A-Za-z0-9$€£¥])(?<![A-Za-z0-9][-.,:/])
    (?P<minus>[-−](?={_PREFIX})|\b(?:minus|negative)\s(?={_PREFIX}|\d))?
    (?P<prefix>(?:{_PREFIX})\s?)?
    (?P<low>(?:(?<![\w)])[-−+])?(?:{_NUMBER})|\b{_WORD}\b|(?<=\bper\s)(?=(?:thousand|million|billion)\b))
    (?:[\s-]?(?P<lowscale>{_SCALE})\b)?
    (?P<lowpercent>\s?%(?=\s*(?:{_TO})))?
    (?:\s?(?P<lowunit>{_LATIN})(?=\s*(?:{_TO})\s*[-−]?[\d.,]+\s?(?P=lowunit)))?
    (?:\s*(?P<to>{_TO})\s*(?P<prefix2>(?(lowpercent)(?!)|(?:{_PREFIX})))?\s?(?P<high>(?:(?<=\s)[-−])?(?:{_NUMBER})|{_WORD})(?=[\s%.,;)kmb-]|{_LATIN}|$))?
    (?:[\s-]?(?P<scale>{_SCALE})\b)?
    (?P<plus>\+|-(?:plus|odd)\b)?
    (?:
        \s?(?P<percent>%|per\s?cent\b)
      | [\s-]?(?P<points>percentage[\s-]points?|ppts?\b|pp\b|pct\b)
      | [\s-](?P<barepoints>points?\b)
      | \s?(?P<basis>basis\s+points?|bps?\b)
      | [\s-]?(?P<times>times\b|x\b|-?fold\b)
      | \s(?P<currency>yuan|renminbi|US\sdollars|HK\sdollars|dollars|euros|yen|RMB|CNY|USD)\b
      | [\s-](?:{_EXTRA})?(?P<unit>{_UNIT})\b(?![\s-]o(?:n|ver)[\s-](?:year|quarter|month))
      | (?P<glued>{_LATIN})\b
    )?
    (?![A-Za-z0-9]|[.,:/]\d|\+[A-Za-z\d]|\([a-z]\))
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The number of what is named by it: Level 4, ISO 9001, Question 3, version 4.0.
_NAMES = re.compile(
    r"\b(?:ISO|IEC|IATF|CSI|GB/T|[Ll]evel|Line|Model|[Pp]hase|[Tt]ier|Stage|Industry|Type|Series|Gen|[Cc]lass|Fortune"
    r"|Windows|iPhone|Wi-Fi|Room|Building|Euro|Grade|Category|Hall|Scope|Round|Lot|Rule|Form|Chapter|Terminal|Generation|Zone"
    r"|(?:[Qq]uestion|[Tt]able|[Ff]igure|[Vv]ersion|[Ss]ection|[Cc]hapter|[Aa]rticle|[Ii]tem|[Aa]nnex"
    r"|[Pp]age|[Nn]ote|[Ss]tep|[Ss]entence|[Aa]nswer|[Pp]art)s?)\s$"
)


_APART = 20
"""From so many times a number in words on, what follows "to" is no end of a range with it."""
_POINTS_BEHIND = re.compile(r"\s+(?:higher|lower|better|worse|more|less|year)\b")
# At week 16.
_NUMBERED = re.compile(r"\b(?:at|in|by|from|until|on|of|after)\s(week|day|month)\s$", re.IGNORECASE)
_NEAR = 48
"""Characters before a figure in which its words are looked for."""
_FROM = re.compile(rf"\bfrom\s+(?:{english_frames.BOUND}\s+)?$", re.IGNORECASE)
_TELEPHONE = re.compile(r"\+\d{1,3}(?:[\s-]\d{2,5}){2,}")

# A bare number behind a capitalised word, and before no noun, is part of its name: Llama 3.1.
_CAPITALISED = re.compile(r"[^.!?\s]\s[A-Z][A-Za-z]*\s$")
_GOES_ON = re.compile(
    r"\s*(?:[.,;:)'’]|$)|\s(?:and|or|is|are|was|were|will|has|had|in|for|to|of|on|with|by|at|as|from)\b"
)


def find(text: str) -> Iterator[Quantity]:
    """Find the amounts of an English text; overlaps with dates are the caller's to settle."""
    text = _TELEPHONE.sub(lambda found: " " * len(found.group()), text)
    for match in _PATTERN.finditer(text):
        yield from _amounts(text, match)


def _amounts(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    if _names_a_thing(match) or _is_a_label(text, match):
        return
    before = text[max(0, match.start() - _NEAR) : match.start()]
    kind, unit = _kind(match)
    if match["barepoints"] and _is_change(text, match, before):
        kind = Kind.PERCENTAGE_POINTS
    if match.group() == match["low"] and (named := _NUMBERED.search(before)):
        kind, unit = Kind.DURATION, named[1].lower()
    scale = match["scale"] or match["lowscale"] or ""
    low = _value(match["low"], match["lowscale"] or ("" if _is_whole(match) else scale))
    low = -low if match["minus"] else low
    if not match["high"]:
        yield _quantity(text, match.start(), match.end(), kind, unit, low, low, bool(match["plus"]))
        return
    high = _value(match["high"], scale)
    if other := _other_kind(match):
        low = _value(match["low"], match["lowscale"] or "")
        unit = _currency(match) if other is Kind.MONEY else ""
        yield _quantity(text, match.start(), _end_of_low(match), other, unit, low, low)
        start = match.start("prefix2") if match["prefix2"] else match.start("high")
        if (rest := _PATTERN.match(text, start)) is not None:
            yield from _amounts(text, rest)
    elif match["low"].isalpha() and high > _APART * max(low, Decimal(1)):
        # The lengthening of dock two to 380 metres.
        yield _quantity(text, match.start(), _end_of_low(match), Kind.COUNT, "", low, low)
        yield _second(text, match, kind, unit, high)
    elif _are_two(match, before, low, high):
        shared = low / 100 if match["basis"] else low
        yield _quantity(text, match.start(), _end_of_low(match), kind, unit, shared, shared)
        yield _second(text, match, kind, _currency(match, "prefix2") or unit, high)
    else:
        yield _quantity(text, match.start(), match.end(), kind, unit, low, high)


def _is_whole(match: re.Match[str]) -> bool:
    """Whether the first of two numbers shares no scale: US$10,000 to US$1 million."""
    if not match["high"]:
        return False
    larger = bool(match["prefix2"]) and _value(match["low"], "") > _value(match["high"], "")
    return "," in match["low"] or larger


def _is_change(text: str, match: re.Match[str], before: str) -> bool:
    """Whether bare points are percentage points: rose 5 points, 5 points higher."""
    behind = _POINTS_BEHIND.match(text, match.end())
    return bool(behind or english_frames.verb_before(before))


def _second(text: str, match: re.Match[str], kind: Kind, unit: str, high: Decimal) -> Quantity:
    """The second figure of a pair, which may be a range: from 2,000 to 3,500-4,000."""
    start, end, top = match.start("high"), match.end(), high
    rest = _PATTERN.match(text, start)
    if rest is not None and rest["high"] and rest["to"] in {"-", "–"}:
        end, top = rest.end(), _value(rest["high"], rest["scale"] or "")
    return _quantity(text, start, end, kind, unit, min(high, top), max(high, top))


def _end_of_low(match: re.Match[str]) -> int:
    return max(match.end(group) for group in ("low", "lowscale", "lowpercent", "lowunit"))


def _other_kind(match: re.Match[str]) -> Kind | None:
    """The kind of the first of two figures of different kinds: rose 12% to 5 million."""
    if match["prefix2"] and not match["prefix"]:
        return Kind.COUNT
    if match["lowpercent"]:
        return None if match["percent"] else Kind.PERCENT
    ends = "percent", "points", "basis", "times", "unit", "glued"
    if not any(match[group] for group in ends):
        return None
    if match["prefix"]:
        return Kind.MONEY
    return Kind.COUNT if match["lowscale"] and match["percent"] else None


def _are_two(match: re.Match[str], before: str, low: Decimal, high: Decimal) -> bool:
    """Whether "A to B" is no range.

    Amounts of two currencies are two. "From A to B" is a change; so is a pair that runs downwards,
    and "A and B" without "between".
    "Fell A to B" gives a change and its result; "fell by A to B" does where B is far from A, and so
    never with percentages, whose results are levels (fell by 20% to 25%).
    """
    joined = match["to"].lower()
    if (other := _currency(match, "prefix2")) and other != _currency(match):
        return True
    if high < low or (joined == "to" and _FROM.search(before)):
        return True
    if joined == "to" and not match["percent"] and (verb := english_frames.verb_before(before)):
        return not re.search(r"\bby\b", verb) or high > 2 * low
    return joined in {"and", "or"} and not re.search(r"\bbetween\s+$", before, re.IGNORECASE)


def _names_a_thing(match: re.Match[str]) -> bool:
    """Whether a letter glued to the digits makes a name of them: 910B, but not US$5m."""
    scale = match["scale"] or match["lowscale"] or ""
    if len(scale) != 1 or match["prefix"]:
        return False
    counted = (match["unit"] or "").lower().startswith(("parameter", "token"))
    return not counted and not match["currency"]


def _is_a_label(text: str, match: re.Match[str]) -> bool:
    """Whether the number is part of a name or a place in a list: Level 4, (2), Spark 4.0."""
    before = text[max(0, match.start() - _NEAR // 2) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
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
    # A ticker or a telephone number, unless it is as round as an amount: 430000 agents.
    in_brackets = before.endswith("(") and after.startswith(")")
    numbered = low.isdigit() and len(low) >= 6 and (in_brackets or not low.endswith("00"))
    if in_a_list or numbered or before.endswith(("+", "#")):
        return True
    return bool(_CAPITALISED.search(before) and _GOES_ON.match(after))


def _kind(match: re.Match[str]) -> tuple[Kind, str]:
    unit = match["unit"] or match["glued"] or ""
    written = (unit, PLURALS.get(unit.lower(), ""), unit.lower())
    unit = next((UNITS[form] for form in written if form in UNITS), unit.lower())
    for kind, present in (
        (Kind.PERCENTAGE_POINTS, match["points"] or match["basis"]),
        (Kind.PERCENT, match["percent"] or match["lowpercent"]),
        (Kind.MULTIPLE, match["times"]),
    ):
        if present:
            return kind, ""
    if currency := _currency(match):
        return Kind.MONEY, currency
    if unit in DURATIONS.values():
        return Kind.DURATION, unit
    if unit and unit not in NOUNS:
        return Kind.PHYSICAL, unit
    return Kind.COUNT, unit


def _currency(match: re.Match[str], prefix: str = "prefix") -> str:
    written = (match[prefix] or match["currency"] or "").strip().lower()
    return CURRENCIES[re.sub(r"\s+", " ", written)] if written else ""


def _value(number: str, scale: str) -> Decimal:
    power = SCALES.get(scale.lower(), 0)
    word = WORDS.get(number.lower())
    if word is None and "-" in number[1:]:
        tens, ones = number.lower().split("-")
        word = WORDS[tens] + WORDS[ones]
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
