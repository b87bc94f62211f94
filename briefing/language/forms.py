"""The search for thousands of names in a text.

One pattern of them all takes long to make, for each record anew, and long to search with. So forms
are grouped by their first character, and the pattern of a group is made when a text has that.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from briefing.language.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Forms:
    """Forms to look for; of those that overlap the longest at the leftmost place is found."""

    def __init__(
        self, forms: Iterable[str], pattern: Callable[[tuple[str, ...]], re.Pattern[str]]
    ) -> None:
        groups: dict[str, list[str]] = {}
        for form in sorted(forms, key=len, reverse=True):
            groups.setdefault(form[0], []).append(form)
        self._groups = {first: tuple(group) for first, group in groups.items()}
        self._pattern = pattern

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in order, without overlaps."""
        end = 0
        for place, character in enumerate(text):
            if (
                place >= end
                and (group := self._groups.get(character))
                and (match := self._pattern(group).match(text, place))
            ):
                end = match.end()
                yield match


@lru_cache(maxsize=8192)
def in_chinese(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for Chinese forms, longest first; none stands beside what ``name_limits`` lists.

    Records put spaces between Chinese and Latin characters as they like ("G 端", "G端").
    """
    return re.compile("|".join(map(_with_limits, forms)))


@lru_cache(maxsize=8192)
def in_english(forms: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for English forms, longest first, as whole words; US is none in US$5."""
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, forms))})(?![\w$])")


def _with_limits(form: str) -> str:
    limits = _limits()
    before = limits["before"].get(form)
    behind = limits["behind"].get(form, limits["behind"].get(form[-1]))
    return (
        (f"(?<![{before}])" if before else "")
        + r"\s?".join(map(re.escape, form))
        + (f"(?![{behind}])" if behind else "")
    )


@cache
def _limits() -> Any:
    return table("name_limits")
