"""What each prompt's answer looks like: the strict schema by which the server constrains it.

Strict means that every field is required, none has a default, and no other is allowed (structured
outputs of the chat completions API). The patterns keep a small model in English and to one
sentence; a server that ignores them is caught by the checks on what comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from briefing.models import memo
from briefing.models.chat import Schema

if TYPE_CHECKING:
    from collections.abc import Mapping

QuestionForm: TypeAlias = Literal["question", "statement", "either"]

# Printable ASCII without the quotation mark and the backslash, which small models run on after.
_PLAIN = r"[ !#-\[\]-~]"
# No semicolon, with which a small model strings statement after statement. A full stop inside a
# sentence stands between two digits or in "No. 1", so that the first other one ends the answer.
_FIGURE = r" ?[0-9]+(\.[0-9]+)?| No\. [0-9]+"
ONE_SENTENCE = rf"^[A-Za-z0-9]( ?[!#-\-/:<-\[\]-~]|{_FIGURE})*\.$"
_ASKED = rf"^[A-Za-z0-9]( ?[!#-\-/:->@-\[\]-~]|{_FIGURE})*"
_ENDS: Mapping[QuestionForm, str] = {"question": r"\?", "statement": r"\.", "either": "[?.]"}
# Counted in words: counted in letters, a long title ends inside one.
TITLE = r"^[A-Z][A-Za-z0-9%&/'.-]*( [A-Za-z0-9(][A-Za-z0-9,%&/()'.-]*){1,12}$"
ENGLISH = rf"^{_PLAIN}+$"


def sentence() -> Schema:
    """``{text}``: one English sentence."""
    return Schema("sentence", _object(text=_string(ONE_SENTENCE)))


def question(form: QuestionForm) -> Schema:
    """``{text}``: a sentence of an English question: it asks, or says or demands something."""
    return Schema("question", _object(text=_string(f"{_ASKED}{_ENDS[form]}$")))


def risk_item() -> Schema:
    """``{category, title}``."""
    return Schema(
        "risk_item",
        _object(category=_enum(*get_args(memo.RiskCategory)), title=_string(TITLE)),
    )


def takeaways(sentences: int, most: int) -> Schema:
    """``{question, takeaways: [{text, sentences}]}``; sentence numbers from 1 to ``sentences``."""
    item = _object(text=_string(ENGLISH), sentences=_numbers(sentences, least=1))
    return Schema(
        "takeaways",
        _object(question=_string(ENGLISH), takeaways=_list(item, least=1, most=most)),
    )


def stance(sentences: int) -> Schema:
    """The facets of the codebook with the numbers of the sentences that decide them."""
    return Schema(
        "stance",
        _object(
            outlook=_enum(*get_args(memo.Outlook)),
            certainty=_enum(*get_args(memo.Certainty)),
            directness=_enum(*get_args(memo.Directness)),
            declined_reason={
                "anyOf": [_enum(*get_args(memo.DeclinedReason)), {"type": "null"}],
            },
            topics=_topics(),
            sentences=_numbers(sentences, least=0),
        ),
    )


def risks(sentences: int) -> Schema:
    """``{risks: [...]}`` with an item's fields as the codebook names them."""
    item = _object(
        category=_enum(*get_args(memo.RiskCategory)),
        basis=_enum(*get_args(memo.Basis)),
        status=_enum(*get_args(memo.Status)),
        severity=_enum(*get_args(memo.Severity)),
        horizon=_enum(*get_args(memo.Horizon)),
        title=_string(ENGLISH),
        description=_string(ENGLISH),
        mitigation={"anyOf": [_string(ENGLISH), {"type": "null"}]},
        sentences=_numbers(sentences, least=1),
        mitigation_sentences=_numbers(sentences, least=0),
    )
    return Schema("risks", _object(risks=_list(item, least=0, most=6)))


def summary(points: int, most: int) -> Schema:
    """``{points: [{text, lines}]}``; line numbers from 1 to ``points``."""
    item = _object(text=_string(ENGLISH), lines=_numbers(points, least=1))
    return Schema("summary", _object(points=_list(item, least=1, most=most)))


NAMES = frozenset("sentence question risk_item takeaways stance risks summary yes_or_no".split())
"""The schemas that a prompt may name; ``yes_or_no`` is a bare label read from probabilities."""


def _object(**fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _string(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern}


def _enum(*values: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


def _list(items: dict[str, Any], *, least: int, most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most}


def _numbers(last: int, *, least: int) -> dict[str, Any]:
    return _list({"type": "integer", "minimum": 1, "maximum": last}, least=least, most=4)


def _topics() -> dict[str, Any]:
    return _list(_enum(*get_args(memo.Topic)), least=1, most=3)
