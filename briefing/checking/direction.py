"""A statement must not turn growth into decline or the other way round.

Held only where the cited sentences speak of one direction alone: a sentence with both says too
little about which belongs to what.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_CHINESE_UP = re.compile(r"增长|上升|上涨|提升|提高|增加|回升|扩大|加快|加速|改善|翻番")
_CHINESE_DOWN = re.compile(
    r"下降|下滑|下跌|减少|降低|回落|下行|收窄|萎缩|放缓|滞后|承压|亏损|走低|压缩|谨慎"
)
_UP = re.compile(
    r"\b(?:increas|rise|rising|rose|risen|grow|grew|grown|improv|gain|climb|surg|doubl)\w*", re.I
)
_DOWN = re.compile(
    r"\b(?:decreas|declin|fall|fell|fallen|drop|shrink|shrank|shrunk|weaken|worsen|slump)\w*", re.I
)


def wrong_directions(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a change whose direction none of the cited sentences gives."""
    up, down = _CHINESE_UP.search(evidence.source), _CHINESE_DOWN.search(evidence.source)
    if down and not up and not _DOWN.search(text) and (word := _UP.search(text)):
        return (f'it says "{word.group()}" where the cited sentences speak of a decline',)
    if up and not down and not _UP.search(text) and (word := _DOWN.search(text)):
        return (f'it says "{word.group()}" where the cited sentences speak of a rise',)
    return ()
