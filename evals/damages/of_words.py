"""Damage to what a single takeaway says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from evals.damages.damage import Damage, Points, first, takeaways

if TYPE_CHECKING:
    from briefing.models.memo import Memo
    from evals.cases import Case

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


def _all(points: Points) -> Points:
    return tuple(replace(point, text=_swapped(point.text)) for point in points)


def _figure_scaled(_case: Case, memo: Memo) -> Memo:
    return takeaways(memo, first(_scaled))


def _unit_changed(_case: Case, memo: Memo) -> Memo:
    return takeaways(memo, first(_other_unit))


def _direction_turned(_case: Case, memo: Memo) -> Memo:
    return takeaways(memo, first(_turned))


def _name_swapped(_case: Case, memo: Memo) -> Memo:
    return takeaways(memo, _all)


def _claim_negated(_case: Case, memo: Memo) -> Memo:
    return takeaways(memo, first(_negated))


def _chinese_left(_case: Case, memo: Memo) -> Memo:
    return takeaways(memo, first(_in_chinese))


def _text_cut(_case: Case, memo: Memo) -> Memo:
    return takeaways(memo, _cut)


DAMAGES = (
    Damage("figure scaled", "a figure of each answer is ten times as large", _figure_scaled),
    Damage("unit changed", "million for billion, percentage points for percent", _unit_changed),
    Damage("direction turned", "up for down, rose for fell", _direction_turned),
    Damage("name swapped", "Huawei stands for whoever is named", _name_swapped),
    Damage("claim negated", "a takeaway of each answer is denied", _claim_negated),
    Damage("Chinese left", "a word of each answer is Chinese", _chinese_left),
    Damage("text cut off", "each takeaway ends in the middle", _text_cut),
)
