"""What two divide between them in tenths: 按七三比例分担, 按六四分成."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.language.quantities.rule import Rule
from briefing.models.quantity import Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    import datetime as dt

_DIGITS = "一二三四五六七八九"
_BEHIND = "(?=开|的?比例|分[成担摊享账])"
_PATTERN = re.compile(
    rf"(?<=按)(?P<first>[{_DIGITS}])(?=[{_DIGITS}]{_BEHIND})"
    rf"|(?<=按[{_DIGITS}])(?P<second>[{_DIGITS}]){_BEHIND}"
)


def _read(match: re.Match[str], _date: dt.date | None) -> Quantity | None:
    tenths = _DIGITS.index(match.group()) + 1
    other = match.string[match.end() if match["first"] else match.start() - 1]
    if tenths + _DIGITS.index(other) + 1 != len(_DIGITS) + 1:
        return None
    share = Decimal(10 * tenths)
    return Quantity(Kind.PERCENT, Span(*match.span()), match.group(), f"{share}%", share, share)


RULE = Rule("split", _PATTERN, _read)
