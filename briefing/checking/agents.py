"""Who does it in the statement does it in the source.

Chinese puts who does something at the head of a clause, or right before the verb (获得证监会批准).
Held where the statement's clause begins with a name, too, and isn't in the passive; a converse verb
(A buys from B, B supplies A) is another topic of the vocabulary and is never compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import CHINESE_CLAUSE, name_anchors, topic_anchors

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor
    from briefing.checking.evidence import Evidence

_ENGLISH_CLAUSE = re.compile(r"[^,;:.]+?(?:(?=[,;:.])|\b(?:while|but|and)\b|$)|[,;:.]")
_PASSIVE = re.compile(r"\bby\b|\b(?:is|are|was|were|been|be)\s+\w+ed\b")
_LEAD_IN = re.compile(r"(?:其中|目前|同时|此外|去年|今年|\d{4}\s?年)?\s?")
# A clause that begins so goes on with the subject of the one before.
_GOES_ON = re.compile(r"[也并且向但已尚未拟将计预不没]")
# What a name is that stands behind one of these is done to or with.
_OBJECT = re.compile(r"[向给从对与和为在过将把]")
_RIGHT_BEFORE = 2
"""Code points between a name and the verb that it is the subject of."""


def other_agents(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a clause that begins with another name than what it says has in the source."""
    names = tuple(name for name in name_anchors(text, evidence) if name.text in evidence.parties)
    if len(names) < 2:
        return ()
    topics = [topic for topic in topic_anchors(text, evidence) if len(topic.chinese) == 1]
    problems = []
    for clause in _ENGLISH_CLAUSE.finditer(text):
        begin = clause.start() + len(clause.group()) - len(clause.group().lstrip())
        subject = _at(names, begin, text)
        if subject is None or _PASSIVE.search(clause.group()):
            continue
        if _is_joined(names, begin, text):
            continue  # of A and B the source may name either last
        for topic in topics:
            if any(begin < place < clause.end() for place in topic.english):
                agent = _agent(topic.chinese[0], names, evidence)
                if agent is not None and agent is not subject:
                    problems.append(
                        f'the cited sentences say this of "{agent.text}", not of "{subject.text}"'
                    )
    return tuple(dict.fromkeys(problems))


def _is_joined(names: tuple[Anchor, ...], begin: int, text: str) -> bool:
    """Whether another name stands with "and" right before a place (A and B have)."""
    return any(
        text[place + len(name.text) : begin].strip() == "and"
        for name in names
        for place in name.english
        if place < begin
    )


def _at(names: tuple[Anchor, ...], begin: int, text: str) -> Anchor | None:
    begin += 4 if text[begin:].startswith("The ") else 0
    return next((name for name in names if begin in name.english), None)


def _agent(place: int, names: tuple[Anchor, ...], evidence: Evidence) -> Anchor | None:
    """Who does what the source says at a place; None if it can't be told."""
    subject: Anchor | None = None
    for clause in CHINESE_CLAUSE.finditer(evidence.source):
        lead = _LEAD_IN.match(evidence.source, clause.start())
        head = lead.end() if lead else clause.start()
        begins = next((name for name in names if head in name.chinese), None)
        if begins is not None and _is_owner(head, evidence):
            begins, head = None, clause.end()
        if begins is not None or not _GOES_ON.match(evidence.source, head):
            subject = begins
        if clause.start() <= place < clause.end():
            between = [
                other
                for name in names
                for other in name.chinese
                if head < other < place and not _OBJECT.match(evidence.source, other - 1)
            ]
            # A name inside the clause may be who does it (获得证监会批准设立): it can't be told.
            return _right_before(place, names, evidence) or (None if between else subject)
    return None


def _is_owner(head: int, evidence: Evidence) -> bool:
    """Whether a name stands with 的 before what it has (华为的芯片)."""
    ends = [s + m.span.end - m.span.start for s, m in evidence.placed_names if s == head]
    return any(evidence.source[end : end + 1] == "的" for end in ends)


def _right_before(place: int, names: tuple[Anchor, ...], evidence: Evidence) -> Anchor | None:
    for start, match in evidence.placed_names:
        end = start + match.span.end - match.span.start
        apart = evidence.source[end:place]
        is_object = _OBJECT.match(evidence.source, max(0, start - 1)) or "的" in apart
        if end <= place <= end + _RIGHT_BEFORE and not is_object:
            return next((name for name in names if name.text == match.entry.en), None)
    return None
