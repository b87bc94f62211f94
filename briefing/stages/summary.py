"""The executive summary, from takeaways and risks that passed the check."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.checking import Evidence, check_claim, likeness, mended
from briefing.language.quantities import find_english
from briefing.models.memo import Point
from briefing.stages import schemas
from briefing.stages.condensing import parse_text
from briefing.stages.takeaways import distinct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.models.memo import Citation, Risk
    from briefing.stages.asking import Asker
    from briefing.stages.context import AnswerContext

MOST = 6
BY_RULE = 5
MOST_HARMS = 2
"""Points of the summary that are harms alone: the digest lists them all."""


@dataclass(frozen=True, slots=True)
class _Line:
    point: Point
    weight: float
    harm: bool = False


def summary_by_rule(
    takeaways: Sequence[Point], guidance: Sequence[Point], risks: Sequence[Risk]
) -> tuple[Point, ...]:
    """Choose the weightiest verified points as they are.

    A small model that shortens a point loses what makes it true, so it isn't asked to.
    """
    lines = _lines(takeaways, guidance, risks)
    chosen: list[Point] = []
    harms = 0
    while lines and len(chosen) < BY_RULE:
        best = max(lines, key=lambda line: line.weight - _told(line.point, chosen))
        lines.remove(best)
        if len(distinct([*chosen, best.point])) > len(chosen):
            chosen.append(best.point)
            harms += best.harm
            if harms == MOST_HARMS:
                lines = [line for line in lines if not line.harm]
    return tuple(chosen)


def _told(point: Point, chosen: Sequence[Point]) -> float:
    """How much of a point was said before: by its words, and less by its answer."""
    same_answer = any(point.citations[0].question == c.citations[0].question for c in chosen)
    return 3.0 * max((likeness(point.text, c.text) for c in chosen), default=0.0) + same_answer


async def summary_whole(
    asker: Asker,
    contexts: Mapping[int, AnswerContext],
    company: str,
    takeaways: Sequence[Point],
    guidance: Sequence[Point],
    risks: Sequence[Risk],
) -> tuple[Point, ...]:
    """Show the model all verified points and let it sum them up."""
    lines = [line.point for line in _lines(takeaways, guidance, risks)]
    draft = await asker.ask(
        "summary/whole",
        {"company": company, "points": [line.text for line in lines], "most": MOST},
        schemas.summary(len(lines), MOST),
        _parse,
        exchange=None,
    )
    points = []
    for written, places in draft:
        rests_on = [lines[place - 1] for place in places if 1 <= place <= len(lines)]
        citations = tuple(sorted({c for line in rests_on for c in line.citations}))
        evidence = _evidence(contexts, citations)
        text = mended(written, evidence)
        problems = check_claim(text, evidence)
        asker.tally.add(failed=bool(problems), repaired=False)
        points.append(Point(text, citations, not problems, problems))
    return distinct(points)


_SEVERE: Mapping[str, float] = {"high": 3.0, "medium": 1.5, "low": 1.0}
# It speaks of what a sentence before it says, which the summary doesn't show.
_HANGS = re.compile(r"(?:This|That|These|Those|It|They|Such|The (?:above|incident|event))\b")
_ALIKE = 0.5
"""Likeness from which a takeaway of a risk's sentence tells the risk."""


def _lines(
    takeaways: Sequence[Point], guidance: Sequence[Point], risks: Sequence[Risk]
) -> list[_Line]:
    """Verified points with their weight: what is dated, what is grave, what has figures."""
    dated = {citation for point in guidance for citation in point.citations}
    points = {point: 0.0 for point in takeaways if point.verified and point.citations}
    harms: set[Point] = set()
    for risk in risks:
        if risk.verified:
            own = Point(risk.description, risk.citations[:1], verified=True)
            told = (p for p in points if p.citations == own.citations and _alike(p, own))
            points[next(told, own)] = _SEVERE[risk.severity]
            if own in points:
                harms.add(own)
    return [
        _Line(
            point,
            weight
            + min(2, len(find_english(point.text))) * 0.5
            + (2.0 if any(citation in dated for citation in point.citations) else 0.0)
            - (3.0 if _HANGS.match(point.text) else 0.0),
            harm=point in harms,
        )
        for point, weight in points.items()
    ]


def _alike(one: Point, other: Point) -> bool:
    return likeness(one.text, other.text) >= _ALIKE


def _evidence(contexts: Mapping[int, AnswerContext], citations: Sequence[Citation]) -> Evidence:
    cited = tuple(
        contexts[citation.question].sentences[citation.sentence - 1] for citation in citations
    )
    context = next(iter(contexts.values()))
    return Evidence(cited, context.glossary, (context.company.english,))


def _parse(value: Any) -> list[tuple[str, tuple[int, ...]]]:
    try:
        return [
            (parse_text(item), tuple(int(number) for number in item["lines"]))
            for item in value["points"]
        ]
    except (KeyError, TypeError) as error:
        raise ValueError(f"points with text and lines are wanted ({error})") from error
