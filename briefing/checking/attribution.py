"""What is said of somebody else isn't said of the company, and nobody deals with himself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.cues import Cue, clauses, has_cue
from briefing.language.glossary import NameKind

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_SELF = re.compile(r"公司|我们|我司|本集团")
_OTHERS = re.compile(
    r"\b(?:rivals?|peers?|competitors?|industry|market|others?|start-?ups?)\b", re.I
)
_COUNTERPART = r"\b(?:with|between itself and|from|to|against)\s+(?:the\s+)?{name}\b(?!'s|\s+[A-Z])"


def wrong_attributions(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find the company where the source speaks of another, and as its own counterpart."""
    return (*_of_others(text, evidence), *_of_itself(text, evidence))


def _of_others(text: str, evidence: Evidence) -> tuple[str, ...]:
    named = next((own for own in evidence.company if text.startswith((own, f"The {own}"))), "")
    if not named and text.lower().startswith("the company "):
        named = "The company"
    if not named or _SELF.search(evidence.source) or _names_company(evidence):
        return ()
    subject = next(
        (
            match.entry.en
            for start, match in evidence.placed_names
            if start == 0 and match.entry.kind is NameKind.COMPANY
        ),
        "",
    )
    if subject and subject not in text:
        return (f'the cited sentences say it of "{subject}", not of "{named}"',)
    parts = clauses(evidence.source)
    if parts and all(has_cue(part, Cue.OTHERS) for part in parts[:1]) and not _OTHERS.search(text):
        return (f'the cited sentences say it of others ("{parts[0]}"), not of "{named}"',)
    return ()


def _names_company(evidence: Evidence) -> bool:
    return any(match.entry.en in evidence.company for _, match in evidence.placed_names)


def _of_itself(text: str, evidence: Evidence) -> tuple[str, ...]:
    for own in evidence.company:
        head = text.lower().startswith(("the company ", "it ", own.lower()))
        pattern = re.compile(_COUNTERPART.format(name=re.escape(own)))
        if own and head and pattern.search(text, len(own) if text.startswith(own) else 0):
            return (f'it names "{own}" as its own counterpart',)
    return ()
