"""Risk notices and disclaimers, below the answers or above the questions."""

from __future__ import annotations

import re

from briefing.models.record import RegionKind
from briefing.reading.layout.draft import Draft, Label
from briefing.reading.pieces import Joint
from briefing.reading.questions import wording

_HEAD = re.compile(
    r"[*【\[（(]{0,3}(?:重要|特别|投资)?(?:风险提示|风险提醒|免责声明|特别声明|特别提示|重要提示|重要声明)"
    r"[*】\]）)]{0,3}\s*(?:[：:]|$)"
)
_WARNING = re.compile(
    r"(?:以上|上述(?=内容|信息|记录|纪要|回复|观点|交流|表述|预测)|本次|本记录|本纪要|敬请|请广大|请投资者|公司郑重|公司指定|特此)"
    r"(?=[^\r\n]{0,300}?(?:投资风险|投资建议|实质承诺|实质性承诺|谨慎决策|理性投资))"
)
_CLOSING = re.compile(
    r"(?:在?(?:本次)?(?:接待|调研|交流|会议|活动)过程中|本次(?:活动|会议|调研|接待|交流))"
    r"(?=[^\r\n]{0,300}?(?:信息披露|未公开|重大信息|承诺书))"
    r"|[（(]?(?:以上|上述)(?:内容|信息|观点)?仅供参考"
)
_LABEL = Label(RegionKind.NOTICE, "notice")


def place(draft: Draft) -> None:
    """Place a notice up to the form's next row; above the questions, its own line."""
    below = False
    broken = False
    for index, piece in draft.open(draft.outside()):
        text = draft.words(index)
        inside = piece.joint is Joint.LINE and broken
        broken = not wording.complete(draft.source, piece)
        if piece.field or piece.cell or piece.joint is Joint.INLINE:
            below = False
        elif index < draft.first:
            if _heads(text, inside=inside):
                draft.labels[index] = _LABEL
        elif below or _heads(text, inside=inside):
            below = True
            draft.labels[index] = _LABEL


def _heads(text: str, *, inside: bool) -> bool:
    """Whether a notice begins here; ``inside`` a paragraph only a headed one does."""
    patterns = (_HEAD,) if inside else (_HEAD, _WARNING, _CLOSING)
    return any(pattern.match(text) for pattern in patterns)
