"""The risk digest: what is proposed by cue words, judged by the model, and labelled by rule."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast, get_args

from briefing.checking import check_claim, check_unasserted, says_the_same
from briefing.language.cues import Cue, has_cue
from briefing.language.inline import inline
from briefing.language.risk_kinds import risk_kind
from briefing.models.memo import Basis, Horizon, Risk, RiskCategory, Severity, Status
from briefing.stages import risk_labels, schemas
from briefing.stages.adverse import AdverseClause
from briefing.stages.excerpts import LONGEST, gist, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.stages.asking import Asker
    from briefing.stages.condensing import Condenser
    from briefing.stages.context import AnswerContext

_NEAR = 1.6
"""A gist that is so many times as long as the adverse part in it is put into English for both."""
_GIVES_CAUSE = re.compile(r"因|由于|受[^，。；]{1,20}影响")
_RANK = {"high": 0, "medium": 1, "low": 2}


async def risks_by_sentence(
    asker: Asker,
    context: AnswerContext,
    adverse: Iterable[AdverseClause],
    condenser: Condenser,
) -> tuple[Risk, ...]:
    """Make a risk of each sentence with an adverse clause: the model names it, rules label it."""
    clauses_of: dict[int, list[str]] = {}
    for item in adverse:
        clauses_of.setdefault(item.sentence, []).append(item.clause)
    items = [
        AdverseClause(number, _joined(context.sentences[number - 1].source, found))
        for number, found in clauses_of.items()
    ]
    found = await asyncio.gather(*(_risk(asker, context, item, condenser) for item in items))
    return merge(risk for risk in found if risk)


async def risks_whole(asker: Asker, context: AnswerContext, numbers: range) -> tuple[Risk, ...]:
    """Show the model a run of an answer's sentences and take the risks that it lists."""
    rows = await asker.ask(
        "risks/whole",
        {
            "company": context.company.english,
            "question": context.question.text,
            "sentences": [context.sentences[number - 1].text for number in numbers],
        },
        schemas.risks(len(numbers)),
        _parse_rows,
        exchange=context.number,
    )
    risks = []
    for row in rows:
        places = (*row.pop("sentences"), *row.pop("mitigation_sentences"))
        cited = [numbers[place - 1] for place in places if 1 <= place <= len(numbers)]
        text = f"{row['title']}. {row['description']}"
        problems = check_claim(text, context.evidence(cited))
        asker.tally.add(failed=bool(problems), repaired=False)
        risks.append(
            Risk(**row, citations=context.cite(cited), verified=not problems, problems=problems)
        )
    return merge(risks)


def merge(risks: Iterable[Risk]) -> tuple[Risk, ...]:
    """Merge risks that say the same, the more severe one's labels kept, and sort by severity."""
    kept: list[Risk] = []
    for risk in sorted(risks, key=lambda risk: _RANK[risk.severity]):
        for index, other in enumerate(kept):
            if risk.category == other.category and (
                says_the_same(risk.description, other.description)
                or (says_the_same(risk.title, other.title) and _of_one_answer(risk, other))
            ):
                both = tuple(dict.fromkeys((*other.citations, *risk.citations)))
                kept[index] = replace(other, citations=both)
                break
        else:
            kept.append(risk)
    return tuple(kept)


def _of_one_answer(one: Risk, other: Risk) -> bool:
    return bool({c.question for c in one.citations} & {c.question for c in other.citations})


def _joined(source: str, found: Sequence[str]) -> str:
    """The first adverse clause of a sentence with those that follow it at once, if not too long."""
    joined = found[0]
    for clause in found[1:]:
        if len(joined + clause) > LONGEST or joined + clause not in source:
            break
        joined += clause
    return trimmed(joined)


async def _risk(
    asker: Asker, context: AnswerContext, item: AdverseClause, condenser: Condenser
) -> Risk | None:
    whole = gist(context, item.sentence)
    shared = item.clause in whole and len(whole) <= _NEAR * len(item.clause)
    point = await condenser.point(item.sentence, whole if shared else item.clause)
    if point is None:
        return None
    category, title, unsure = await _named(asker, context, item, point.text)
    problems = tuple(dict.fromkeys((*point.problems, *unsure)))
    return Risk(
        category=category,
        basis=risk_labels.basis(context, item),
        status=risk_labels.status(item.clause),
        severity=risk_labels.severity(item.clause, context.sentences[item.sentence - 1].source),
        horizon=risk_labels.horizon(item.clause),
        title=title,
        description=point.text,
        mitigation=await _mitigation(context, item, condenser),
        citations=point.citations,
        verified=not problems,
        problems=problems,
    )


async def _named(
    asker: Asker, context: AnswerContext, item: AdverseClause, english: str
) -> tuple[RiskCategory, str, tuple[str, ...]]:
    """A risk's category, its title and what is wrong with it: by its words, else by the model."""
    sentence = context.sentences[item.sentence - 1].source
    causes = (sentence,) if _GIVES_CAUSE.search(sentence) else (sentence, context.question.source)
    if kind := risk_kind(item.clause, *causes):
        return kind.category, kind.title, ()
    category, title = await asker.ask(
        "risks/item",
        {
            "company": context.company.english,
            "clause": inline(item.clause, context.glossary, context.date).text,
            "sentence": english,
        },
        schemas.risk_item(),
        _parse_item,
        exchange=context.number,
    )
    evidence = context.evidence([item.sentence])
    return category, title, check_unasserted(f"The risk is this: {title}.", evidence)


async def _mitigation(
    context: AnswerContext, item: AdverseClause, condenser: Condenser
) -> str | None:
    """The next sentence, if it says what the company does about it."""
    if item.sentence >= len(context.sentences):
        return None
    following = context.sentences[item.sentence].source
    if not (context.speaks_of_company(following) and has_cue(following, Cue.MITIGATION)):
        return None
    points = await condenser.gists([item.sentence + 1])
    return next((point.text for point in points if point.verified), None)


def _parse_item(value: Any) -> tuple[RiskCategory, str]:
    if not isinstance(value, dict) or value.get("category") not in get_args(RiskCategory):
        raise ValueError(f"category is one of {', '.join(get_args(RiskCategory))}")
    title = value.get("title")
    if not isinstance(title, str) or not title.strip():
        raise ValueError("a title is wanted")
    return cast("RiskCategory", value["category"]), title.strip().rstrip(".")


_LABELS: dict[str, tuple[str, ...]] = {
    "category": get_args(RiskCategory),
    "basis": get_args(Basis),
    "status": get_args(Status),
    "severity": get_args(Severity),
    "horizon": get_args(Horizon),
}
_ROW = {*_LABELS, "title", "description", "mitigation", "sentences", "mitigation_sentences"}


def _parse_rows(value: Any) -> list[dict[str, Any]]:
    rows = value.get("risks") if isinstance(value, dict) else None
    if not isinstance(rows, list):
        raise ValueError("an object with a list of risks is wanted")
    for row in rows:
        if not isinstance(row, dict) or row.keys() != _ROW:
            raise ValueError(f"a risk has exactly the fields {', '.join(sorted(_ROW))}")
        for name, labels in _LABELS.items():
            if row[name] not in labels:
                raise ValueError(f"{name} is one of {', '.join(labels)}")
    return [dict(row) for row in rows]
