"""The part that a name takes: who does it, to whom, from whom.

In Chinese a word in front of a name tells it (由 by, 向 to or from, 给 to, 从 from), or the head of
the clause does; in English a preposition, or the place before the verb. Where both clauses hold the
same two names, the doer must be the same - or the other one, if one text says that he gives what
the other says is taken (A supplies B, B buys from A).
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from briefing.checking.aligned import CHINESE_CLAUSE
from briefing.checking.clauses import paired
from briefing.checking.named import alike, named_in_both

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor
    from briefing.checking.clauses import Clause, Pairing
    from briefing.checking.evidence import Evidence

_GIVES = re.compile(
    r"\b(?:suppl\w+|sells?|sold|selling|provid\w+|licen[sc](?:es|ed)|lends?|lent|pays?|paid"
    r"|deliver\w*|transfers?"
    r"|transferred|grant\w*|leases?|leased|gives?|gave|ships?|shipped|award\w*)\b",
    re.I,
)
_TAKES = re.compile(
    r"\b(?:buys?|bought|buying|purchas\w+|acquir\w+|procur\w+|sourc\w+|receiv\w+|borrow\w*"
    r"|orders|ordered|rents?"
    r"|rented|gets?|got|obtain\w*|took over|takes? over)\b",
    re.I,
)
_GIVES_IN_CHINESE = re.compile(
    r"供[应货给]|提供|出售|销售|授[权予]|许可|借给|支付|交付|转让|出租|卖|派发|输送|发放|供"
)
_TAKES_IN_CHINESE = re.compile(
    r"采购|购买|收购|订购|受让|承租|租[用赁]|借款|获得|收到|取得|认购|买入|引进|外采|购|买|接手"
)
_BY = re.compile(r"[由被经获受]\s?$")
_LEAD_IN = re.compile(
    r"\W*(?:其中|目前|同时|此外|另外|去年|今年|本次|近期|上月|日前|报告期内"
    r"|\d{4}\s?年(?:\s?\d+\s?月)?(?:底|末|初)?)?[\s，]*"
)
_IS = re.compile(r"[是为系](?!了)")
_IS_ENGLISH = re.compile(r"\b(?:is|are|was|were|remains?|became|becomes)\s+(?:an?|the|one|its)\b")
_UNDECIDED = 0.3
"""How much more must tie two clauses of different names for it to tell anything."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ught|ld|id|de|ut|un)\b"
)
_BY_ENGLISH = re.compile(r"\bby\s+(?:the\s+)?$", re.I)


