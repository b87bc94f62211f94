"""Damage to what a single takeaway says."""

from __future__ import annotations

import re
from dataclasses import replace

from evals.damages.damage import Damage, Points, first, takeaways

_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?=%| ?(?:million|billion|percentage))")
_UNITS = {"billion": "million", "million": "billion", "percentage points": "%"}
_UNIT = re.compile(r"\b(?:billion|million)\b|(?<=\d) percentage points\b|%")
_TURNS = {"up": "down", "rose": "fell", "grew": "shrank", "fell": "rose", "down": "up"}
_TURN = re.compile(r"\b(?:" + "|".join(_TURNS) + r")\b")
_CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*|^The company\b")
_WORD = re.compile(r"\b(?:company|revenue|year|orders|market|cost|the)\b", re.I)
_KEPT = 0.5


def _scaled(text: str) -> str:
    return _NUMBER.sub(lambda m: f"{float(m.group().replace(',', '')) * 10:g}", text, count=1)


def _other_unit(text: str) -> str:
    def swap(match: re.Match[str]) -> str:
        unit = match.group().strip()
        return " percentage points" if unit == "%" else _UNITS[unit]

    return _UNIT.sub(swap, text, count=1)


def _turned(text: str) -> str:
    return _TURN.sub(lambda match: _TURNS[match.group()], text)


def _swapped(text: str) -> str:
    return _CAPITALISED.sub("Huawei", text, count=1)


def _negated(text: str) -> str:
    return f"It is not true that {text[0].lower()}{text[1:]}"


def _in_chinese(text: str) -> str:
    return _WORD.sub("公司", text, count=1)


def _cut(points: Points) -> Points:
    def short(text: str) -> str:
        words = text.split()
        return " ".join(words[: max(1, int(_KEPT * len(words)))])

    return tuple(replace(point, text=short(point.text)) for point in points)


def _swapped_in_all(points: Points) -> Points:
    return tuple(replace(point, text=_swapped(point.text)) for point in points)


DAMAGES = (
    Damage(
        "figure scaled", "a figure of each answer is ten times as large", takeaways(first(_scaled))
    ),
    Damage(
        "unit changed",
        "million for billion, percentage points for %",
        takeaways(first(_other_unit)),
    ),
    Damage("direction turned", "up for down, rose for fell", takeaways(first(_turned))),
    Damage("name swapped", "Huawei stands for whoever is named", takeaways(_swapped_in_all)),
    Damage("claim negated", "a takeaway of each answer is denied", takeaways(first(_negated))),
    Damage("Chinese left", "a word of each answer is Chinese", takeaways(first(_in_chinese))),
    Damage("text cut off", "each takeaway ends in the middle", takeaways(_cut)),
)
