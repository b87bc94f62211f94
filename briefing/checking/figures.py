"""Each figure of a statement must stand in the sentences that it cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.figures import compare, find_english

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence
    from briefing.models.quantity import Quantity

# A model's or a product's name with digits (910B, o1, V3) is copied as it stands.
_NAME_WITH_DIGITS = re.compile(r"[A-Za-z]*\d[\w.+-]*[A-Za-z]|[A-Za-z][\w.+-]*\d")


def unfounded_figures(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find the figures of a statement that no cited sentence holds."""
    sources = [quantity for sentence in evidence.cited for quantity in sentence.quantities]
    claims = find_english(text)
    problems = [problem for claim in claims if (problem := _problem(claim, sources, evidence))]
    read = [claim.span for claim in claims]
    shown = evidence.text + evidence.source
    for match in _NAME_WITH_DIGITS.finditer(text):
        inside = any(span.start < match.end() and match.start() < span.end for span in read)
        if not inside and match.group().lower() not in shown.lower():
            problems.append(f'"{match.group()}" isn\'t in the cited sentences')
    return tuple(problems)


def _problem(claim: Quantity, sources: list[Quantity], evidence: Evidence) -> str:
    mismatches = [compare(claim, source) for source in sources]
    if None in mismatches:
        return ""
    # A figure that the model saw in so many letters inside a name (iFLYTEK 2030) is a copy.
    if not sources and claim.source in evidence.text:
        return ""
    near = [f"{source.english} ({source.source.strip()})" for source in sources[:4]]
    said = f"the cited sentences say {', '.join(near)}" if near else "they hold no figure"
    return f'"{claim.source}" isn\'t in the cited sentences; {said}'
