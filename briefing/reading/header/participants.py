"""The list of those who took part."""

from __future__ import annotations

import re

from briefing.models.record import Participant

_ITEM_ENDS = re.compile(r"[、，,；;\r\n。]")
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_NUMBERING = re.compile(
    r"(?:(?<=[、，,；;。])|^)[ \t\u3000]*(?:\d{1,3}[、.．)）]|[（(]\d{1,3}[）)]|[•●])", re.MULTILINE
)
_COUNT = re.compile(r"(?:等|共计?|合计|\s)*\d+\s*[余多]?\s*[家位名人].{0,12}$|等$")
_CHINESE_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})*(?:先生|女士)?"
_PAIR = re.compile(
    r"(?P<institution>.*\S)\s+"
    rf"(?P<person>{_CHINESE_NAME}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff]|某\S{{0,2}})"
)
_FOREIGN_PAIR = re.compile(
    r"(?P<institution>.*[\u4e00-\u9fff）)])\s+(?P<person>[A-Za-z][A-Za-z .'-]*)"
)
_PERSON = re.compile(_CHINESE_NAME)
_NO_PERSON = re.compile(
    r"基金|证券|资本|投资|资管|资产|保险|银行|信托|公司|集团|养老|期货|国际|研究所|理财|股份|财经|媒体|合伙"
    r"|(?:中国|香港|亚洲|北京|上海|深圳|广州|大连|线上|现场|电话)$"
)


def participants(text: str) -> tuple[Participant, ...]:
    """Read 机构 姓名、机构 姓名, 机构：姓名、姓名, 机构（姓名、姓名） and lists of either.

    A name alone belongs to the institution before it. Counts such as 等31家机构 are no participant.
    """
    found: list[Participant] = []
    institution = ""
    for item in _items(text):
        group, _, names = item.replace(":", "：").partition("：")
        if names:
            institution = group.strip()
        participant = _participant(names.strip() or group, institution)
        institution = participant.institution or institution
        found.append(participant)
    return tuple(found)


def _items(text: str) -> list[str]:
    """The list's items; brackets with names are opened, other brackets keep their commas."""
    text = _BRACKET.sub(_opened, _NUMBERING.sub("", text))
    items = (_COUNT.sub("", part.strip(" \t\u3000*|")) for part in _ITEM_ENDS.split(text))
    return [item.replace("\0", "、") for item in items if item]


def _opened(bracket: re.Match[str]) -> str:
    inside = bracket[0][1:-1].strip()
    names = [name.strip() for name in _ITEM_ENDS.split(inside)]
    following = bracket.string[bracket.end() : bracket.end() + 1]
    if all(map(_is_person, names)) and (not following or _ITEM_ENDS.match(following)):
        return f"：{inside}"
    return _ITEM_ENDS.sub("\0", bracket[0])


def _participant(item: str, institution: str) -> Participant:
    pair = _PAIR.fullmatch(item) or _FOREIGN_PAIR.fullmatch(item)
    if pair and not _NO_PERSON.search(pair["person"]):
        return Participant(pair["institution"], _closed_up(pair["person"]))
    if institution and _is_person(item):
        return Participant(institution, item)
    return Participant(item, "")


def _is_person(text: str) -> bool:
    return bool(_PERSON.fullmatch(text)) and not _NO_PERSON.search(text)


def _closed_up(person: str) -> str:
    """王 明 is 王明; the parts of a foreign name keep their spaces."""
    return person if person.isascii() else "".join(person.split())
