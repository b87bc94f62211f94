"""Who goes and who comes: of a change of people or suppliers each keeps his side in both texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.named import named_in_both

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor
    from briefing.checking.evidence import Evidence

_CHANGE = r"更换为|调整为|替换为|变更为|改为|换为|换成"
_COMES_BY = re.compile(rf"(?:{_CHANGE})[^，。；]{{0,12}}$")
_GOES = re.compile(
    rf"[^，。；]{{0,10}}(?:辞任|辞职|辞去|退休|离任|离职|卸任|调离|不再担任|退任"
    rf"|{_CHANGE})"
)
_FORMER = re.compile(r"(?<!还)原[^，。；料材油]{0,10}$")
_BY = re.compile(r"(?:由|聘任|任命|选举|聘请|委任)[^，。；]{0,12}$")
_COMES = re.compile(r"[^，。；]{0,6}(?:接任|接替|继任|代行|代为履行|出任|接棒|接手|上任|履新)")
_THERE = re.compile(rf"接任|接替|继任|代行|接棒|接手|{_CHANGE}|辞任|辞职|退休|离任|卸任")
_OUT_BEFORE = re.compile(
    r"(?:\b(?:succeed(?:s|ed|ing)?|follow(?:s|ed|ing)?|replac(?:e|es|ed|ing))"
    r"|\b(?:takes?|took|taken|taking) over (?:as [\w\s-]{1,30} )?from"
    r"|\binstead of"
    r"|\b(?:resignation|retirement|departure|exit) of|\bsuccessor (?:to|of)|\bin place of)"
    r"\s(?:the\s|that of\s|those of\s)?$"
)
_OUT_BEHIND = re.compile(
    r"(?:, who)?\s(?:(?:has|have|had|was|were|is|are|been)\s)*"
    r"(?:retired|resigned|stepped down|steps down|left|(?:replaced|succeeded) by)\b"
)
_IN_BEFORE = re.compile(r"\b(?:replaced|succeeded|followed) by\s(?:the\s|those of\s)?$")
_IN_BEHIND = re.compile(
    r"(?:,[^,;.]{1,40},)?\s(?:(?:has|have|will|is|was|been|to)\s)*"
    r"(?:succeed|follow|replac(?!ed by)|takes? over|took over|acts? as|appointed|becom|became"
    r"|named)"
)


def tells_of_succession(source: str) -> bool:
    """Tell whether a Chinese text says that somebody takes another's place."""
    return bool(_THERE.search(source))


def confused_successors(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find who comes where the cited sentences say that he goes, or the other way round."""
    if not tells_of_succession(evidence.source):
        return ()
    return tuple(
        f'"{name.text}" comes where the cited sentences say it goes, or the other way round'
        for name in named_in_both(text, evidence)
        if (told := _told(name, text))
        and (there := _told_there(name.chinese[0], evidence.source))
        and told != there
    )


def _told(name: Anchor, text: str) -> str:
    before, behind = text[: name.english[0]], text[name.english[0] + len(name.text) :]
    if _IN_BEFORE.search(before):
        return "in"
    if _OUT_BEFORE.search(before) or _OUT_BEHIND.match(behind):
        return "out"
    return "in" if _IN_BEHIND.match(behind) else ""


def _told_there(place: int, source: str) -> str:
    before, behind = source[:place], source[place:]
    if _COMES_BY.search(before):
        return "in"
    if _GOES.match(behind) or _FORMER.search(before):
        return "out"
    return "in" if _BY.search(before) or _COMES.match(behind) else ""
