"""What is only hoped for or thought possible isn't told as what will be.

Held for statements whose every word of the future is "will": one that also expects, aims or may is
taken to hedge what it must.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_SOFT = re.compile(
    r"有望|力争|力求|争取|希望(?!值)|(?<!的)可能(?!性)|或将|也许|有机会|有信心|不排除|预期可|期待"
)
_FIRM = re.compile(
    r"将(?!近|来)|(?<![董监股大博展协学工商委社机])会(?![议计员展所])|预计|预期|计划|拟|承诺|必然|一定|确保"
    r"|继续|持续|坚持|目标|决定|[要应]|即将"
)
_WILL = re.compile(r"\b(?:will|'ll|is going to|are going to)\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:may|might|could|can|should|would|expect\w*|hop(?:e|es|ed|ing)|aim\w*|plan\w*|striv\w*"
    r"|seek\w*|try|trying|confiden\w*|believ\w*|likely|possib\w*|potential\w*|chance|promis\w*"
    r"|opportunit\w*|anticipat\w*|target\w*|goal\w*|intend\w*|if|want\w*|ruled? out|rules out"
    r"|likelihood|work\w* to|look\w* to)\b",
    re.IGNORECASE,
)


def unhedged(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find "will" where the cited sentences only hope, or say that it may be."""
    soft = _SOFT.search(evidence.source)
    if (
        soft
        and _WILL.search(text)
        and not _HEDGED.search(text)
        and not _FIRM.search(evidence.source)
    ):
        return (f'it says "will" where the cited sentences say less ("{soft.group()}")',)
    return ()
