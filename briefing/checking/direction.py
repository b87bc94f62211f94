"""A statement must not turn growth into decline or the other way round.

Each word of change in the statement is looked up in the source by what stands nearest to it: a
figure, or what it is that grows. If the nearest word of change there goes the other way, it is
turned. Where the source has words of one direction alone, the other one needs no looking up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import distance, figure_anchors, name_anchors, topic_anchors
from briefing.checking.clauses import code_anchors
from briefing.checking.led import led_changes
from briefing.language.changes import changes

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor, FigureAnchor
    from briefing.checking.evidence import Evidence

_RISING, _FALLING = changes()
# What better, faster and more than stand for as well.
_CHINESE_UP = re.compile(
    rf"(?<!不)(?:{_RISING.chinese})|多了(?=\s?\d)|提(?:[到至了](?=\s?[\d一二三四五六七八九两]))|加码|创新高|[变更]多|回到|加[快速剧大重]"
    r"|改善|优化(?![到至])|起来|好于|引进|修复|套现|募资|募集|筹集|融资|多于|高于|高出|[更偏较]高|高\s?(?=[\d约近出])"
)
_CHINESE_DOWN = re.compile(
    rf"(?<!不)(?:{_FALLING.chinese})|[变更]少|恶化|减弱|放缓|滞后|承压|亏损|谨慎|退出|取消"
    r"|慢于|少于|放弃|疲软|优化[到至]|掉了?(?=\d|到|了)|(?:抢|夺|蚕食|丢|流失)[走去掉]?了?(?=\s?\d)|[少低]了|限产|负面|由.{1,12}调整为"
    r"|(?<!不)低于|不及|[更偏较]低|低\s?(?=[\d约近])|(?<!所)[以之][下内](?!半)|不足|不到|差距"
)
_UP = re.compile(
    rf"\b(?:{_RISING.verbs}|{_RISING.quality}|(?<=% )higher|higher than|(?<!from )above)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    rf"\b(?:{_FALLING.verbs}|{_FALLING.quality}"
    r"|(?<=% )lower|lower than|below)\b",
    re.IGNORECASE,
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
    if goes_both_ways_alike(text, source):
        return ()
    up = _places(_CHINESE_UP, source)
    down = _places(_CHINESE_DOWN, source)
    figures = figure_anchors(text, evidence)
    anchors = (
        *(figure.anchor for figure in figures),
        *name_anchors(text, evidence),
        *topic_anchors(text, evidence),
        *code_anchors(text, evidence),
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


def goes_both_ways_alike(text: str, source: str) -> bool:
    """Whether a statement and its source have words of both directions in the same order.

    One that is turned would make another order.
    """
    ways = [
        [up for _, up in sorted([(p, True) for p in up] + [(p, False) for p in down])]
        for up, down in (
            (_places(_UP, text), _places(_DOWN, text)),
            (_places(_CHINESE_UP, source), _places(_CHINESE_DOWN, source)),
        )
    ]
    return ways[0] == ways[1] and len(set(ways[0])) > 1


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
