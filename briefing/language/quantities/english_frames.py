"""The words around an English figure: bounds, direction, comparison.

- "No more than" is a bound from above although "more than" stands in it: the longest phrase counts.
- "Within" bounds a duration or a distance in points alone, and "over" doesn't, but for
  "for over ten years": a plan runs over five years.
- A verb of change counts right before the figure ("fell by 5%"), as does a noun with "of" ("growth
  of 5%") and a word behind it ("5% less", "5% less than in 2023"). "A gain of" and "from … to" give
  a level, "5% less than its rival" compares two things, "raised RMB 5 million" collects it, and
  "made up 46.8%" is no change. A plus sign is one (+35%).
- "Passed 12 million" bounds, "passed 28nm verification" doesn't; nor does "sued over 2 patents".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.models.quantity import Approximation, Comparison, Direction, Kind, Quantity
from briefing.models.record import Span

if TYPE_CHECKING:
    from decimal import Decimal

_LESS = (
    r"no more than|not more than|(?:not|never)\s+\w+\s+more than"
    "|less than|fewer than|lower than|no greater than|(?:not"
    "|never) exceed(?:ed|ing)?"
    "|no higher than|not higher than|not above|smaller than|shorter than|younger than"
    "|a (?:maximum|ceiling) of"
    "|capped at|under|below|at most|(?<!went )(?<!goes )(?<!gone )(?<!back )up to"
    "|within|just under|short of"
)
_MORE = (
    r"(?:not|never)\s+\w+\s+(?:less|fewer|lower) than|(?:not|never)\s+\w+\s+below|"
    "no less than|not less than|no fewer than|no lower than|not lower than|not below|more than"
    "|greater than"
    "|higher than|older than|longer than|larger than|bigger than|a minimum of|(?<!the )past|over"
    "|above|exceed(?:s|ed|ing)?|at least|upwards of|surpass(?:es|ed|ing)?|pass(?:es|ed|ing)"
    "|(?:(?<=to )|(?<=will )|(?<=could )|(?<=may ))top|topp(?:ed|ing)|in excess of|beyond"
)
_ABOUT = "about|around|approximately|roughly|nearly|almost|some|close to|an estimated|circa|near"
BOUND = rf"(?:{_LESS}|{_MORE}|{_ABOUT})"
_BEFORE = re.compile(
    rf"\b(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<about>{_ABOUT}))\s+(?:just\s+)?$", re.IGNORECASE
)
# "at least a 25% increase", "about another 30", but not "under a three-year contract".
_ARTICLE = re.compile(
    r"\b((?:at least|at most|more than|less than|about|nearly|almost|roughly|approximately)\s+)"
    r"(?:an?|another|a\s+further)\s+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:(?P<more>(?:or|and)\s+(?:more|above|higher|over|larger|longer)\b|plus\b|at\s+least\b)"
    r"|(?P<less>(?:or|and)\s+(?:less|below|lower|fewer|under|smaller|shorter)\b"
    r"|at\s+(?:the\s+)?most\b)"
    r"|(?P<about>or\s+so\b))",
    re.IGNORECASE,
)
_APPROXIMATIONS = {
    "less": Approximation.LESS,
    "more": Approximation.MORE,
    "about": Approximation.ABOUT,
}
_WITHIN = re.compile(r"\bwithin\s+$", re.IGNORECASE)
_COLLECTED = re.compile(r"\brais(?:e|es|ed|ing)\b", re.IGNORECASE)
_EXAMINED = re.compile(
    r"\s*(?:\w+[\s-]){0,2}(?:verif|test|trial|audit|review|certif|inspect|validat|qualif|exam)",
    re.IGNORECASE,
)
_DISPUTED = re.compile(
    r"\b(?:su(?:e[sd]?|ing)|disput\w*|talks?|concerns?|lawsuits?|litigation|worr\w+|negotiat\w+)"
    r"\s(?:\w+\s){0,4}over\s+$",
    re.IGNORECASE,
)
# Lower than two years ago.
_COMPARED = re.compile(r"\b(?:lower|higher|smaller|larger|bigger|greater) than\s+$", re.IGNORECASE)
# Under three-year contracts.
_AGREED = re.compile(r"\s+(?:\w+\s)?(?:contract|agreement|licen[cs]e|plan|lease|deal|framework)")
_LONGER = re.compile(
    r"\b(?:for|is|are|has|have|had|with|of|than|takes?|took)\s+over\s+$", re.IGNORECASE
)

_UP_VERBS = (
    "up|rose|ris(?:e|es|en|ing)|grew|grow(?:s|n|ing)?|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?"
    "|gain(?:s|ed|ing)|improv(?:e|es|ed|ing)|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)"
    "|soar(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|expand(?:s|ed|ing)?|widen(?:s|ed|ing)?"
    "|rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|accelerat(?:e|es|ed|ing)|strengthen(?:s|ed|ing)?"
    "|appreciat(?:e|es|ed|ing)|rebound(?:s|ed|ing)?|rall(?:y|ied|ies)|(?:growing|growth) at"
)
_UP_NOUNS = r"growth(?:\s+rate)?|increase|rise|improvement|jump|expansion"
_DOWN_VERBS = (
    "down|fell|fall(?:s|en|ing)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?"
    "|shrank|shrunk|shrink(?:s|ing)?|lower(?:s|ed|ing|(?!\\s+at\\b))|contract(?:s|ed|ing)?|narrow(?:s|ed|ing)?"
    "|slip(?:s|ped|ping)?|slid(?:es?|ing)?|dip(?:s|ped|ping)?|cut(?:s|ting)?|reduc(?:e|es|ed|ing)"
    "|eas(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|slump(?:s|ed|ing)?"
    "|retreat(?:s|ed|ing)?|weaken(?:s|ed|ing)?|shorten(?:s|ed|ing)?|trim(?:s|med|ming)?"
    "|depreciat(?:e|es|ed|ing)"
)
_DOWN_NOUNS = "decline|decrease|drop|fall|reduction|contraction|cut"
_YEAR_ON_YEAR = (
    r"year[\s-](?:on|over)[\s-]year|yoy|y/y|y-o-y|from\s+a\s+year\s+(?:earlier|ago|before)"
)
_PERIOD_ON_PERIOD = (
    r"(?:quarter|month|half)[\s-](?:on|over)[\s-](?:quarter|month|half)|qoq|q/q|q-o-q|mom|m/m"
    r"|sequentially|from\s+the\s+previous\s+(?:quarter|month)"
)
_YEAR_TO_DATE = (
    r"(?:from|since)\s+the\s+(?:start|beginning)\s+of\s+the\s+year|year[\s-]to[\s-]date"
    r"|from\s+the\s+end\s+of\s+last\s+year"
)
_ANY_COMPARISON = rf"(?:{_YEAR_ON_YEAR}|{_PERIOD_ON_PERIOD}|{_YEAR_TO_DATE})"
# Made up, takes up.
_NO_PARTICLE = r"(?<!-)(?<!\bmake )(?<!\bmade )(?<!\bmakes )(?<!\btakes )(?<!\btook )"
_LEADING = re.compile(
    rf"\b(?:(?:(?P<up>{_NO_PARTICLE}(?:{_UP_VERBS}))|(?P<down>{_DOWN_VERBS}))"
    rf"\s+(?:{_ANY_COMPARISON}\s+)?"
    rf"(?:by\s+|at\s+(?:an?\s+)?(?:(?:compound|annual|average)\s+)*(?:rate\s+of\s+)?)?"
    rf"(?:a\s+further\s+|another\s+)?"
    rf"|(?:(?P<upof>{_UP_NOUNS})|(?P<downof>{_DOWN_NOUNS}))"
    rf"\s+(?:in\s+(?:(?!and\b|or\b)\w+\s){{1,5}})?of\s+)"
    rf"(?:{BOUND}\s+)?(?:just\s+)?$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"\s+(?:{_ANY_COMPARISON}\s+|annual\s+|organic\s+|compound\s+)?"
    rf"(?:(?P<up>more|higher|growth|increase|rise|improvement)"
    rf"|(?P<down>less|fewer|lower|decline|decrease|drop|fall|reduction|contraction))\b"
    r"(?!\s+than\s+(?!in\b|at\b|a\s|last\b|before\b|(?:19|20)\d\d|the\s+(?:same|previous|year)))",
    re.IGNORECASE,
)
_CHANGE = r"growth|increase|rise|decline|decrease|drop|fall|higher|lower|more|fewer|less"
_COMPARED_AFTER = re.compile(
    rf"(?:\s+or\s+(?:more|less))?\s*[(,]?\s*(?:(?:{_CHANGE})\s+)?(?:(?P<yoy>{_YEAR_ON_YEAR})"
    rf"|(?P<pop>{_PERIOD_ON_PERIOD})"
    rf"|(?P<ytd>{_YEAR_TO_DATE}))(?![A-Za-z])",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?:(?P<yoy>{_YEAR_ON_YEAR})|(?P<pop>{_PERIOD_ON_PERIOD}))"
    rf"\s+(?:(?:{_CHANGE})\s+of\s+|by\s+)(?:{BOUND}\s+)?$",
    re.IGNORECASE,
)
_COMPARISONS = {
    "yoy": Comparison.YEAR_ON_YEAR,
    "pop": Comparison.PERIOD_ON_PERIOD,
    "ytd": Comparison.YEAR_TO_DATE,
}
_NEAR = 48
"""Characters before and behind a figure in which its words are looked for."""


def approximation_of(before: str, after: str, kind: Kind) -> Approximation:
    """How a figure is bounded by the words before and behind it."""
    if found := _BEFORE.search(_ARTICLE.sub(r"\1", before)):
        word = found.group().split()[0].lower()
        if word == "within" and kind not in {Kind.DURATION, Kind.PERCENTAGE_POINTS}:
            return Approximation.EXACT
        if word.startswith("pass") and _EXAMINED.match(after):
            return Approximation.EXACT
        if kind is Kind.DURATION and _COMPARED.search(before):
            return Approximation.EXACT
        if word == "under" and kind is Kind.DURATION and _AGREED.match(after):
            return Approximation.EXACT
        if word == "over" and _DISPUTED.search(before):
            return Approximation.EXACT
        if word == "over" and kind is Kind.DURATION and not _LONGER.search(before):
            return Approximation.EXACT
        return _APPROXIMATIONS[found.lastgroup or ""]
    if found := _AFTER.match(after):
        return _APPROXIMATIONS[found.lastgroup or ""]
    return Approximation.EXACT


def direction_of(before: str, after: str, kind: Kind) -> Direction:
    """Which way a figure goes."""
    found = _LEADING.search(before)
    if found and not (kind is Kind.MONEY and _COLLECTED.match(found.group())):
        return Direction.UP if (found.lastgroup or "").startswith("up") else Direction.DOWN
    if kind in {Kind.PERCENT, Kind.PERCENTAGE_POINTS} and (found := _TRAILING.match(after)):
        return Direction.UP if found.lastgroup == "up" else Direction.DOWN
    return Direction.NONE


def verb_before(before: str) -> str:
    """The verb of change that a figure follows, with what stands between them; "" if none."""
    found = _LEADING.search(before)
    return found.group() if found and found.lastgroup in {"up", "down"} else ""


def comparison_of(before: str, after: str) -> Comparison:
    """What a figure is compared with."""
    found = _COMPARED_AFTER.match(after) or _COMPARED_BEFORE.search(before)
    return _COMPARISONS[found.lastgroup or ""] if found else Comparison.NONE


def framed(
    text: str, span: Span, kind: Kind, low: Decimal, high: Decimal, unit: str = ""
) -> Quantity:
    """The quantity that stands at ``span`` of a text, with what is said around it."""
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    approximation = approximation_of(before, after, kind)
    if approximation is Approximation.LESS and (found := _WITHIN.search(before)):
        span = Span(span.start - len(found.group()), span.end)
    written = text[span.start : span.end]
    return Quantity(
        kind=kind,
        span=span,
        source=written,
        english=written,
        low=low,
        high=high,
        unit=unit,
        approximation=approximation,
        direction=direction_of(before, after, kind),
        comparison=comparison_of(before, after),
    )
