"""Of two parties each is in the statement what it is in the source: giver or taker, more or less.

Chinese says so by 从, 给, 由, 比, English by subject, object, by, from, to and than; both leave out
the one that is understood. So each party is held by itself: who only gives in the source can't
only take in the statement. Where both parties are told, they are held as a pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.checking.parties import OWN, parties
from briefing.language.relations import relations

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from briefing.checking.evidence import Evidence
    from briefing.checking.parties import Parties
    from briefing.language.relations import Relation

_Pair = tuple[str, str]
"""Who is the one and who the other; empty for whoever isn't told."""


def exchanged_roles(text: str, evidence: Evidence) -> tuple[str, ...]:
    """Find who is in a relation what another is in the source."""
    spoken_of = parties(text, evidence)
    problems = []
    for relation in relations():
        there = set(_told(relation, relation.chinese, spoken_of.chinese))
        said = set(_told(relation, relation.english, spoken_of.english)) if there else set()
        problems += [
            f'"{spoken_of.names.get(party, "the company")}" is the {role} here, not in the cited'
            " sentences"
            for role, party in (
                *_turned(relation, said, _understood(there)),
                *_another(relation, said, there, spoken_of),
            )
        ]
    return tuple(dict.fromkeys(problems))


def _told(relation: Relation, patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[_Pair]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            found = match.groupdict()
            one, other = (found.get(role) or "" for role in relation.roles)
            if one != other:
                yield one, other


def _understood(pairs: set[_Pair]) -> set[_Pair]:
    """Put the company in the place of who isn't told."""
    told = {pair for pair in pairs if all(pair)}
    return (
        told
        | {
            (one or OWN, other or OWN)
            for one, other in pairs
            if not any(one in pair and other in pair for pair in told) and OWN not in {one, other}
        }
        | {pair for pair in pairs if OWN in pair}
    )


def _turned(relation: Relation, said: set[_Pair], there: set[_Pair]) -> Iterator[tuple[str, str]]:
    for one, other in said:
        if one and other and (other, one) in there and (one, other) not in there:
            yield relation.roles[0], one
    for number, role in enumerate(relation.roles):
        only = _side(said, number) - _side(said, 1 - number)
        opposite = _side(there, 1 - number) - _side(there, number)
        yield from ((role, party) for party in sorted(only & opposite))


def _another(
    relation: Relation, said: set[_Pair], there: set[_Pair], spoken_of: Parties
) -> Iterator[tuple[str, str]]:
    """Who is in both texts, but alone in a role that another has alone in the source."""
    for number, role in enumerate(relation.roles if relation.is_sole else ()):
        one, other = _side(said, number), _side(there, number)
        if (
            len(one) == len(other) == 1
            and one != other
            and one <= set(spoken_of.chinese)
            and other <= set(spoken_of.english)
        ):
            yield role, min(one)


def _side(pairs: set[_Pair], number: int) -> set[str]:
    return {pair[number] for pair in pairs if pair[number]}
