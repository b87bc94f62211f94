"""What the clauses of a source deny, and English that denies one of them without its verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.denial import denials

if TYPE_CHECKING:
    from briefing.checking.clauses import Clause, Pairing
    from briefing.language.denial import Denial

CONDITION = re.compile(r"如果|若(?!干)|一旦|假如|倘若|不到就|的话")
"""Behind these a denial is what something else depends on."""
# A denial of what a noun is is told beside it, not by the verb.
_ATTRIBUTE = re.compile(
    r"未(?!来)[^，。；]{1,4}(?:的(?!情)|(?<!有)(?:订单|合同|门店|项目|产品|客户|股份|部分|区域|地区)(?!$))"
)
# No longer being a condition: what follows is said.
_ONCE = re.compile(r"(?:之?[后前]|时|以来)\s*$")
# The shoreline was approved, but the assessment was not.
_ELLIPSIS = re.compile(
    r"\b(?:has|have|had|is|are|was|were|do|does|did|will|would|can|could)(?: not|n't)"
    r"\s*(?:yet\s*)?[,;.]?\s*$"
)


def plainly_denied(clause: Clause) -> list[Denial]:
    """What a clause denies but as a condition, or of what a noun is."""
    if CONDITION.search(clause.text) or _ONCE.search(clause.text):
        return []
    return [
        denial
        for denial in denials(clause.text)
        if not denial.ceasing and not _ATTRIBUTE.match(clause.text, denial.start)
    ]


def denied_by_ellipsis(number: int, pairing: Pairing) -> bool:
    """Tell whether an English clause denies what a Chinese one does without its verb."""
    return any(
        _ELLIPSIS.search(clause.text) and number in pairing.rendered(e)
        for e, clause in enumerate(pairing.english)
    )
