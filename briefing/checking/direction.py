"""A statement must not turn growth into decline or the other way round.

Each word of change in the statement is looked up in the source by what stands nearest to it: a
figure, or what it is that grows. If the nearest word of change there goes the other way, it is
turned. Where the source has words of one direction alone, the other one needs no looking up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import distance, figure_anchors, name_anchors, topic_anchors

from briefing.checking.clauses import paired

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor
    from briefing.checking.clauses import Pairing
    from briefing.checking.evidence import Evidence

_FIGURE = r"\d[\d.,]*%?(?: (?:million|billion|trillion|thousand|(?:percentage |basis )?points?|days?|months?|years?))?"


def _words(forms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


_CHINESE_UP = re.compile(
    r"增|上[升涨调行扬移浮]|提[升高价速振]|[激飙]升|反弹|抬[升高]|跃升|推[高升]|走强|放大|加码|创新高|[变更]多|回[升到]|升[至到值高]|扩[大产]|加[快速剧大重]|改善|优化|翻番|涨|好于|攀升|走高"
    r"|引进|恢复|修复|多于|拉长|延长|高于|高出|[更偏较]高|高\s?(?=[\d约近出])"
)
_CHINESE_DOWN = re.compile(
    r"下[降滑跌调行移浮挫探]|减(?!值)|腰斩|削[减弱]|骤降|回调|收缩|精简|走弱|压[减降]|[变更]少|恶化|减弱|降|回落|收窄|萎缩|放缓|滞后|承压|亏损|走低|压缩|谨慎|跌(?!价)|缩|退出|取消"
    r"|慢于|少于|放弃|疲软|限产|负面|由.{1,12}调整为|低于|不及|[更偏较]低|低\s?(?=[\d约近])|[以之]下|不足|不到|差距"
)
_UP = re.compile(
    r"\b(?:increas\w*|rais\w+|rise|rises|rising|rose|risen|grow\w*|grew|improv\w*|gain\w*|climb\w*"
    r"|surg\w*|soar\w*|jump\w*|expand\w*|rebound\w*|tripl\w*|enlarg\w*|lifted|boost\w*|hik(?:ed|es|ing)"
    r"|doubl\w*|recover\w*|(?<=% )higher|higher than|above|adds?|added"
    r"|(?<!made )(?<!make )(?<!makes )(?<!ramp )(?<!-)up"
    r" (?=by |from |about |more |over |RMB|US\$|\d))",
    re.I,
)
_DOWN = re.compile(
    r"\b(?:decreas\w*|declin\w*|fall|falls|falling|fell(?! at| on| behind| short)|fallen"
    r"|drop(?!\w* out)\w*|shrink\w*|shrank|shrunk"
    r"|weaken\w*|worsen\w*|slump\w*|slip\w*|plung\w*|tumbl\w*|slid|slides?|sank|sinks?|slash\w*|trimm\w*"
    r"|halv\w*|contracted|contracts (?=by)|dipp\w*|shed|curtail\w*|dwindl\w*|eased|retreat\w*|lower(?:s|ed|ing|(?= this| the| its| than))"
    r"|(?<=% )lower|reduc\w*|cuts?(?! prices?)|cutting|below|narrow\w*"
    r"|down (?=by |from |about |more |over |RMB|US\$|\d))",
    re.I,
)
# Changes and comparisons of other sorts; each has its own words in both languages.
_SCALES = tuple(
    (re.compile(zh_up), re.compile(zh_down), _words(en_up), _words(en_down))
    for zh_up, zh_down, en_up, en_down in (
        (  # pace
            r"加[快速]|提速|快于|更快|较快|提前|早",
            r"放缓|放慢|减[速缓]|滞后|降速|趋缓|延[缓后期迟]|推迟|慢|晚|暂缓|拖",
            r"accelerat\w*|faster|quicker|sped up|speed\w* up|earlier|ahead of (?:schedule|plan|time)",
            r"slow(?!ly)\w*|decelerat\w*|postpon\w*|delay\w*|later than|behind schedule",
        ),
        (  # length
            r"[延拉加]长|更长|较长|长于|展期|延期|增[加至到]|[升高]",
            r"缩[短减]|[更较]短|短于|压[缩减]|减|降|下",
            r"(?<!no )(?<!any )longer|lengthen\w*|prolong\w*|extended (?:from|by|to)",
            r"shorter|shorten\w*",
        ),
        (  # rules and markets
            r"收紧|趋[紧严]|从[紧严]|更严|严[格苛厉]|偏紧|升级|加[强码]",
            r"放[宽松开]|宽松|缓[解和]|趋缓|松",
            r"tighten\w*|tighter|stricter",
            r"loosen\w*|looser|eas(?:ed|es|ing|ier)|relax\w*",
        ),
        (  # gaps and losses
            r"扩大|拉大|走阔|加[大深剧]|增|升|高",
            r"收[窄缩]|缩[小窄减]|减[少亏小]|下降|改善|降",
            r"widen\w*",
            r"narrow(?:s|ed|ing)?",
        ),
        (  # quality
            r"改善|好转|优化|向好|修复|回暖|回升|提[升高振]|增[强长]|恢复|反弹|加强|复苏|缓解|扭亏|下降|降低|减少|更好|优于|好于|升|高|优",
            r"恶化|变差|疲[软弱]|承压|走弱|减弱|削弱|下[滑降行跌]|低迷|下调|更差|转差|亏|弱",
            r"improv\w*|better|strengthen\w*|stronger",
            r"worsen\w*|deteriorat\w*|worse|weaken\w*|weaker",
        ),
        (r"升值|走强|上升", r"贬值|走弱|下跌", r"appreciat\w*", r"depreciated against"),
        (r"流入", r"流出", r"inflows?", r"outflows?"),
        (r"乐观|信心|看好", r"谨慎|悲观|审慎|保守", r"optimis\w*|confident", r"pessimis\w*"),
        (
            r"短缺|紧[缺张]|缺[货口]|供不应求|不足",
            r"过剩|供过于求|供大于求",
            r"shortages?|undersuppl\w*|tight supply",
            r"oversuppl\w*|overcapacit\w*|glut",
        ),
        (
            r"超|[高好优多大快强]于|跑赢|突破|领先|以上|不低于",
            r"[低少弱慢小逊差]于|不[及足到]|未[达及能]|落后|差距|以[下内]|不超过",
            r"exceed\w*|surpass\w*|beats?|outpac\w*|outperform\w*|ahead of expectations",
            r"fell short|falls? short|below expectations|missed (?:expectations|its|the)|lagg?\w* behind",
        ),
        (
            r"[高多大长强好优贵快]|增|超|领先|提|升",
            r"[低少小短弱差慢]|不[及足]|减|降|便宜|落后|下|缩",
            rf"{_FIGURE} (?:more|higher|above|longer|larger|dearer)|(?:higher|larger|bigger|more) than"
            r" (?:in|the|a year|last|those|that|its)",
            rf"{_FIGURE} (?:less|lower|below|shorter|smaller|cheaper|fewer)|(?:lower|smaller|less|fewer)"
            r" than (?:in|the|a year|last|those|that|its)",
        ),
    )
)
_DOUBT = 0.2
"""How much nearer, from 0 to 1, the contrary word must stand."""
_SURE = 5.0
"""What ties two clauses of which one surely renders the other: a figure and a topic."""
_MANY = 3
"""Clauses of a source from which on it is never sure."""
_REACH = 3
"""Anchors that say where a word of change belongs."""


def wrong_directions(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a change whose direction the cited sentences don't give."""
    source = evidence.source
    up = _places(_CHINESE_UP, source)
    down = _places(_CHINESE_DOWN, source)
    anchors = (
        *(figure.anchor for figure in figure_anchors(text, evidence)),
        *name_anchors(text, evidence),
        *topic_anchors(text, evidence),
    )
    problems: list[str] = []
    for pattern, same, contrary, says in (
        (_UP, up, down, "a decline"),
        (_DOWN, down, up, "a rise"),
    ):
        problems += [
            f'it says "{word.group()}" where the cited sentences speak of {says}'
            for word in pattern.finditer(text)
            if _is_turned(word.start(), same, contrary, anchors, (text, source))
        ]
    problems += _turned_otherwise(text, paired(text, evidence))
    return tuple(dict.fromkeys(problems))


