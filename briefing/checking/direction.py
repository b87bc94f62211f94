"""A statement must not turn growth into decline or the other way round.

Each word of change in the statement is looked up in the source by what stands nearest to it: a
figure, or what it is that grows. If the nearest word of change there goes the other way, it is
turned. Where the source has words of one direction alone, the other one needs no looking up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import distance, figure_anchors, name_anchors, topic_anchors
from briefing.checking.led import led_changes

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor, FigureAnchor
    from briefing.checking.evidence import Evidence

_CHINESE_UP = re.compile(
    r"增|上[升涨调行扬移浮]|提(?:[升高价速振]|[到至了](?=\s?\d))|[激飙]升|反弹|抬[升高]|跃升|推[高升]|走强|放大"
    r"|加码|创新高|[变更]多|回[升到]|升[至到值高]|扩(?!散)|提振"
    r"|加[快速剧大重]|改善|好转|加到|往上|优化(?![到至])|翻|涨|微升|起来|好于|攀升|走高"
    r"|引进|恢复|修复|多于|拉长|延长|高于|高出|[更偏较]高|高\s?(?=[\d约近出])"
)
_CHINESE_DOWN = re.compile(
    r"下[降滑跌调行移浮挫探]|减(?!值)|腰斩|削[减弱]|骤降|回调|收缩|精简|走弱|压[减降到至]|收了|往下"
    r"|[变更]少|恶化|减弱|降|回落|收窄|萎缩|放缓|滞后|承压|亏损|走低|压缩|谨慎|跌(?!价)|缩"
    r"|退出|取消"
    r"|慢于|少于|放弃|疲软|优化[到至]|掉了?(?=\d|到|了)|便宜|[少低]了|限产|负面|由.{1,12}调整为|(?<!不)低于|不及|[更偏较]低|低\s?(?=[\d约近])"
    r"|[以之][下内]|不足|不到|差距"
)
_UP = re.compile(
    r"\b(?:increas\w*|rais\w+|rise|rises|rising|rose|risen|grow\w*|grew"
    r"|improv\w*|gain\w*\b(?! (?:from|on|of)\b)|climb\w*"
    r"|surg(?:e|es|ed|ing)\b|soar\w*|jump\w*|expand\w*|rebound\w*|tripl\w*|enlarg\w*|lifted"
    r"|boosted|hik(?:ed|es|ing)"
    r"|doubl\w*|recover\w*|(?<=% )higher|higher than|(?<!from )above|adds?\b|added"
    r"|(?<!made )(?<!make )(?<!makes )(?<!ramp )(?<!-)up"
    r" (?=by |from |about |more |over |RMB|US\$|\d))",
    re.I,
)
_DOWN = re.compile(
    r"\b(?:decreas\w*|declin\w*|fall|falls|falling|fell(?! at| on| behind| short)|fallen"
    r"|drop(?!\w* out)\w*|shrink\w*|shrank|shrunk"
    r"|weaken\w*|worsen\w*|slump\w*|slip\w*|plung\w*|tumbl\w*|slid|slides?|sank|sinks?"
    r"|slash\w*|trimm\w*"
    r"|halv\w*|contracted|contracts (?=by)|dipp\w*|shed|dwindl\w*|eased|retreat\w*|lower(?:s"
    r"|ed|ing|(?= this| the| its| than))"
    r"|(?<=% )lower|reduc\w*|cuts?(?! prices?)|cutting|below|narrow\w*"
    r"|down (?=by |from |about |more |over |RMB|US\$|\d))",
    re.I,
)
_DENIED = re.compile(r"\b(?:neither|nor|not)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BY = re.compile(
    r"\s*(?:by\s)?(?:about\s|around\s|some\s|nearly\s|more than\s|another\s|a further\s)?"
)
_DOUBT = 0.2
"""How much nearer, from 0 to 1, the contrary word must stand."""
_REACH = 3
"""Anchors that say where a word of change belongs."""


def wrong_directions(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a change whose direction the cited sentences don't give."""
    source = evidence.source
    up = _places(_CHINESE_UP, source)
    down = _places(_CHINESE_DOWN, source)
    figures = figure_anchors(text, evidence)
    anchors = (
        *(figure.anchor for figure in figures),
        *name_anchors(text, evidence),
        *topic_anchors(text, evidence),
    )
    led = {change.place for change in led_changes(text)}
    problems: list[str] = []
    for pattern, same, contrary, says in (
        (_UP, up, down, "a decline"),
        (_DOWN, down, up, "a rise"),
    ):
        problems += [
            f'it says "{word.group()}" where the cited sentences speak of {says}'
            for word in pattern.finditer(text)
            if not _DENIED.search(text[: word.start()])
            and word.start() not in led
            and _is_turned(
                word.start(),
                same,
                contrary,
                _changed_by(word, figures, text) or anchors,
                (text, source),
            )
        ]
    return tuple(dict.fromkeys(problems))


def _changed_by(
    word: re.Match[str], figures: tuple[FigureAnchor, ...], text: str
) -> tuple[Anchor, ...]:
    """The figure right behind a word of change, which is what it changes by; empty if none is."""
    return tuple(
        figure.anchor
        for figure in figures
        if len(figure.anchor.chinese) == 1
        and figure.claim.span.start >= word.end()
        and _BY.fullmatch(text, word.end(), figure.claim.span.start)
    )


def _is_turned(
    word: int,
    same: tuple[int, ...],
    contrary: tuple[int, ...],
    anchors: tuple[Anchor, ...],
    texts: tuple[str, str],
) -> bool:
    if not contrary:
        return False
    if not same:
        return True
    near = sorted(anchors, key=lambda anchor: _to(word, anchor.english, texts[0]))[:_REACH]
    votes = 0.0
    for anchor in near:
        weight = 1 / (1 + _to(word, anchor.english, texts[0]))
        to_same = min(_to(place, anchor.chinese, texts[1]) for place in same)
        to_contrary = min(_to(place, anchor.chinese, texts[1]) for place in contrary)
        votes += weight * (to_same - to_contrary) / max(1.0, to_same + to_contrary)
    return votes > _DOUBT * sum(1 / (1 + _to(word, anchor.english, texts[0])) for anchor in near)


def _to(place: int, places: tuple[int, ...], text: str) -> float:
    return min(distance(other, place, text) for other in places)


def _places(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in pattern.finditer(text))
