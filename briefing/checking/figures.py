"""Each figure of a statement must stand in the sentences that it cites.

- A small count in words may also stand there as a numeral that counts by itself (双方, 两国): the
  reader of Chinese takes a numeral for a figure only where a unit or a classifier follows. So may
  a number that is a name (二号井, No. 2).
- A time may be named otherwise than in the source (``times``), and what a figure is said with may
  stand beside it (``framing``).
- A number without a unit takes that of another beside it (3 days instead of 10).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.checking.framing import is_said_around
from briefing.checking.times import is_same_time
from briefing.language.quantities import differs, find_english
from briefing.models.quantity import Approximation, Direction, Kind

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence
    from briefing.models.quantity import Quantity

# A model's or a product's name with digits (910B, o1, V3) is copied as it stands.
_NAME_WITH_DIGITS = re.compile(r"[A-Za-z]*\d[\w.+-]*[A-Za-z]|[A-Za-z][\w.+-]*\d")
_SMALL = {
    "two": "两二双",
    "three": "三",
    "four": "四",
    "five": "五",
    "six": "六",
    "seven": "七",
    "eight": "八",
    "nine": "九",
    "ten": "十",
}
_NUMERALS = "零一二三四五六七八九"
_ONE = {
    "year": r"[一1]\s?年",
    "month": r"[一1]\s?个?月",
    "week": r"[一1]\s?周",
    "day": r"[一1]\s?[天日]",
}
# The two named before.
_THE_TWO = re.compile(r"\b(?:the|of|these|between) $")
# RMB 26 million to RMB 42 million.
_PAIR = re.compile(r"(.*\d.*?)\s+to\s+(.*\d.*)")
_OUTFLOW = re.compile(r"\b(?:outflow|deficit|loss|losses|lost|negative)\b", re.IGNORECASE)
_HEAT = re.compile(r"[温炉热角]")
_SHOWN = 4
"""Figures of the source that a problem quotes at the most."""


def unfounded_figures(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find the figures of a statement that no cited sentence holds."""
    sources = [quantity for sentence in evidence.cited for quantity in sentence.quantities]
    claims = find_english(text)
    problems = [
        _problem(claim, sources)
        for claim in claims
        if not any(_bears_out(source, claim) for source in sources)
        and not _is_copied(claim, evidence)
        and not _is_end_of_range(claim, claims, sources)
        and not is_same_time(claim, claims, text, evidence)
        and not _is_small_count(claim, text, evidence)
        and not _are_change_and_result(claim, sources)
        and not _is_outflow(claim, text, sources)
        and not _shares_a_unit(claim, claims, sources, text)
        and not _is_in_a_name(claim, text)
        and not _is_in_degrees(claim, evidence)
        and not is_said_around(claim, claims, text, evidence)
    ]
    read = [claim.span for claim in claims]
    shown = f"{evidence.text}\n{evidence.source}".lower()
    for match in _NAME_WITH_DIGITS.finditer(text):
        if match.group() in {"3D", "2D"} and _NUMERALS[int(match.group()[0])] + "维" in shown:
            continue
        if (level := re.fullmatch(r"[a-z]+-(\d\d?)", match.group())) and (
            _in_chinese(int(level[1])) in evidence.source
        ):
            continue
        inside = any(span.start < match.end() and match.start() < span.end for span in read)
        # A320-family jets: what English adds in small letters is no part of the name.
        name = re.sub(r"(?:-[a-z]{3,})+$", "", match.group())
        if not inside and name.lower().removesuffix("s") not in shown:
            problems.append(f'"{match.group()}" isn\'t in the cited sentences')
    return tuple(problems)


def _bears_out(source: Quantity, claim: Quantity) -> bool:
    """Whether a figure is the claim's: a month may be told by its year, no year by several."""
    if claim.start and claim.end and source.start and source.end:
        several = claim.start.year < claim.end.year
        if several and source.start.year == source.end.year:
            return False
    return not differs(claim, source)


def _is_copied(claim: Quantity, evidence: Evidence) -> bool:
    """Whether a figure is part of a name: a Latin one of the source, or one of the glossary's.

    1+N and ISO 9001 stand in the source as they are; 10,000-card is how the glossary puts it.
    """
    names = _latin_runs(evidence.source)
    names += [match.entry.en for sentence in evidence.cited for match in sentence.names]
    return bool(re.search(r"\d", claim.source)) and any(claim.source in name for name in names)


def _latin_runs(text: str) -> list[str]:
    runs = re.findall(r"[A-Za-z\d][A-Za-z\d .+-]*[A-Za-z\d]", text)
    return [run for run in runs if re.search(r"[A-Za-z]", run) and re.search(r"\d", run)]


