"""Denials dropped and plans told as done, so that the statement stays English.

Each function gives every rewording of a text that it can, one change in each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lemminflect import getInflection

from evals.claims.turning import put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Rule = tuple[str, str | Callable[[re.Match[str]], str]]

_ADVERB = (
    r"(?P<adverb>(?:(?!supply|apply|rely|comply|multiply)[a-z]+ly"
    r"|also|then|only|soon|first|still|further|again) )?"
)
_VERB = rf"{_ADVERB}(?!not\b|never\b|no\b|have\b)(?P<verb>[a-z]+)\b"

_SINGULAR = r"has|is|was|does"
_AUXILIARY = rf"{_SINGULAR}|do|did|are|were|have|had|will|would|can|could|should|may|might"
_COUNTED = (
    "plan|customer|order|decision|agreement|contract|timetable|date|dispute|dividend|provision|"
    "change|need|loss|single|case|project|supplier|limit|licence|product|subsidiary|penalty|"
    "guarantee|accident|difference|intention|link|deadline|figure|ship|recall|lawsuit|bid|"
    "shareholder|director|store|mine|plant|competitor|substitute|borrower|foundry|arrangement|target|"
    "document|effect|approval|adjustment|increase|cut|launch|forecast|farm|"
    "shipowner|drive|receivable"
)
_UN_WORDS = (
    "affected|audited|changed|likely|certain|profitable|drawn|finished|available|true|related|sold|"
    "approved|signed|used|confirmed|clear|necessary|resolved|insured|covered|secured|listed"
)


def undenied(text: str) -> Iterator[str]:
    """What is denied is said."""
    for changed, end in _rewritten(text, _DENIALS):
        clause = re.match(r"[^.;]*", changed[end:])
        rest = clause.group() if clause else ""
        said = re.sub(r"\bany (?=(?:\w+ )?\w+s\b)", "some ", rest, count=1)
        said = re.sub(r"\bany\b", "a", said, count=1)
        said = re.sub(r" (?:yet|either|at all)\b", "", said)
        yield changed[:end] + said + changed[end + len(rest) :]


def told_as_done(text: str) -> Iterator[str]:
    """What is planned or expected has happened; what is only denied is left."""
    for changed, _ in _rewritten(text, _PLANS, unless=_DENIED_CLAUSE):
        yield changed


_DENIED_CLAUSE = re.compile(r"\b(?:no|none|neither|nothing|never|nor|not)\b[^,;]*$", re.IGNORECASE)


def _form(verb: str, tag: str) -> str:
    forms: Sequence[str] = getInflection(verb, tag)
    return forms[0] if forms and forms[0] else verb


def _plural(before: str) -> bool:
    last = re.search(r"([\w'-]+)\W*$", before)
    word = last[1].lower() if last else ""
    return word in {"they", "all", "both"} or bool(re.search(r"(?<![sui'])s$", word))


def _said(match: re.Match[str]) -> str:
    """Without the denial "does expect" is "expects" and "did sign" is "signed"."""
    auxiliary, adverb, verb = match["auxiliary"], match["adverb"] or "", match["verb"]
    tags = {"does": "VBZ", "Does": "VBZ", "did": "VBD"}
    if auxiliary in tags:
        return adverb + _form(verb, tags[auxiliary])
    return adverb + verb if auxiliary == "do" else f"{auxiliary} {adverb}{verb}"


def _some(match: re.Match[str]) -> str:
    noun = match["noun"]
    words = noun.split()
    countable = not any(re.search(r"[^su]s$", word) for word in words)
    article = "some"
    if countable and any(re.fullmatch(_COUNTED, word) for word in words):
        article = "an" if noun[0] in "aeiou" else "a"
    return f"{article.capitalize() if match['no'] == 'No' else article} {noun}"


def _both(match: re.Match[str]) -> str:
    plural = {"has": "have", "is": "are", "was": "were", "does": "do"}
    both = "Both" if match["neither"] == "Neither" else "both"
    verb = match["auxiliary"]
    agreed = plural.get(verb, verb) if both == "Both" and verb else verb
    return f"{both} {match['one']} and {match['other']}" + (f" {agreed}" if agreed else "")


def _after_nor(match: re.Match[str]) -> str:
    return f"and {match['who']} {_said(match)}"


def _perfect(match: re.Match[str]) -> str:
    has = {"is": "has", "are": "have"}.get(match["has"], match["has"])
    return f"{has} {_form(match['verb'], 'VBN')}"


def _done(match: re.Match[str]) -> str:
    verb = match["verb"]
    done = _form(verb, "VBD")
    if verb == "be":
        start = match["plan"].split()[0]
        plural = start == "are" or (start != "is" and _plural(match.string[: match.start()]))
        done = "were" if plural else "was"
        return f"{done} {match['adverb'] or ''}".rstrip()
    return f"{match['adverb'] or ''}{done}"


def _has(rest: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{'has' if match['is'] == 'is' else 'have'} {rest}"


# "not … until" and "not …, nor" need more than a word left out.
_ALONE = r"(?![^.;]*\b(?:until|nor)\b)"
_DENIALS: tuple[Rule, ...] = (
    (
        (
            rf"\b(?P<auxiliary>{_AUXILIARY}) ?not (?!only|just|merely|necessarily)(?:yet )?{_ALONE}"
            rf"{_VERB}"
        ),
        _said,
    ),
    (rf"\b({_AUXILIARY}) not (?:yet )?(?=[A-Z\d]){_ALONE}", r"\1 "),
    (r"\bNot (all|every|each)\b", lambda match: match[1].capitalize()),
    (r"\bnot (?=to\b|including\b)", ""),
    (r"(?<!is )(?<!are )(?<!has )(?<!have )(?<!been )\bnot yet (?=\w+)", "already "),
    (rf"\b(?P<has>has|have|is|are) yet to {_VERB}", _perfect),
    (r"\b(?:never|hardly) ", ""),
    (r"\bno longer\b", "still"),
    (r"\bNone of\b", "All of"),
    (r"\bnone of\b", "all of"),
    (r"\bnone (?=are\b|were\b|have\b)", "all "),
    (r"\bNothing\b", "Everything"),
    (r"\bnothing\b", "something"),
    (
        (
            rf"\b(?P<neither>[Nn]either) (?P<one>[^,;.]+?) nor (?P<other>[^,;.]+?)"
            rf"(?: (?P<auxiliary>{_AUXILIARY})\b|(?=[,;.]))"
        ),
        _both,
    ),
    (rf"\bnor (?P<auxiliary>{_AUXILIARY}) (?P<who>it|they|the company) {_VERB}", _after_nor),
    (r"\bneither (?![^,;.]*\bnor\b)", "each "),
    (r"\bNeither (?![^,;.]*\bnor\b)", "Each "),
    (r"\bunable to\b", "able to"),
    (rf"\bun({_UN_WORDS})\b", r"\1"),
    (r"\bnon-(binding|exclusive|core|recourse)\b", r"\1"),
    (r"\bimpossible\b", "possible"),
    (r"\bfail(?P<tag>s|ed) to (?P<verb>[a-z]+)", lambda match: _form(match["verb"], "VBD")),
    (r"(?<!not )\bruled out\b", "planned"),
    (r"\brules out\b", "plans"),
    (r"\blacks\b", "has"),
    (r"\bwithout any (?=\w+s\b)", "with some "),
    (r"\bwithout (?=[a-z]+ing\b)", "while "),
    (r"\bwithout\b(?! any\b| [a-z]+ing\b)", "with"),
    (
        (
            r"\b(?P<no>[Nn]o) "
            r"(?!longer|more than|less than|(?:few|lat|earli|low|high)er|one\b|means)"
            r"(?P<noun>[A-Za-z][\w-]*(?: (?!is|are|was|has|of|in|for|on|to|from)[a-z-]+){,2})"
        ),
        _some,
    ),
)
_PLANNING = (
    r"(?<!not )(?<!no )(?<!a )(?<!the )\b(?P<plan>will|should|may|could|would"
    r"|(?:is|are) (?:now |also |still )?(?:expected|set|scheduled|due|planned|likely|projected"
    r"|forecast|on (?:track|course)|poised|looking|seeking|preparing|planning|hoping|aiming"
    r"|proposing) to"
    r"|(?:is|are) to|(?:plans?|intends?|aims?|hopes?|proposes?|expects?|seeks?) to)"
)
_PLANS: tuple[Rule, ...] = (
    (rf"{_PLANNING} {_VERB}", _done),
    (r"\bexpects? (?!to\b)(?P<what>[^,;.]+?) to (?:be )?(?=[a-z])", r"saw \g<what> "),
    (r"\bexpects? (?!to\b)(?![^,;.]* to [a-z])", "recorded "),
    (
        r"\btargets? (?=RMB|US\$|\d|(?:a|an|revenue|sales|output|annual|net|about|at|more|over)\b)",
        "achieved ",
    ),
    (r"\b(?:is|are) targeting\b", "achieved"),
    (r"\bplans (?=RMB)", "has spent "),
    (r"\bplans (?=\d)", "has made "),
    (r"\bplans (?=an? )", "has completed "),
    (r"\b(?P<is>is|are) under construction\b", _has("been completed")),
    (r"\b(?:is|are) (?:planned|scheduled|slated|expected|due) for\b", "came in"),
    (r"\b(?:is|are) (?:planned|expected) at\b", "came in at"),
    (
        r"\b(?:is|are) (?:now )?(?:planned|scheduled|due|expected)(?= (?:in|by|before|on)\b)",
        "came",
    ),
    (r"\b(?P<is>is|are) being (?=\w+(?:ed|ilt|t)\b)", _has("been ")),
    (r"\b(?P<is>is|are) in talks with\b", _has("reached an agreement with")),
    (r"\b(?P<is>is|are) considering\b", _has("decided on")),
    (r"\bis proposed\b", "was approved"),
    (r"\bare proposed\b", "were approved"),
    (r"\b(?P<is>is|are) awaiting\b", _has("received")),
    (r"\b(?P<is>is|are) subject to (?=(?:the )?approval)", _has("received ")),
    (r"\bhas proposed (?=a (?:cash |final |special )?dividend)", "has paid "),
    (r"\b([Tt]he|[Ii]ts|[Aa]) (?:proposed|planned) ", r"\1 completed "),
)


def _rewritten(
    text: str, rules: tuple[Rule, ...], unless: re.Pattern[str] | None = None
) -> Iterator[tuple[str, int]]:
    told: set[str] = set()
    for pattern, replacement in rules:
        for match in re.finditer(pattern, text):
            if unless and unless.search(text[: match.start()]):
                continue
            new = replacement(match) if callable(replacement) else match.expand(replacement)
            changed = put(text, match.start(), match.end(), new)
            if changed not in told:
                told.add(changed)
                yield changed, match.start() + len(new)
