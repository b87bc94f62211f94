"""A comparative goes the way that the source says of its noun: dearer coal fell in price nowhere.

Verbs of change are held against the source by ``direction`` and ``turned_changes``. What lies in
an adjective, most often in the reason for something else (on dearer coal), has no figure beside it:
its noun alone tells which words of change it renders.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import CHINESE_CLAUSE, word_anchors
from briefing.language.changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.checking.evidence import Evidence

_RISING, _FALLING = (change.chinese for change in changes())
_UP = re.compile(rf"{_RISING}|[更较偏]?高(?![端效新])|更?贵|升值|[变做更]大|[更走变]强")
_DOWN = re.compile(rf"{_FALLING}|[更较偏]?低|更?便宜|跌价|贬值|[变做更]小|[更走变]弱|掉了")
_NOUN = r"(?P<noun>(?:(?!(?:than|and|or|but|in|at|of|on|for|to|by|from|with|as)\b)[a-z-]+\s?){1,2})"
_COMPARATIVES = (
    (
        re.compile(rf"\b(?:dearer|costlier|higher|larger|bigger|stronger)\s+{_NOUN}", re.I),
        _UP,
        _DOWN,
    ),
    (re.compile(rf"\b(?:cheaper|lower|smaller|weaker)\s+{_NOUN}", re.I), _DOWN, _UP),
)
_DENIED = re.compile(r"(?:\b(?:not|no|nor|never|without|hardly|any)|n't)\s+(?:\w+\s+){0,3}$", re.I)
# What follows is said of something else.
_LEADS_TO = re.compile(r"使|令|导致|拖累|带动|推动|让")
_DENIED_THERE = re.compile(r"[不没未无难]")


def turned_comparatives(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find comparatives of whose noun the cited sentences say the contrary alone."""
    found = (
        f'it says "{match.group().strip()}" where the cited sentences say "{said}"'
        for pattern, same, contrary in _COMPARATIVES
        for match in pattern.finditer(text)
        if not _DENIED.search(text[: match.start()])
        and (said := _contrary(match, same, contrary, text, evidence))
    )
    return tuple(dict.fromkeys(found))


def _contrary(
    match: re.Match[str],
    same: re.Pattern[str],
    contrary: re.Pattern[str],
    text: str,
    evidence: Evidence,
) -> str:
    """The first contrary word behind the noun, if no clause with that noun has another one."""
    said = ""
    for behind in _behind_noun(match, text, evidence):
        turned = contrary.search(behind)
        if same.search(behind) or not turned or _DENIED_THERE.search(behind):
            return ""
        said = said or turned.group()
    return said


def _behind_noun(match: re.Match[str], text: str, evidence: Evidence) -> Iterator[str]:
    """What the source's clauses say behind the noun, wherever they have it."""
    places = {
        place
        for anchor in word_anchors(text, evidence)
        if all(match.start("noun") <= english < match.end("noun") for english in anchor.english)
        for place in anchor.chinese
    }
    for clause in CHINESE_CLAUSE.finditer(evidence.source):
        held = [place for place in places if clause.start() <= place < clause.end()]
        if held:
            yield _LEADS_TO.split(evidence.source[min(held) : clause.end()])[0]
