"""The list of those who took part."""

from __future__ import annotations

import re

from briefing.language.pinyin import COMPOUND_SURNAMES, SURNAMES
from briefing.models.record import Participant
from briefing.reading.folding import folded
from briefing.reading.header.claims import without_claims
from briefing.reading.header.wrapping import WRAP, joined

_ITEM_ENDS = re.compile(r"[、，,；;\r\n。]")
_REMARK = re.compile(
    r"[（(]?(?:以下|以上|按)?(?:机构|名单|人员)?(?:排名|排序|顺序)[^（()）、，,；;。\r\n]{0,6}先后(?:顺序)?[）)]?"
)
_LONGEST_HEADING = 40
_LONGEST_ENTRY = 200
_SPACED_NAMES = re.compile(r"(?<=[：:])[^：:、，,；;。\r\n]+")
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_NUMBERING = re.compile(
    r"(?:(?<=[、，,；;。])|^)[ \t\u3000]*"
    r"(?:\d{1,3}[、.．)）]|\d{1,3}[ \t\u3000]+(?=\D)|[（(]\d{1,3}[）)]|[①-⑳㉑-㊿]|[•●·▪◆■➢-])",
    re.MULTILINE,
)
_SESSION = re.compile(
    r"^\s*第[一二三四五六七八九十\d]{1,2}[场批组次](?:[（(][^（()）]*[）)])?\s*[：:]", re.MULTILINE
)
_COUNT = re.compile(r"(?:等|共计?|合计|\s)*\d+\s*[余多]?\s*[家位名人].{0,12}$|等$")
_ELSEWHERE = re.compile(r"附件|附表|名单|名單|列表|清单|清單")
_COLUMNS = re.compile(r"(?=.*(?:机构|单位|公司|名称))(?=.*(?:姓名|人员|代表|参会人))")
_ENTRY = re.compile(r"(?:\d{1,4}\s+)?(?P<first>.+?)\s+(?P<second>\S+(?: \S+)*?)")
_CHINESE_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})*(?:先生|女士)?"
_PAIR = re.compile(
    r"(?P<institution>.*\S)\s+"
    rf"(?P<person>{_CHINESE_NAME}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff]|某\S{{0,2}})"
)
_FOREIGN_PAIR = re.compile(
    r"(?P<institution>.*[\u4e00-\u9fff）)])\s+(?P<person>[A-Za-z][A-Za-z .'-]*)"
)
_FOREIGN = re.compile(r"[A-Z][a-z]+(?: [A-Z][A-Za-z.'-]*)+")
_PERSON = re.compile(_CHINESE_NAME)
_INSTITUTION = (
    "基金|证券|资本|投资|资管|资产|保险|银行|信托|养老|期货|国际|理财|私募|财经|公司|集团"
    "|研究所|研究院|管理"
)
_INSTITUTION_ENDS = re.compile(f"(?:{_INSTITUTION})$")
_UNPARTED_PAIR = re.compile(rf"(?P<institution>.*(?:{_INSTITUTION}))(?P<person>{_FOREIGN.pattern})")
_UNPARTED = re.compile(
    rf"(?P<institution>.+(?:{_INSTITUTION}))"
    r"(?P<person>[\u4e00-\u9fff]{2,4}?)(?:先生|女士)?"
)
_SURNAME = re.compile(f"{'|'.join(COMPOUND_SURNAMES)}|[{''.join(SURNAMES)}]")
_NO_PERSON = re.compile(
    r"管理|有限|华[东南西北中]|部$|自营|总部|分公司|基金|证券|资本|投资|资管|资产|保险|银行|信托|公司|集团|养老|期货|国际|研究所|理财|股份|财经|媒体|合伙"
    r"|(?:中国|香港|亚洲|北京|上海|深圳|广州|大连|线上|现场|电话)$"
)


