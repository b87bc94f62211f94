"""How management answered, by the codebook's facets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast, get_args

from briefing.language.topics import topics
from briefing.models.memo import (
    Certainty,
    DeclinedReason,
    Directness,
    Outlook,
    Stance,
    Topic,
)
from briefing.stages import schemas
from briefing.stages.certainty import certainty
from briefing.stages.directness import directness
from briefing.stages.outlook import outlook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.stages.adverse import AdverseClause
    from briefing.stages.asking import Asker
    from briefing.stages.context import AnswerContext


def stance_by_rule(context: AnswerContext, adverse: Sequence[AdverseClause]) -> Stance:
    """Decide the facets by the codebook's rules, from clauses that the model judged one by one."""
    prospects, deciding = outlook(context, adverse)
    firmness, forward = certainty(context)
    supplied, reason, evasive = directness(context)
    return Stance(
        outlook=prospects,
        certainty=firmness,
        directness=supplied,
        declined_reason=reason,
        topics=topics(context.question.source, context.source),
        specificity=specificity(context),
        citations=context.cite((*deciding, *forward, *evasive)),
    )


async def stance_whole(asker: Asker, context: AnswerContext, numbers: range) -> Stance:
    """Show the model a run of an answer's sentences and take the labels that it gives."""
    labels = await asker.ask(
        "stance/whole",
        {
            "company": context.company.english,
            "question": context.question.text,
            "sentences": [context.sentences[number - 1].text for number in numbers],
        },
        schemas.stance(len(numbers)),
        _parse_labels,
        exchange=context.number,
    )
    cited = (numbers[place - 1] for place in labels.sentences if 1 <= place <= len(numbers))
    return Stance(
        outlook=labels.outlook,
        certainty=labels.certainty,
        directness=labels.directness,
        declined_reason=labels.declined_reason if labels.directness == "declined" else None,
        topics=labels.topics,
        specificity=specificity(context),
        citations=context.cite(cited),
    )


def merge_stances(stances: Sequence[Stance]) -> Stance:
    """Merge the stances of an answer's parts by the codebook's rules."""
    outlooks = {stance.outlook for stance in stances} - {"not_stated"}
    directness = {stance.directness for stance in stances}
    strongest: tuple[Certainty, ...] = ("committed", "asserted", "hedged", "none")
    first = stances[0]
    merged: Outlook = "mixed" if len(outlooks) > 1 else next(iter(outlooks), "not_stated")
    return Stance(
        outlook=merged,
        certainty=next(label for label in strongest if label in {s.certainty for s in stances}),
        directness=first.directness if len(directness) == 1 else "partial",
        declined_reason=first.declined_reason if directness == {"declined"} else None,
        topics=tuple(dict.fromkeys(topic for s in stances for topic in s.topics))[:3],
        specificity=first.specificity,
        citations=tuple(sorted({citation for s in stances for citation in s.citations})),
    )


def specificity(context: AnswerContext) -> float:
    """Figures, dates and names per 100 characters of the answer, rounded to one decimal."""
    length = sum(len(sentence.source) for sentence in context.sentences)
    names = sum(
        1
        for sentence in context.sentences
        for match in sentence.names
        if match.entry.kind.value != "term"
    )
    figures = sum(len(sentence.quantities) for sentence in context.sentences)
    return round(100 * (figures + names) / length, 1) if length else 0.0


@dataclass(frozen=True, slots=True)
class _Labels:
    outlook: Outlook
    certainty: Certainty
    directness: Directness
    declined_reason: DeclinedReason | None
    topics: tuple[Topic, ...]
    sentences: tuple[int, ...]


def _parse_labels(value: Any) -> _Labels:
    if not isinstance(value, dict):
        raise ValueError("an object with the facets is wanted")
    reason = value.get("declined_reason")
    if reason is not None and reason not in get_args(DeclinedReason):
        raise ValueError(f"declined_reason is null or one of {', '.join(get_args(DeclinedReason))}")
    numbers = value.get("sentences", [])
    return _Labels(
        outlook=cast("Outlook", _label(value, "outlook", get_args(Outlook))),
        certainty=cast("Certainty", _label(value, "certainty", get_args(Certainty))),
        directness=cast("Directness", _label(value, "directness", get_args(Directness))),
        declined_reason=reason,
        topics=_topics(value.get("topics")),
        sentences=tuple(number for number in numbers if isinstance(number, int)),
    )


def _label(value: dict[str, Any], name: str, labels: tuple[str, ...]) -> str:
    if value.get(name) not in labels:
        raise ValueError(f"{name} is one of {', '.join(labels)}")
    return str(value[name])


def _topics(value: Any) -> tuple[Topic, ...]:
    rows = value if isinstance(value, list) else []
    known = dict.fromkeys(row for row in rows if row in get_args(Topic))
    return cast("tuple[Topic, ...]", tuple(known)[:3]) or ("other",)
