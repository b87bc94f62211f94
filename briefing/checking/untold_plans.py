"""Where the source plans, a statement that tells everything speaks of the future somewhere.

``tense`` looks for the clause that a verb tells. Where no word ties them, it is enough that the
statement has nothing at all of the future, and tells as done as much as the source holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.clauses import paired
from briefing.checking.negation import tells_all
from briefing.checking.planned import FUTURE, planned_clauses
from briefing.checking.sequence import in_sequence
from briefing.checking.verbs import Told, verbs

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_AHEAD = re.compile(
    r"\b(?:will|would|should|could|may(?! \d)|might|can|cannot|must|plan\w*"
    r"|aim\w*|expect\w*|intend\w*"
    r"|hop(?:e|es|ed|ing)|target\w*|goals?|due|to be|(?:is|are|remains?|has|have) (?:\w+ )?to"
    r"|schedul\w*|going to|forecast\w*|likely|probabl[ey]|possibl[ey]|potential\w*|propos\w*"
    r"|pending|under ?way|await\w*|wait\w*|if|unless|until|once|when|before|seek\w*|want\w*"
    r"|consider\w*|commit\w*"
    r"|promis\w*|undert\w*|pledg\w*|guidance|budget\w*|estimat\w*|outlook|predict\w*|assum\w*"
    r"|depend\w*|believ\w*|see[sn]?|prepar\w*|look\w*|talks?|yet|put off"
    r"|postpon\w*|delay\w*|decid\w*"
    r"|ready|not|no)\b|n't\b"
)
# In the coming years nothing was.
_COMING = re.compile(
    r"\b(?:over|in|during|for|within) the (?:next|coming) (?:\w+ )?(?:years|months|quarters)\b"
)


_MAY_TELL = -2.0
"""From which on what is told as done may tell what is planned, by its place (``sequence``)."""


def untold_plans(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a plan of the cited sentences that the statement tells as done."""
    told = verbs(text)
    done = [verb for verb in told if verb.told is Told.DONE]
    if not done:
        return ()
    pairing = paired(text, evidence)
    planned = planned_clauses(pairing, evidence)
    if not planned:
        return ()
    for verb in done:
        for start, end in verb.parts:
            coming = _COMING.search(text, max(start, verb.end), end)
            if (
                coming
                and not _AHEAD.search(text, start, end)
                and not re.search(r",(?!\d)", text[verb.end : coming.start()])
            ):
                return (f'it tells as done what is "{coming.group()}"',)
    said = [
        c.text for number in sorted(planned) if FUTURE.search((c := pairing.chinese[number]).text)
    ]
    ahead = (
        _AHEAD.search(text) or _COMING.search(text) or any(verb.told is Told.OPEN for verb in told)
    )
    if not said or ahead or not tells_all(text, evidence.source):
        return ()
    laid = in_sequence(text, evidence)
    if any(laid.surer(laid.part_at(verb.start), planned) > _MAY_TELL for verb in done):
        return (f'the cited sentences expect or plan it ("{said[0]}"), the statement nothing',)
    return ()
