"""How many took part, as the form itself counts: 等31家机构34人, 共计 23 家机构、26 人."""

from __future__ import annotations

import re

from briefing.models.record import Claimed
from briefing.reading.folding import folded

_CLAIM = re.compile(
    r"(?:(?:等|共计?|合计|总计|总共|逾|近|约|超过?)[\s:：]*)*"
    r"(?<![\d,])(?P<count>\d[\d,]{0,8})\s*(?:余|多)?\s*(?P<unit>家|名|位|人)"
    r"(?:机构|单位|公司|券商|基金|上市)*(?:投资者|代表|人员|分析师|参会者|参与者|投资人|股东)*(?:参会|参加|参与)?"
    r"(?=[\s、，,；;。（）()共合等\d|]|$)"
)
_INSTITUTIONS = "家"


def claimed(text: str) -> Claimed:
    """The counts that the text gives, the first of each kind."""
    counts: dict[bool, int] = {}
    for claim in _CLAIM.finditer(folded(text)):
        counts.setdefault(claim["unit"] == _INSTITUTIONS, int(claim["count"].replace(",", "")))
    return Claimed(institutions=counts.get(True), people=counts.get(False))


def without_claims(text: str) -> str:
    """The text with a comma in place of each count."""
    known = folded(text)
    kept: list[str] = []
    at = 0
    for claim in _CLAIM.finditer(known):
        kept.append(text[at : claim.start()])
        at = claim.end()
    return "，".join([*kept, text[at:]])
