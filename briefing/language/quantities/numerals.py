"""Numbers as Chinese text writes them: digits, Chinese numerals, and scales stacked on either."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

# Full-width forms become half-width ones of the same length, so that positions stay.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，％＋－～（）：／Ｑ", "0123456789.,%+-~():/Q")

SPACE = r"[ \t\u3000]{0,2}"
ARABIC = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FRACTION = "(?:点[零〇一二三四五六七八九]+)?"
CHINESE = rf"(?:[零〇一二两三四五六七八九十]|[百千](?![瓦克米卡伏帕赫分]))+{_FRACTION}"
SCALE = r"[十百千]?万亿|[十百千]?亿|[十百千]?万|千(?![瓦克米卡伏帕])|百(?!分)"


def half_width(text: str) -> str:
    """Turn full-width digits and marks into half-width ones; length and positions stay."""
    return text.translate(_HALF_WIDTH)


def value_of(number: str, scale: str = "") -> Decimal:
    """The value of a number with its scale: ("600", "亿") is 6e10, ("1.2", "万亿") is 1.2e12.

    Raises:
        ValueError: it is no number.
    """
    return _plain(number.replace(",", "")) * scale_of(scale)


def scale_of(scale: str) -> Decimal:
    """The factor of a scale: 千万 is 1e7, "" is 1."""
    factor = Decimal(1)
    for character in scale.strip():
        factor *= _SMALL.get(character) or _LARGE[character]
    return factor


def pair_of(numeral: str) -> tuple[Decimal, Decimal] | None:
    """The ends of a numeral of two neighbouring digits: 三四 is 3 to 4, 十二三 12 to 13."""
    found = re.fullmatch(
        r"([一二三四五六七八九]?十)?([一二两三四五六七八])([二两三四五六七八九])", numeral
    )
    if not found or _DIGITS[found[3]] != _DIGITS[found[2]] + 1:
        return None
    tens = found[1] or ""
    return _plain(tens + found[2]), _plain(tens + found[3])


def is_number(numeral: str) -> bool:
    """Whether Chinese digits without a scale make one number: 二〇, not the 一一 of 唯一一家."""
    whole = numeral.partition("点")[0]
    if len(whole) < 2 or any(character in _SMALL for character in whole):
        return True
    return pair_of(whole) is not None or "〇" in whole or "零" in whole


def _plain(number: str) -> Decimal:
    if re.fullmatch(r"\d+(?:\.\d+)?", number):
        return Decimal(number)
    whole, _, fraction = number.partition("点")
    value = Decimal(_chinese(whole))
    if fraction:
        value += Decimal("0." + "".join(str(_DIGITS[character]) for character in fraction))
    return value


def _chinese(numeral: str) -> int:
    """Read a Chinese numeral below ten thousand; 二〇二五 is read digit by digit."""
    if not any(character in _SMALL for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _SMALL:
            total += (digit or 1) * _SMALL[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
