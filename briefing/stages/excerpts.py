"""The part of a long sentence that a small model is shown.

Sentences of these records run to 200 characters and several statements; a small model asked for
one English sentence then drops what matters or joins what doesn't belong together. So a sentence
longer than LONGEST is shown by the run of its clauses that weighs most. A run, because clauses
taken out of their order read as if one followed from the other: "training costs are an advantage,
as the hardware does not support FP8" was made of two true ones. What is made of a run is still
checked against, and cites, the whole sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.language.cues import Cue, clauses, has_cue
from briefing.models.quantity import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.language.inline import Inlined
    from briefing.models.quantity import Quantity
    from briefing.stages.context import AnswerContext

LONGEST = 80
"""Characters of an excerpt, unless one clause alone is longer."""
SHORTEST = 8
"""Characters below which a run of clauses is no statement by itself."""

_WEIGHTS = {
    Cue.ADVERSE_STRONG: 1.2,
    Cue.CLAIM: 0.7,
    Cue.FORWARD: 0.5,
    Cue.FAVOURABLE: 0.4,
    Cue.OTHERS: -0.8,
}
_CHOSEN_FOR = (Cue.ADVERSE_STRONG, Cue.ADVERSE_WEAK, Cue.CLAIM, Cue.FORWARD)
# A clause that gives a reason or a condition belongs to the one that follows it.
OPEN = re.compile(
    r"\s*(?:[（(]?\d{1,2}[）)、]\s*)?但?(?:因为|由于|因|受|虽然|尽管|如果|若|随着|在)"
)
# A long remark in brackets explains a word of the sentence and would stand for the sentence.
_ASIDE = re.compile(r"[（(][^（）()]{30,}[）)]")

# A clause that begins so has its subject, or its other half, before it.
_HANGING = re.compile(r"[并且而但也又则还]|从而|以及|其中|约?占(?!比)")
_OPENING = re.compile(
    r"^\s*(?:(?:尊敬的)?(?:各位)?(?:投资者|股东)?[，,]?\s*[您你]好[！!，,。]\s*)?"
    r"(?:(?:[（(]?\d{1,2}[）)、]|\d{1,2}[.．](?!\d)|[①-⑳])\s*)?(?:[一二三四五六]是(?!否)\s*)?"
    r"(?:(?:此外|另外|同时|例如|比如|其次|首先|最后|第[一二三四五]|总体来说|总的来说|总体而言|综上)[，,：:]\s*)?"
)
_NAMES_SUBJECT = re.compile(
    r"((?!公司|我们|我司|本[公行]|没有|不含|未|竞争|下游|客户|同行|目前|当前|预计|其中|从|在|对|于|随着|截至|为|以|根据|按|受|由|如|若|今|去|上|下|20\d\d|[一二三四]季)"
    r"[^，。；：:]{2,18}?(?:项目|产线|工厂|基地|产品|平台|装置|子公司|车型|机型|药物|系统|业务|园区|矿|电站))"
    r"(?=[已于将正预计目前仍在自从])"
)
_LACKS_SUBJECT = re.compile(r"设计|总投资|年产|建成|达产|投产(?!后公司)")
_CHINESE_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def gist(context: AnswerContext, number: int) -> str:
    """The run of a sentence's clauses that weighs most, of LONGEST characters at the most."""
    return _heaviest(context, number, lambda _: True)


def clause_with(context: AnswerContext, number: int, wanted: Callable[[str], bool]) -> str:
    """The gist of a sentence if it holds a clause that is wanted, else the best run that does.

    The gist comes first so that a sentence is put into English once for all purposes.
    """
    text = gist(context, number)
    if any(wanted(clause) for clause in clauses(text)):
        return text
    return _heaviest(context, number, wanted)


def narrower(context: AnswerContext, number: int, excerpt: str) -> str:
    """The weightiest run of an excerpt's clauses of at most half its length; empty if none will do.

    A run will do if it says all that the excerpt may have been chosen for: a harm, a rank, a plan.
    """
    parts = clauses(excerpt)
    wanted = [cue for cue in _CHOSEN_FOR if has_cue(excerpt, cue)]
    texts = [trimmed("".join(parts[run])) for run in _runs(parts)]
    short = [
        text
        for text in texts
        if SHORTEST <= len(text) <= len(excerpt) // 2
        and not _HANGING.match(text)
        and all(has_cue(text, cue) for cue in wanted)
    ]
    sentence = context.sentences[number - 1]
    return max(short, key=lambda text: (weight(context, sentence, text), len(text)), default="")


def weight(context: AnswerContext, sentence: Inlined, excerpt: str) -> float:
    """How much of what an investor looks for an excerpt of a sentence holds."""
    total = sum(value for cue, value in _WEIGHTS.items() if has_cue(excerpt, cue))
    total += 1.0 if context.speaks_of_company(excerpt) else 0.0
    total += 1.5 * _share_asked(context.question.source, excerpt)
    total -= 0.8 if _HANGING.match(excerpt) else 0.0
    held = [quantity for quantity in sentence.quantities if quantity.source in excerpt]
    dates = sum(quantity.kind in {Kind.DATE, Kind.PERIOD} for quantity in held)
    return total + 0.6 * min(2, len(held) - dates) + 0.3 * min(1, dates)


def trimmed(text: str) -> str:
    """Without a number, a linking word before it and a comma after it."""
    return _OPENING.sub("", text).rstrip("，,；;：: ")


def within(sentence: Inlined, clause: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence that stand inside one of its clauses."""
    start = sentence.source.find(clause)
    end = start + len(clause)
    return tuple(q for q in sentence.quantities if start <= q.span.start and q.span.end <= end)


def _share_asked(question: str, excerpt: str) -> float:
    """Share of a question's Chinese character pairs that an excerpt holds, from 0 to 1."""
    asked = set(_CHINESE_PAIR.findall(question))
    return len(asked & set(_CHINESE_PAIR.findall(excerpt))) / len(asked) if asked else 0.0


def _heaviest(context: AnswerContext, number: int, wanted: Callable[[str], bool]) -> str:
    sentence = context.sentences[number - 1]
    if len(sentence.source) <= LONGEST:
        return trimmed(sentence.source)
    parts = clauses(_ASIDE.sub("", sentence.source))
    runs = list(_runs(parts))
    held = [run for run in runs if any(wanted(part) for part in parts[run])] or runs
    texts = [trimmed("".join(parts[run])) for run in held]
    best = max(texts, key=lambda text: (weight(context, sentence, text), len(text)))
    return _subject(parts[0], best) + best


def _subject(first: str, excerpt: str) -> str:
    """The subject that a run of clauses has in the first one; "" if that is the company, or none.

    "The company's design capacity is 12 GWh" was made of a run that spoke of a production line.
    """
    opening = trimmed(first)
    named = _NAMES_SUBJECT.match(opening)
    if opening.startswith(excerpt[:4]) or not named or not _LACKS_SUBJECT.match(excerpt):
        return ""
    return named[1]


def _runs(parts: tuple[str, ...]) -> Iterator[slice]:
    """Every run of clauses that isn't too long and doesn't end openly, and each clause alone."""
    for start in range(len(parts)):
        length = 0
        for end in range(start + 1, len(parts) + 1):
            length += len(parts[end - 1])
            if length > LONGEST and end > start + 1:
                break
            if end == start + 1 or not OPEN.match(parts[end - 1]):
                yield slice(start, end)
