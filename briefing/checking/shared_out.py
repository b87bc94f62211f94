"""Names and figures that the source gives in two lists (甲和乙分别为900万元和500万元).

The first figure is the first name's, the second the second one's, however far apart they stand.
English keeps the two lists with "respectively", or puts each figure to its name.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.checking.parties import parties

if TYPE_CHECKING:
    from briefing.checking.aligned import Anchor, FigureAnchor
    from briefing.checking.evidence import Evidence

_EACH = re.compile(r"分别|各自")
_STOP = re.compile(r"[。；\n]")
_AND = re.compile(r"\s*[和与及、]\s*")
_AND_FIGURE = re.compile(r"[^，。；]{0,6}?[和与及、][^，。；]{0,4}")
_FAR = 60
"""Code points between the list of names and the word that shares out."""


def shared_as_cited(
    one: FigureAnchor, other: FigureAnchor, text: str, evidence: Evidence
) -> bool | None:
    """Tell whether two figures of such a list go to their names; None if there is no list."""
    first, last = sorted((one, other), key=lambda figure: figure.anchor.chinese)
    source = evidence.source
    begin, end = first.anchor.chinese[0], last.anchor.chinese[0]
    if not _AND_FIGURE.fullmatch(source, begin + len(first.source.source), end):
        return None
    stop = max((m.end() for m in _STOP.finditer(source, 0, begin)), default=0)
    each = max((m.start() for m in _EACH.finditer(source, stop, begin)), default=-1)
    if each < 0 or re.search(r"[，,\d]", source[each:begin]):
        return None
    names = _listed(text, evidence, max(stop, each - _FAR), each)
    if names is None:
        return None
    return _told(names, (first, last))


def _listed(text: str, evidence: Evidence, start: int, end: int) -> tuple[Anchor, Anchor] | None:
    """The last two names that stand joined in a run of the source."""
    places = parties(text, evidence).places
    found = sorted(
        (place, sign)
        for sign, name in places.items()
        for place in name.chinese
        if start <= place < end
    )
    for (place, sign), (following, next_sign) in reversed(list(pairwise(found))):
        between = evidence.source[place:following]
        joined = re.search(r"[和与及、]$", between)
        if sign != next_sign and joined and not re.search(r"[，,]", between):
            return places[sign], places[next_sign]
    return None


def _told(names: tuple[Anchor, Anchor], figures: tuple[FigureAnchor, FigureAnchor]) -> bool | None:
    """Whether the first figure is the first name's in the statement; None if it can't be told."""
    items = sorted(
        [(figure.claim.span.start, "f", i) for i, figure in enumerate(figures)]
        + [(place, "n", i) for i, name in enumerate(names) for place in name.english]
    )
    # What stands before or behind both lists is named for another reason.
    order = "".join(kind for _, kind, _ in items)
    at = next((order.find(form) for form in ("nfnf", "fnfn", "nnff") if form in order), -1)
    if at < 0:
        return None
    four = items[at : at + 4]
    said = {"n": [i for _, kind, i in four if kind == "n"]}
    said["f"] = [i for _, kind, i in four if kind == "f"]
    if set(said["n"]) != {0, 1}:
        return None
    return said["n"] == said["f"]
