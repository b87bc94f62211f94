"""A claim to be the only or the first one is neither widened nor given to another.

"All models use it, which is the only one" isn't what 只有它一家 says: "all" must have a word of the
source, "the only" and "the first" must, too, and whoever they are said of must be the one that the
source says them of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.checking.aligned import CHINESE_CLAUSE, name_anchors
from briefing.checking.clauses import code_anchors, paired

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor
    from briefing.checking.clauses import Clause
    from briefing.checking.evidence import Evidence

_UNIQUE = re.compile(
    r"唯一|独家|独有|独占|仅此|[只仅唯](?:有|是)?[^，。；]{0,24}一[家个款]|[只仅唯]有"
    r"|首[个家款台批创例发套支座]|第一(?!季|次|阶段|期|轮|步|时间|性|手|批)"
    r"|率先|最早|最先|目前仅"
)
_SAYS = (
    (
        re.compile(
            r"\b(?:the only(?! (?:way|reason|exception|change|difference))|only (?:one"
            r"|company|firm|vendor|supplier|maker)"
            r"|sole|exclusive(?:ly)?|one of a kind)\b",
            re.I,
        ),
        re.compile(r"唯一|独|只|仅|单一|唯|专"),
    ),
    (
        re.compile(
            r"\bthe first(?= (?:in|of its|to|company|firm|vendor|supplier|maker|domestic"
            r"|Chinese|listed|model"
            r"|product|platform|one|and only)\b)|\bfirst-ever\b|\b(?-i:pioneer)\w*",
            re.I,
        ),
        re.compile(r"首|第一|率先|最[早先]|先|一"),
    ),
)
_ALL = re.compile(
    r"(?<!at )(?<!above )(?<!in )(?<!of )(?<!after )(?<!not )\b(?:all|every)\b(?!-| but"
    r"| over| round| the while| time| at once)",
    re.I,
)
_WHOLE = re.compile(
    r"全|所有|均|都|各|每|整|皆|任何|一切|齐|总|满|完|一律|只要|凡|无一|统一|普遍|逐"
)
_ONE_OF_SUCH = re.compile(r"[只仅唯]有(?P<who>.{0,24}?)一[家个款]")


def changed_uniqueness(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find claims of being all, the only or the first that the cited sentences don't make."""
    source = evidence.source
    if not source:
        return ()
    problems = [
        f'it says "{word.group()}", the cited sentences have no such word'
        for said, wanted in _SAYS
        if (word := said.search(text)) and not wanted.search(source)
    ]
    if (word := _ALL.search(text)) and not _WHOLE.search(source):
        problems.append(f'it says "{word.group()}" where the cited sentences don\'t')
    return (*problems, *_given_to_another(text, evidence))


def _given_to_another(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find a claim to be the only one that the statement makes of somebody else."""
    said = re.compile("|".join(pattern.pattern for pattern, _ in _SAYS), re.I)
    names = (*name_anchors(text, evidence), *code_anchors(text, evidence))
    for clause in CHINESE_CLAUSE.finditer(evidence.source):
        unique = _UNIQUE.search(clause.group())
        holder = unique and _holder(clause, clause.start() + unique.start(), names)
        if not holder:
            continue
        for told in paired(text, evidence).english:
            word = said.search(told.text)
            subject = word and _subject(told, told.start + word.start(), names)
            if subject and subject is not holder:
                return (
                    f'the cited sentences say this of "{holder.text}", not of "{subject.text}"',
                )
    return ()


def _holder(clause: re.Match[str], place: int, names: tuple[Anchor, ...]) -> Anchor | None:
    """Of whom a Chinese clause says that he is the only one: 只有X一家, or the clause's head."""
    such = _ONE_OF_SUCH.search(clause.string, place, clause.end())
    span = such.span("who") if such else (clause.start(), clause.start() + 1)
    inside = [name for name in names if any(span[0] <= p < span[1] for p in name.chinese)]
    return inside[0] if len(inside) == 1 else None


def _subject(clause: Clause, place: int, names: tuple[Anchor, ...]) -> Anchor | None:
    heads = [name for name in names if any(p == clause.start for p in name.english)]
    return heads[0] if heads and heads[0].english[0] < place else None