def participants(text: str) -> tuple[Participant, ...]:
    """Read 机构 姓名、机构 姓名, 机构：姓名、姓名, 机构（姓名、姓名） and lists of either.

    A name alone belongs to the institution before it. Counts such as 等31家机构 are no participant.
    """
    found: list[Participant] = []
    institution = ""
    items = [_whole(item) for item in _items(without_claims(text))]
    joined = _without_separator(items)
    for item in items:
        group, _, names = item.replace(":", "：").partition("：")
        if names:
            institution = group.strip()
        said = names.strip() or group
        participant = joined.get(said) or _participant(said, institution)
        # Names alone follow a name: 甲基金 王一、李二. Institutions may be as short as names.
        institution = participant.institution if participant.person or names else ""
        found.append(participant)
    return tuple(found)


def attached(value: str, attachment: str) -> str:
    """The list at the record's end, if the form's row refers to it (详见附件); else the row's text.

    Args:
        attachment: of the form's row 附件, a line for each row of a table.
    """
    entries: list[str] = []
    person_first = False
    for line in attachment.splitlines():
        if _COLUMNS.match(folded(line)) and len(line) <= _LONGEST_HEADING:
            person_first = re.search(r"姓名|人员", line[: len(line) // 2]) is not None
        elif not _ELSEWHERE.search(line):
            entries.append(_swapped(line) if person_first else line)
    if not entries or not _ELSEWHERE.search(value):
        return value
    return "\n".join(entries)


def _swapped(line: str) -> str:
    found = _ENTRY.fullmatch(line) if len(line) <= _LONGEST_ENTRY else None
    return f"{found['second']} {found['first']}" if found else line


def _whole(item: str) -> str:
    """An item that a line's end cuts; between an institution and its person a space was lost."""
    before, wrap, after = item.partition(WRAP)
    if wrap and _INSTITUTION_ENDS.search(before) and " " not in before and _is_named(after):
        return f"{before} {after}"
    return joined(item)


def _without_separator(items: list[str]) -> dict[str, Participant]:
    """Items such as 甲基金王一, if half of them are like that and begin the name with a surname."""
    found: dict[str, Participant] = {}
    surnames = 0
    for item in items:
        parts = _UNPARTED.fullmatch(folded(item))
        if parts and not _NO_PERSON.search(parts["person"]):
            surnames += _SURNAME.match(parts["person"]) is not None
            start, end = parts.span("person")
            found[item] = Participant(item[:start], item[start:end])
    return found if 2 * surnames >= len(items) else {}


def _items(text: str) -> list[str]:
    """The list's items; brackets with names are opened, other brackets keep their commas."""
    text = _REMARK.sub("，", text)
    text = _SPACED_NAMES.sub(_parted, text)
    text = _BRACKET.sub(_opened, _NUMBERING.sub("", _SESSION.sub("", text)))
    items = (_COUNT.sub("", part.strip(" \t\u3000*|")) for part in _ITEM_ENDS.split(text))
    return [item.replace("\0", "、") for item in items if item]


def _parted(names: re.Match[str]) -> str:
    """Names behind a colon that only spaces part (甲基金：王一 李二)."""
    found = names[0].split()
    return "、".join(found) if len(found) > 1 and all(map(_is_person, found)) else names[0]


def _opened(bracket: re.Match[str]) -> str:
    inside = bracket[0][1:-1].strip()
    inside = joined(inside)
    names = [name for part in _ITEM_ENDS.split(inside) if (name := part.strip())]
    following = bracket.string[bracket.end() : bracket.end() + 1]
    if all(map(_is_named, names)) and (not following or _ITEM_ENDS.match(following)):
        return f"：{inside}"
    return _ITEM_ENDS.sub("\0", bracket[0])


def _participant(item: str, institution: str) -> Participant:
    pair = _PAIR.fullmatch(item) or _FOREIGN_PAIR.fullmatch(item) or _UNPARTED_PAIR.fullmatch(item)
    if pair and not _NO_PERSON.search(pair["person"]):
        return Participant(pair["institution"], _closed_up(pair["person"]))
    if institution and _is_named(item):
        return Participant(institution, item)
    return Participant(item, "")


def _is_person(text: str) -> bool:
    return bool(_PERSON.fullmatch(text)) and not _NO_PERSON.search(text)


def _is_named(text: str) -> bool:
    return _is_person(text) or _FOREIGN.fullmatch(text) is not None


def _closed_up(person: str) -> str:
    """王 明 is 王明; the parts of a foreign name keep their spaces."""
    return person if person.isascii() else "".join(person.split())
