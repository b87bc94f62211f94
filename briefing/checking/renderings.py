"""What a cited sentence names isn't called by a form that the glossary forbids.

A form can be wrong for one name and right for another (Shanxi is 山西, never 陕西): it is told only
if nothing else that is cited is called so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence


def forbidden_renderings(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find the forms of cited names and terms that are to be avoided."""
    cited = tuple(dict.fromkeys(match.entry for s in evidence.cited for match in s.names))
    right = {form for entry in cited for form in entry.english}
    return tuple(
        f'"{form}" is a wrong name for {entry.en}'
        for entry in cited
        for form in entry.avoid
        if form not in right and re.search(rf"\b{re.escape(form)}\b", text)
    )