def _is_end_of_range(
    claim: Quantity, claims: tuple[Quantity, ...], sources: list[Quantity]
) -> bool:
    """Whether a statement gives both ends of a range, each by itself (from 30% to 50%)."""
    values = {other.low for other in claims if other.kind is claim.kind and other.low == other.high}
    return any(
        source.kind is claim.kind
        and claim.unit in {"", source.unit}
        and source.low != source.high
        and claim.low in {source.low, source.high}
        and {source.low, source.high} <= values
        for source in sources
    )


def _is_small_count(claim: Quantity, text: str, evidence: Evidence) -> bool:
    if claim.kind is Kind.DURATION and claim.low == claim.high == 1 and claim.unit in _ONE:
        return bool(re.search(_ONE[claim.unit], evidence.source))
    if claim.kind is Kind.ORDINAL and claim.low == claim.high and 1 <= (claim.low or 0) <= 99:
        written = "|".join((str(claim.low), _in_chinese(int(claim.low or 0))))
        # Three meetings (3次会议) rank nothing, the third batch (第三批) does.
        numbered = (
            rf"(?<![\d一二三四五六七八九十])(?:{written})\s?(?:[号期届代级线炉矿]|[水电]?厂)"
            rf"|第(?:{written})\s?[批轮次]"
        )
        return bool(re.search(numbered, evidence.source))
    if claim.source == "two" and _THE_TWO.search(text[: claim.span.start]):
        return True
    numerals = _SMALL.get(claim.source.lower(), "")
    exact = claim.approximation is Approximation.EXACT and not claim.unit
    return exact and any(numeral in evidence.source for numeral in numerals)


def _in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return ten + (_NUMERALS[ones] if ones else "")


def _is_in_a_name(claim: Quantity, text: str) -> bool:
    """Whether a number in words is part of a name (Nine Dragons)."""
    inside = re.search(r"[\w,] $", text[: claim.span.start])
    goes_on = re.match(r" [A-Z][a-z]", text[claim.span.end :])
    return bool(inside and goes_on and re.fullmatch(r"[A-Z][a-z]+", claim.source))


def _is_in_degrees(claim: Quantity, evidence: Evidence) -> bool:
    """Whether the source counts electricity in 度, which are kilowatt-hours."""
    if claim.unit != "kWh" or "电" not in evidence.source:
        return False
    return any(
        source.kind is Kind.COUNT
        and re.match(r"\s?度", evidence.source[start + len(source.source) :])
        and not _HEAT.search(re.split(r"[，。；]", evidence.source[:start])[-1])
        and not differs(replace(claim, kind=Kind.COUNT, unit=""), source)
        for start, source in evidence.placed_quantities
    )


def _are_change_and_result(claim: Quantity, sources: list[Quantity]) -> bool:
    """Whether what reads as a range is a change and what it led to (narrowed by 26 to 42)."""
    parts = _PAIR.fullmatch(claim.source)
    if parts is None or claim.direction is Direction.NONE or claim.low == claim.high:
        return False
    change = replace(claim, high=claim.low, source=parts[1])
    result = replace(claim, low=claim.high, source=parts[2], direction=Direction.NONE)
    changes = [source for source in sources if source.direction is claim.direction]
    return any(not differs(change, source) for source in changes) and any(
        not differs(result, source) for source in sources
    )


def _is_outflow(claim: Quantity, text: str, sources: list[Quantity]) -> bool:
    """Whether a negative amount is told by its noun (an outflow of 210 million)."""
    if claim.kind is not Kind.MONEY or claim.low is None or claim.high is None:
        return False
    if not _OUTFLOW.search(re.split(r"[;.]\s", text[: claim.span.start])[-1]):
        return False
    negative = replace(claim, low=-claim.high, high=-claim.low, direction=Direction.NONE)
    return any(not differs(negative, source) for source in sources)


def _shares_a_unit(
    claim: Quantity, claims: tuple[Quantity, ...], sources: list[Quantity], text: str
) -> bool:
    if claim.kind is not Kind.COUNT or claim.unit:
        return False
    units = {(other.kind, other.unit) for other in claims if other is not claim}
    units |= {
        (source.kind, source.unit)
        for source in sources
        if source.unit and re.search(rf"\b{re.escape(source.unit)}s?\b", text)
    }
    return any(
        (source.kind, source.unit) in units
        and source.kind in {Kind.DURATION, Kind.PHYSICAL, Kind.PERCENTAGE_POINTS}
        and not differs(replace(claim, kind=source.kind, unit=source.unit), source)
        for source in sources
    )


def _problem(claim: Quantity, sources: list[Quantity]) -> str:
    near = [f"{source.english} ({source.source.strip()})" for source in sources[:_SHOWN]]
    said = f"they say {', '.join(near)}" if near else "they hold no figure"
    return f'"{claim.source}" isn\'t in the cited sentences: {said}'
