"""Which English abbreviations render words of a Chinese text (TCM for 中成药)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

_SYMBOL = re.compile(r"[A-Z][a-z]?")
_ELEMENTS = dict(
    zip(
        """
    H Li Be B C N O F Na Mg Al Si P S Cl K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Sr Y
    Zr Nb Mo Ru Rh Pd Ag Cd In Sn Sb Te I Cs Ba La Ce Pr Nd Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf
    Ta W Re Os Ir Pt Au Hg Tl Pb Bi Th U
        """.split(),
        "氢锂铍硼碳氮氧氟钠镁铝硅磷硫氯钾钙钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴锶钇锆铌钼钌"
        "铑钯银镉铟锡锑碲碘铯钡镧铈镨钕钐铕钆铽镝钬铒铥镱镥铪钽钨铼锇铱铂金汞铊铅铋钍铀",
        strict=True,
    )
)
"""Chemical symbols and the characters for them."""


def is_formula_for(word: str, chinese: str) -> bool:
    """Tell whether a word is a formula of elements that a Chinese text names (NdFeB for 钕铁硼)."""
    symbols = _SYMBOL.findall(word)
    return (
        len(symbols) > 1
        and "".join(symbols) == re.sub(r"\d", "", word)
        and all(_ELEMENTS.get(symbol, " ") in chinese for symbol in symbols)
    )


def abbreviations_for(chinese: str) -> frozenset[str]:
    """The abbreviations, in lower case, of which the text holds a Chinese word."""
    return frozenset(
        short for short, words in _table().items() if any(word in chinese for word in words)
    )


def is_abbreviation(word: str) -> bool:
    """Tell whether the table knows what an abbreviation stands for."""
    return word.lower() in _table()


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    return {short.lower(): tuple(words) for short, words in table("abbreviations").items()}
