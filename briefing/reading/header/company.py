"""The company: name, code and ticker."""

from __future__ import annotations

import re

from briefing.models.record import Company
from briefing.reading.folding import folded

_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
_NAME = re.compile(r"([^\s（(*#]{2,60}?(?:公司|集团|银行))\s*(?=投资者关系|\d{4}|关于|$)")
_EXCHANGES = {"6": "SH", "0": "SZ", "2": "SZ", "3": "SZ", "4": "BJ", "8": "BJ", "9": "BJ"}
"""By the code's first digit: 600 and 688 Shanghai, 000 and 300 Shenzhen, 430 and 920 Beijing."""


def company(title: str, short_name: str, code: str) -> Company:
    """Put the company together; ``code`` may carry a suffix or words around it."""
    title = title.replace("*", "")
    name = _NAME.search(folded(title))
    digits = _CODE.search(folded(code))
    number = digits[0] if digits else ""
    exchange = _EXCHANGES.get(number[:1], "")
    return Company(
        name=title[name.start(1) : name.end(1)] if name else "",
        short_name=short_name.strip("* "),
        code=number,
        ticker=f"{number}.{exchange}" if exchange else number,
    )
