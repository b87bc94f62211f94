"""The wording of a statement: English, whole, and a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.verbs import verbs

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_BROKEN_OFF = re.compile(r"(?<!')\b(?:No|the|an?|and|or|than|due)\.?$")
# Non-announced information that has been announced.
_DENIED_STEM = re.compile(r"\b(?:non-?|un)([a-z]{4,}ed)\b", re.I)
# "in June 2026.1 failed": a sentence that begins with a figure, without a blank before it.
_RUN_ON = re.compile(r"\b(?:19|20)\d\d\.\d+,? [a-z]")
# A condition or a reason without what it is for.
_HALF = re.compile(r"^(?:If|Although|Though)\b[^,;]*$|^Mainly (?:affected|due|driven)\b")
# "the company's RMB 3 billion, up 5%": an amount of nothing.
_OF_NOTHING = re.compile(
    r"^(?:In [^,]{4,40}, )?(?:the company|[A-Z][\w ]{2,30})'s (?:about )?(?:RMB|US\$|HK\$) ?[\d.,]+"
    r"(?: (?:million|billion|trillion))?(?:[,;](?!\d)|\.?$)"
)
_WORD = re.compile(r"[A-Za-z]{2,}")


def bad_wording(text: str, _evidence: Evidence) -> tuple[str, ...]:
    """Find Chinese left over, a statement without words, and one that contradicts itself."""
    problems = []
    if _CHINESE.search(text):
        problems.append("Chinese characters are left in it")
    if _BROKEN_OFF.search(text):
        problems.append("it breaks off")
    half = _HALF.search(text) and len(verbs(text)) <= 1
    if len(_WORD.findall(text)) < 3 or half or _OF_NOTHING.search(text):
        problems.append("it is no sentence")
    if _RUN_ON.search(text):
        problems.append("two sentences run into each other")
    if (denied := _DENIED_STEM.search(text)) and re.search(
        rf"\b(?:has|have|had|is|are|was|were)\s+(?:been\s+)?{denied[1]}\b", text[denied.end() :]
    ):
        problems.append(f'it calls a thing "{denied.group()}" and says the contrary of it')
    return tuple(problems)
