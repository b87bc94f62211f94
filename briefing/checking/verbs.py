"""The finite verbs of an English statement, and what each of them is said of.

A statement is cut between its verbs at the last comma, conjunction or relative pronoun. What stands
before a relative clause belongs to the verb behind it: in "the line, which is late, will open" the
line will open.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_ADVERBS = (
    r"(?:(?:\w+ly|already|also|now|still|since|just|so far|recently|even|first|then|not|never|all"
    r"|both|long|soon|ever|again)\s+)*"
)
_PARTICIPLE = (
    r"(?:\w+(?:ed|wn|en|un|ilt|ought|aught|elt|ent|ept)|sold|made|won|paid|led|set|met|cut|put"
    r"|got|held"
    r"|lost|come|become|hit|found|shut|gone|done|begun|had|told|fed|let|read|laid|left|seen|cost)"
)
_OPEN = (
    r"(?:[Ww]ill|[Ww]ould|may|[Ss]hould|[Cc]ould|might|must|shall"
    r"|can(?! (?:plants?|makers?|lines?|volumes?|capacity)\b)|cannot|ca|wo)(?:n't)?\b(?! 20\d\d)"
    r"|(?:(?:is|are|was|were|has been|have been)\s+)?(?:\w+ly\s+|now\s+|still\s+|not\s+|also\s+)*"
    r"(?:expected|scheduled|planned|due|set|slated|likely|projected|forecast|intended|poised"
    r"|supposed|meant"
    r"|targeted|estimated|anticipated|proposed|aimed|ready|about|bound|going|committed|prepared"
    r"|designed|able)"
    r"(?=\s+(?:to|for|at|in|by|on|before|within|after|from|that)\b)"
    r"|(?:is|are|remains?|continues?)\s+(?:\w+ly\s+|now\s+|still\s+|not\s+)*to\s+(?=\w)"
    r"|(?:(?:plan|target|forecast|propose|need|promise|pledge|prepare|look|estimate|guide"
    r"|undertake|see)s"
    r"|(?:aim|intend|expect|hope|want|seek|strive|envisage|anticipate|consider|foresee"
    r"|believe)s?)(?=\s)"
    r"|(?:is|are|remains?)\s+(?:\w+ly\s+|now\s+|still\s+|also\s+|currently\s+)*"
    r"(?:being|under|in|at|on|awaiting|pending|subject|underway|ongoing|open|\w+ing)\b"
    r"|awaits?|has\s+(?:yet\s+)?to|have\s+(?:yet\s+)?to|remains?\s+to"
)
_DONE = (
    rf"(?:has|have|had|having)\s+{_ADVERBS}(?:been\s+{_ADVERBS}(?:{_PARTICIPLE})?|{_PARTICIPLE})"
    rf"|(?:was|were)\b(?:\s+{_ADVERBS}{_PARTICIPLE})?|did(?:n't)?\b"
    r"|(?:is|are)\s+(?:now\s+|already\s+)?(?:complete|completed|finished)\b"
    r"|(?:is|are)\s+already\b"
)
_PURE = (
    r"rose|fell|grew|took|began|became|went|came|gave|saw|ran|drew|wrote|chose|sank|shrank|broke"
    r"|stood"
    r"|withdrew|overtook|underwent|bore|swung|sprang"
)
_PAST = (
    rf"(?P<pure>{_PURE})"
    r"|sold|bought|spent|made|won|built|led|paid|offset|lost|got|kept|met|held|brought|left|sent"
    r"|beat"
    r"|sought|found|fed|laid|slid|rebuilt|stuck"
    r"|(?:cost|put|cut|set|hit|shut|spread|split)(?=\s+(?:about|around|some|nearly|RMB|US\$|\d"
    r"|another|two|three|four|five|all|both|the|its|an?|up|out|off|back)\b|\s+\d|\s+RMB)"
    r"|(?<!-)[a-z]{2,}(?<!ne)(?<!e)ed"
)
_PRESENT = (
    r"(?:is|are|has|have|does|do)(?:n't)?\b"
    r"|(?:remain|make|give|buy|sell|use|depend|lie|stand|account|work|own|come|go|contain|include"
    r"|involve|support|provide|offer|require|lack|fail|stay|keep|continue|pay|meet"
    r"|become|begin|bring|bear|carrie|consolidate|develop|employ|enter|expire|grow|happen|imply"
    r"|improve|install|introduce|join|lend|mature|occupie|pass|prefer|prohibit|raise|receive|recover"
    r"|replace|seek|suffice|suffer|surpasse|tend|wait|write|sit|want|turn|open|act|add|allow|appear"
    r"|represent|exceed|hold|get|take|run|serve|belong|reach|follow|say|mean|bear"
    r"|compare|let|allow|exclude|constitute|consist|apply|differ|operate|manage|stem|result|arise"
    r"|derive|reflect|explain|total)s"
    r"|(?:cost|show|face|cover|concern|drop|rise|fall|increase|decline|hedge|quote|charge|deal"
    r"|target|ship|order|produce|process|lift|leave|lead|sign|start|end|supplie|range|yield|focuse|amount)s"
    r"(?!\s+on to\b)(?=\s+(?:about|RMB|US\$|\d|the"
    r"|a|an|its|from|to|on|by)\b|\s+\d)"
    r"|relies"
)
_VERB = re.compile(
    rf"\b(?:(?P<open>{_OPEN})|(?P<done>{_DONE})|(?P<past>{_PAST})|(?P<present>{_PRESENT}))\b"
    r"|(?P<short>'(?:ll|ve|s been)\b)"
)
_OF_A_PLURAL = re.compile(r"\s(?:from|to|on|by)\b")
# Behind these a past form is no verb of its own: the planned line, of approved drugs.
_NO_VERB = re.compile(
    r"(?:\b(?:the|an?|its|their|being|of|for|by|with|in|on|to|at|from|newly|each|more|most|any|no|some"
    r"|other|all|two|three|and its"
    r"|(?!probably|possibly|finally|eventually|actually)\w+ly|than|as|when|if|once|until|unless|not|\d[\d.]*%?)|\w's)\s+$",
    re.IGNORECASE,
)
_TRIAL = re.compile(r"\b(?:trial|test|pilot|production) $")
_BREAK = re.compile(
    r"[,;:](?!\d)|\.(?=\s|$)|\s[-–—]\s"
    r"|\b(?:(?:most|some|all|half|part|both|many|one|none|much)\s)?(?:of|for|on|in|at|with|from"
    r"|to|by)\s(?:which|whom)\b"
    r"|\b(?:and|but|or|nor|while|whereas|although|though|because|unless|until"
    r"|since|if|when|whether|how|why|where|whose|which|who|that|so|as|despite|after|before|once)\b"
)
# Will be opened and billed per call; may be fined and managers held to account.
_COORDINATE = re.compile(
    rf"\b(?:be|been|being|is|are)\s+(?:\w+ly\s+)?(?!expected|due|set|planned|scheduled"
    rf"|likely){_PARTICIPLE}\b"
    r"(?:(?:.*[^,\s])?\s(?:and|or|nor)\s+(?:[a-z]+\s+){0,3}|.*,\s(?:and|or|nor)\s+(?:\w+ly\s+)?)$",
    re.DOTALL,
)
_OBJECT = re.compile(r"\s(?:an?|the|its|RMB|US\$)\b")
# Will not raise prices or cut the specification.
_SAME_FORM = re.compile(r"cost|put|cut|set|hit|shut|spread|split")
_GOES_ON = re.compile(
    r"(?:will|would|may|can|cannot|could|should|must|to|does|do|did|\w+n't)\b"
    r"(?!\s+(?:\w+ly\s+)?(?:have|be)\b)[^,;.]*\s(?:and|or)\s+(?:\w+ly\s+)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s*(?:\w+\s+){0,2}(?:which|who|whose|where|whom)\b")
_AUXILIARY = re.compile(
    r"(?:does|do|did|will|would|may|might|could|should|shall|can|must|cannot|ca|wo)(?:n't)?\s"
    r"(?:(?:\w+ly|it|they|the company|not|also|still|even|yet|ever|soon|then)\s)*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r";|(?<!\bNo)\.(?=\s|$)")


class Told(StrEnum):
    """How a verb tells what it tells."""

    DONE = "done"
    """In the past or as complete."""

    OPEN = "open"
    """As planned, expected, possible or going on."""

    PLAIN = "plain"
    """In the present."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb with the parts of the statement that it is said of; code points.

    Attributes:
        told: how.
        start, end: of the verb itself.
        parts: runs of the statement, end exclusive.
    """

    told: Told
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]

    def governs(self, place: int) -> bool:
        """Tell whether a place of the statement is in one of its parts."""
        return any(start <= place < end for start, end in self.parts)


@lru_cache(maxsize=64)
def verbs(text: str) -> tuple[Verb, ...]:
    """Find the finite verbs of a statement, in order."""
    found: list[Verb] = []
    start = 0
    for end in (*(match.end() for match in _SENTENCE.finditer(text)), len(text)):
        found += _in_sentence(text, start, end)
        start = end
    return tuple(found)


def _in_sentence(text: str, start: int, end: int) -> list[Verb]:
    heads = _heads(text, start, end)
    if not heads:
        return []
    cuts = [start]
    for (_, one), (_, other) in itertools.pairwise(heads):
        breaks = [m.start() for m in _BREAK.finditer(text, one.end(), other.start())]
        cuts.append(breaks[-1] if breaks else other.start())
    cuts.append(end)
    parts = [[(low, high)] for low, high in itertools.pairwise(cuts)]
    for number, (low, high) in enumerate(itertools.pairwise(cuts)):
        if number + 1 >= len(heads) or text[high : high + 1] != ",":
            continue
        relative = _RELATIVE.search(text, low, heads[number][1].start())
        if relative and relative.start() >= low:
            parts[number] = [(relative.start(), high)]
            parts[number + 1].append((low, relative.start()))
    return [
        Verb(told, head.start(), head.end(), tuple(part))
        for (told, head), part in zip(heads, parts, strict=True)
    ]


def _heads(text: str, start: int, end: int) -> list[tuple[Told, re.Match[str]]]:
    heads: list[tuple[Told, re.Match[str]]] = []
    matches = list(_VERB.finditer(text, start, end))
    for number, match in enumerate(matches):
        weak = match["past"] and not match["pure"]
        named = weak or (
            (match["open"] or match["present"])
            and re.fullmatch(r"[a-z]{3,}(?<!ha)(?<!doe)s", match.group())
        )
        if heads and _AUXILIARY.fullmatch(text, heads[-1][1].start(), match.start()):
            continue  # does not intend to, nor does it consider, can't foresee
        if (
            named
            and number + 1 < len(matches)
            and not text[match.end() : matches[number + 1].start()].strip()
        ):
            continue
        if named and _NO_VERB.search(text[start : match.start()]):
            continue
        if _is_noun(text, start, match):
            continue
        if _is_plural(text, match, matches[number + 1 : number + 2]):
            continue
        behind = [m for m in matches[number + 1 :] if not _is_noun(text, start, m)]
        if weak and _is_participle(text, match, behind, heads):
            continue
        if (
            weak
            and heads
            and heads[-1][0] is Told.OPEN
            and _COORDINATE.search(text[heads[-1][1].start() : match.start()])
            and not _OBJECT.match(text, match.end())
        ):
            continue
        if (
            heads
            and _SAME_FORM.fullmatch(match.group())
            and _GOES_ON.fullmatch(text, heads[-1][1].start(), match.start())
        ):
            continue
        told = Told.DONE if match["done"] or match["past"] else Told.PLAIN
        heads.append((Told.OPEN if match["open"] or match["short"] else told, match))
    return heads


def _is_plural(text: str, match: re.Match[str], following: list[re.Match[str]]) -> bool:
    """Whether what may be a verb is a noun whose verb follows (orders from Brazil doubled)."""
    return (
        bool(match["present"])
        and bool(_OF_A_PLURAL.match(text, match.end()))
        and any(not _BREAK.search(text, match.end(), other.start()) for other in following)
    )


def _is_noun(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a form that may be a noun stands as one (trial runs)."""
    return bool(match["present"]) and bool(_TRIAL.search(text, start, match.start()))


def _is_participle(
    text: str,
    match: re.Match[str],
    behind: list[re.Match[str]],
    before: list[tuple[Told, re.Match[str]]],
) -> bool:
    """Whether a past form belongs to a noun: no clause ends until the next verb, or since one."""
    following = next((m for m in behind if not m["past"]), None)
    if following and not _BREAK.search(text, match.end(), following.start()):
        return True
    return bool(before) and not _BREAK.search(text, before[-1][1].end(), match.start())
