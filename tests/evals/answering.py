"""A stub server's answers made from a reference: a model that is as good as the prompt lets it be.

A prompt that holds the word VAGUE gets answers without figures and risks; one that holds THOROUGH
gets one more takeaway than the others.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.cases import Case
    from evals.references import ReferenceAnswer

VAGUE = "Things went as one would expect in such a market."


def answers_of(case: Case) -> Callable[[dict[str, Any]], str]:
    """What the stub server says to each request about a record."""
    questions = {
        context.question.text: case.answers[number] for number, context in case.contexts.items()
    }

    def answer(request: dict[str, Any]) -> str:
        asked = request["messages"][-1]["content"]
        form = request.get("response_format", {}).get("json_schema", {}).get("name", "")
        reference = next((a for text, a in questions.items() if text and text in asked), None)
        vague, thorough = "VAGUE" in asked, "THOROUGH" in asked
        if form == "takeaways" and reference:
            return json.dumps(_takeaways(reference, vague=vague, most=4 if thorough else 3))
        if form == "stance" and reference:
            return json.dumps(_stance(reference))
        if form == "risks" and reference:
            return json.dumps(_risks(reference, none=vague))
        if form == "summary":
            return json.dumps({"points": [{"text": "Revenue grew.", "lines": [1]}]})
        return json.dumps({"text": "The company said so."}) if form else "no"

    return answer


def _takeaways(reference: ReferenceAnswer, *, vague: bool, most: int) -> dict[str, Any]:
    return {
        "question": "What did the investor ask?",
        "takeaways": [
            {"text": VAGUE if vague else fact.text, "sentences": list(fact.sentences)}
            for fact in reference.facts[:most]
        ],
    }


def _stance(reference: ReferenceAnswer) -> dict[str, Any]:
    labels = reference.stance
    return {
        "outlook": labels.outlook,
        "certainty": labels.certainty,
        "directness": labels.directness,
        "declined_reason": labels.declined_reason,
        "topics": list(labels.topics),
        "sentences": list(labels.sentences),
    }


def _risks(reference: ReferenceAnswer, *, none: bool) -> dict[str, Any]:
    rows = [] if none else reference.risks
    return {
        "risks": [
            {
                "category": risk.category,
                "basis": risk.basis,
                "status": risk.status,
                "severity": risk.severity,
                "horizon": risk.horizon,
                "title": risk.title,
                "description": risk.description,
                "mitigation": risk.mitigation,
                "sentences": list(risk.sentences),
                "mitigation_sentences": list(risk.mitigation_sentences),
            }
            for risk in rows
        ]
    }
