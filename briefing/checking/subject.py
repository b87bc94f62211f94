"""A statement speaks of what its source speaks of.

Of the topics that it names, few may be missing in the cited sentences. English that renders a
Chinese word freely is let pass; a sentence that was cited by mistake is not. A figure that is borne
out vouches for its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.checking.aligned import figure_anchors, name_anchors, spoken_of, word_anchors
from briefing.checking.clauses import code_anchors

if TYPE_CHECKING:
    from briefing.checking.evidence import Evidence

_LEAST = 0.2
"""Share of the words with a topic that must have one in the cited sentences."""
_KNOWN = 2
"""Topics that the cited sentences must be known to speak of; too little is known of others."""
_ENOUGH = 3
"""Words with a topic from which a statement can be judged."""


def other_subjects(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a statement of which the cited sentences say next to nothing."""
    if not evidence.cited or figure_anchors(text, evidence):
        return ()
    borne_out: dict[int, bool] = {}
    found = spoken_of(text, evidence)
    if sum(bool(topic.chinese) for topic in found) < _KNOWN:
        return ()
    for topic in found:
        for place in topic.english:
            borne_out[place] = borne_out.get(place, False) or bool(topic.chinese)
    names = (*name_anchors(text, evidence), *code_anchors(text, evidence))
    named = sum(name.text not in evidence.company for name in names)
    words = {place for word in word_anchors(text, evidence) for place in word.english}
    told = len({place for place, borne in borne_out.items() if borne} | words) + named
    if len(borne_out) >= _ENOUGH - (not told) and told < _LEAST * len(borne_out):
        return ("the cited sentences speak of something else",)
    return ()