def _turned_otherwise(text: str, pairing: Pairing) -> list[str]:
    """Find words of the other scales of which the clauses that are rendered say the contrary."""
    problems = []
    for zh_up, zh_down, en_up, en_down in _SCALES:
        for words, same, contrary in ((en_up, zh_up, zh_down), (en_down, zh_down, zh_up)):
            for word in words.finditer(text):
                said, sure = _said_there(word.start(), pairing)
                found = contrary.search(said)
                sure = sure and len(pairing.chinese) <= _MANY
                elsewhere = not sure and any(same.search(c.text) for c in pairing.chinese)
                if found and not same.search(said) and not elsewhere:
                    problems.append(
                        f'it says "{word.group()}" where the cited sentences say "{found.group()}"'
                    )
    return problems


def _said_there(place: int, pairing: Pairing) -> tuple[str, bool]:
    """The Chinese clauses that the English one at a place renders, and whether that is sure."""
    for number, clause in enumerate(pairing.english):
        if clause.holds((place,)) and (rendered := pairing.rendered(number)):
            said = "，".join(pairing.chinese[c].text for c in rendered)
            sure = len(rendered) == 1 and max(pairing.ties[number]) >= _SURE
            return said, sure
    return "，".join(clause.text for clause in pairing.chinese), False


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
