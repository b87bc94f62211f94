"""The wording of a statement: English, whole, and a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_BROKEN_OFF = re.compile(r"\b(?:No|the|an?|and|or|than|due)\.?$")
_WORD = re.compile(r"[A-Za-z]{2,}")


def bad_wording(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find Chinese left over, a statement without words, and wrong forms of names."""
    problems = []
    if _CHINESE.search(text):
        problems.append("Chinese characters are left in it")
    if _BROKEN_OFF.search(text):
        problems.append("it breaks off")
    if len(_WORD.findall(text)) < 3:
        problems.append("it is no sentence")
    for entry in evidence.glossary.entries:
        wrong = (form for form in entry.avoid if re.search(rf"\b{re.escape(form)}\b", text))
        problems += [f'"{form}" is a wrong name for {entry.en}' for form in wrong]
    return tuple(problems)
