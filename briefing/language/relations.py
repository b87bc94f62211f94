"""How Chinese and English say which of two parties is which: who gives and who takes, what is more.

``relations.yaml`` holds the patterns. They are searched in a text in which each party is one
character of a private use area (``PARTIES``), so that no word of a name is taken for one of the
sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTIES = ("\ue000", "\uefff")
"""The first and the last character that may stand for a party."""
_PARTY = "[{}-{}]".format(*PARTIES)
_TURNS = (
    r"(?!to )(?:(?:will|would|has|have|had|may|can|could|do|does|did|not|also|still|now|already"
    r"|then|to|intends?|intended|plans?|planned|wants?|wanted|expects?|expected|aims?|agreed"
    r"|continues?|must|should|began|never|no longer|only|mainly|both|\w+ly) )*"
)
_AND = rf"(?: [^.;,{PARTIES[0]}-{PARTIES[1]}]{{1,50}}? and)?"
"""What else the same subject does."""
_DO = rf"(?:,? (?:which|who|that))?{_AND} {_TURNS}"
_BE = rf"{_DO}(?:(?:is|are|was|were|been|be|began|started|started|keeps?|kept) )?{_TURNS}"
_THOSE = rf"(?:(?:that|those|at|in|for|of) ){{0,2}}(?:the )?(?:older |newer )?(?:{_PARTY}'s )?"
_NO_PARTY = "[^，。；{}-{}]".format(*PARTIES)


@dataclass(frozen=True, slots=True)
class Relation:
    """What two parties are to each other.

    Attributes:
        name: its key in ``relations.yaml``.
        roles: what the one and the other are.
        chinese, english: patterns whose groups are named as the roles.
        is_sole: whether a sentence tells of it only once.
    """

    name: str
    roles: tuple[str, str]
    chinese: tuple[re.Pattern[str], ...]
    english: tuple[re.Pattern[str], ...]
    is_sole: bool


@cache
def relations() -> tuple[Relation, ...]:
    """The relations of ``relations.yaml``."""
    content = table("relations")
    return tuple(
        Relation(
            name,
            roles=(row["roles"][0], row["roles"][1]),
            # A name of which only the beginning is known goes on behind it.
            chinese=tuple(
                _compiled(one, row.get("words", {}), r"\w{0,4}?") for one in row["chinese"]
            ),
            english=tuple(_compiled(one, row.get("words", {}), "") for one in row["english"]),
            is_sole=row.get("sole", False),
        )
        for name, row in content.items()
    )


def _compiled(pattern: str, words: Mapping[str, str], tail: str) -> re.Pattern[str]:
    words = {**words, "do": _DO, "be": _BE, "those": _THOSE, "x": _NO_PARTY}
    # What a pattern calls a gap may be the rest of a name as well.
    named = re.sub(
        r"<(\w+)>(\{gap\})?",
        lambda role: f"(?P<{role[1]}>{_PARTY}){role[2] or tail}",
        pattern,
    )
    return re.compile(re.sub(r"\{(\D[^}]*)\}", lambda word: words[word[1]], named))
