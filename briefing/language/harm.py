"""Whether a clause says how large a harm is."""

from __future__ import annotations

import re

from briefing.language.quantities import find_chinese
from briefing.models.quantity import Kind

_SIZES = {Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.MULTIPLE, Kind.DURATION}
_NEAR = 8
_VERB = re.compile(
    "下降|减少|下滑|下跌|降低|回落|亏损|损失|减值|准备|增加|上升|上涨|影响|推迟|延[迟期长后]|晚|滞后"
    "|中断|停[产工机线]|多花|额外|低于|不足|离职|流失|罚款|赔偿|转为|索赔|浮亏|减免|赔付|后移|下调|晚了"
)
# Amounts that stand otherwise: the date something is put off to, people, a negative flow.
_OTHERWISE = re.compile(
    r"(?:推迟|延后|延期|顺延|后移)[至到]|受伤|[0-9]\s*名[^，。；]{0,10}离职|净额[^，。；]{0,6}[-－]\s*[0-9]"
)


def harm_is_quantified(clause: str) -> bool:
    """Tell whether an adverse text has the amount of a loss, decline, cost or delay.

    The size of an exposure alone ("占收入的 7.4%") is none. The text is taken to be adverse.
    """
    return bool(_OTHERWISE.search(clause)) or any(
        quantity.kind in _SIZES
        and (
            quantity.direction == "down"
            or _VERB.search(clause[max(0, quantity.span.start - _NEAR) : quantity.span.start])
        )
        for quantity in find_chinese(clause)
    )