def exchanged_parts(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find two names of which one does in the statement what the other does in the source."""
    names = named_in_both(text, evidence)
    problems = []
    for clause in paired(text, evidence).english:
        inside = [name for name in names if clause.holds(name.english)]
        for one, other in combinations(inside, 2):
            if one.chinese == other.chinese or len(one.english) + len(other.english) > 2:
                continue
            said = _doer(clause, one, other, text)
            there = _doer_in_source(one, other, _without_names(evidence))
            if said is None or there is None:
                continue
            doer, gives = there
            if gives == "is" and not _IS_ENGLISH.search(clause.text):
                continue
            turned = (
                gives not in {"", "is"} and _gives(clause.text) and gives != _gives(clause.text)
            )
            if (said is doer) is bool(turned):
                problems.append(_problem(one, other))
    problems += [
        _problem(one, other)
        for one, other in combinations(names, 2)
        if alike(one, other, evidence)
        and _in_each_others_clause(one, other, names, paired(text, evidence, by_name=True))
    ]
    return tuple(dict.fromkeys(problems))


def _problem(one: Anchor, other: Anchor) -> str:
    return f'"{one.text}" and "{other.text}" may stand in each other\'s place'


def _in_each_others_clause(
    one: Anchor, other: Anchor, names: tuple[Anchor, ...], pairing: Pairing
) -> bool:
    """Whether two names that have clauses of their own in both texts have each other's.

    Decided by what the clauses hold beside names; where that tells nothing, by their order.
    """
    in_english = [(name, name.english) for name in names]
    in_chinese = [(name, name.chinese) for name in names]
    e1, e2 = (_alone(name, in_english, pairing.english) for name in (one, other))
    c1, c2 = (_alone(name, in_chinese, pairing.chinese) for name in (one, other))
    if not (e1 and e2 and c1 and c2):
        return False
    straight = _tied(e1, c1, pairing) + _tied(e2, c2, pairing)
    crossed = _tied(e1, c2, pairing) + _tied(e2, c1, pairing)
    if abs(straight - crossed) > _UNDECIDED:
        return crossed > straight
    if max(map(len, (e1, e2, c1, c2))) > 1:
        return False
    return (e1 < e2) != (c1 < c2)


def _tied(english: list[int], chinese: list[int], pairing: Pairing) -> float:
    return max(pairing.bare[e][c] for e in english for c in chinese)


def _alone(
    name: Anchor, names: list[tuple[Anchor, tuple[int, ...]]], clauses: tuple[Clause, ...]
) -> list[int]:
    """The clauses that hold a name; none if one of them holds another name, too."""
    (places,) = (places for other, places in names if other is name)
    holding = [i for i, clause in enumerate(clauses) if clause.holds(places)]
    others = [there for other, there in names if other is not name]
    crowded = any(clauses[i].holds(there) for i in holding for there in others)
    return [] if crowded else holding


def _gives(clause: str) -> str:
    """Which way things go from the doer's view; empty if it can't be told."""
    gives, takes = _GIVES.search(clause), _TAKES.search(clause)
    if bool(gives) == bool(takes):
        return ""
    return "gives" if gives else "takes"


def _doer(clause: Clause, one: Anchor, other: Anchor, text: str) -> Anchor | None:
    by = [n for n in (one, other) if _BY_ENGLISH.search(text[clause.start : n.english[0]])]
    if by:
        return by[0] if len(by) == 1 else None
    first, second = sorted((one, other), key=lambda name: name.english[0])
    head = re.match(
        r"(?:[^,]*\bthat)?\W*(?:(?:and|but|while|as|because|when|the)\s+)*", clause.text, re.I
    )
    start = clause.start + (head.end() if head else 0)
    between = text[first.english[0] + len(first.text) : second.english[0]]
    if first.english[0] != start or re.match(r"'s|\s(?:and|or|of)\b|,", between):
        return None
    if _PASSIVE.search(between) or re.search(r"\b(?:and|while|but)\s+(?:the\s+)?$", between, re.I):
        return None
    return first


def _without_names(evidence: Evidence) -> str:
    """The source with its names blacked out, so that 为 in 华为 is no word of the sentence."""
    source = evidence.source
    for start, match in evidence.placed_names:
        end = start + match.span.end - match.span.start
        source = source[:start] + "○" * (end - start) + source[end:]
    return source


def _doer_in_source(one: Anchor, other: Anchor, source: str) -> tuple[Anchor, str] | None:
    """Who does it in the only clause that holds both, and which way things go."""
    for clause in CHINESE_CLAUSE.finditer(source):
        places = _places(one, other, clause)
        if places is None:
            continue
        taken = bool(_TAKES_IN_CHINESE.search(clause.group()))
        given = bool(_GIVES_IN_CHINESE.search(clause.group()))
        gives = "" if taken == given else ("takes" if taken else "gives")
        by = [n for n, p in places if _BY.search(source[clause.start() : p])]
        if len(by) == 1:
            (place,) = (p for n, p in places if n is by[0])
            together = re.match(r".{0,12}?[与和]", source[place : clause.end()])
            return None if together else (by[0], gives)
        lead = _LEAD_IN.match(source, clause.start())
        head = lead.end() if lead else clause.start()
        heads = [(n, p) for n, p in places if p == head]
        if by or not heads:
            return None
        name, place = heads[0]
        rest = min(p for n, p in places if n is not name)
        # A's client B does it, and "A is" says nothing of who does what.
        after = source[place:rest]
        if re.search(r"[的和与、及]", after):
            return None
        if _IS.search(after):
            gives = "is"
        return name, gives
    return None


def _places(
    one: Anchor, other: Anchor, clause: re.Match[str]
) -> tuple[tuple[Anchor, int], tuple[Anchor, int]] | None:
    first = [p for p in one.chinese if clause.start() <= p < clause.end()]
    second = [p for p in other.chinese if clause.start() <= p < clause.end()]
    if len(first) != 1 or len(second) != 1 or first == second:
        return None
    return (one, first[0]), (other, second[0])
