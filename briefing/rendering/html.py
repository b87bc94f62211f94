"""The memo as one HTML file that needs nothing else: no network, no script but its own.

The content security policy names the one style and the one script by hash, so that nothing that a
record or a model wrote could run even if it got through the escaping.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from briefing.rendering import words

if TYPE_CHECKING:
    from jinja2 import BaseLoader

    from briefing.models.memo import Memo


def to_html(memo: Memo) -> bytes:
    """The whole memo, in UTF-8."""
    style, script = asset("memo.css"), asset("memo.js")
    page = environment().get_template("memo.html.j2")
    return page.render(
        **variables(memo),
        # Both are our own files, and the policy holds their hashes.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
    ).encode()


def environment(*more: BaseLoader) -> Environment:
    """How templates are rendered: everything escaped, ours found behind those of ``more``."""
    return Environment(
        loader=ChoiceLoader([*more, PackageLoader("briefing.rendering")]),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )


def variables(memo: Memo) -> dict[str, Any]:
    """What ``memo.html.j2`` shows; style, script and policy are those of whoever shows it."""
    return {
        "memo": memo,
        "words": words,
        "sections": _SECTIONS,
        "sentences": _sentences(memo),
    }


def asset(name: str) -> str:
    """The text of ``memo.css`` or ``memo.js``."""
    return files("briefing.rendering").joinpath("templates", name).read_text("utf-8")


_SECTIONS = (
    ("summary", "Executive summary"),
    ("stance", "Stance at a glance"),
    ("answers", "Questions and answers"),
    ("risks", "Risks"),
    ("guidance", "Guidance and milestones"),
    ("open", "Left unanswered"),
    ("next", "Questions for the next call"),
    ("claims", "Claims of being first or only"),
    ("figures", "Figures"),
    ("problems", "What could not be verified"),
    ("source", "Source"),
    ("made", "How this memo was made"),
)


def _clean(value: Any) -> Any:
    return (
        words.xml_safe(value)
        if isinstance(value, str) and not hasattr(value, "__html__")
        else value
    )


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _sentences(memo: Memo) -> str:
    """What the source pane shows, by the sentence's anchor; put into an attribute, so escaped."""
    figures: dict[tuple[int, int], list[list[str]]] = {}
    for figure in memo.figures:
        place = (figure.question, figure.sentence)
        figures.setdefault(place, []).append([figure.source, figure.english])
    shown: dict[str, dict[str, Any]] = {}
    for answer in words.said(memo):
        texts = ["", *(sentence.text for sentence in answer.sentences), ""]
        for number in range(1, len(texts) - 1):
            before, text, after = texts[number - 1 : number + 2]
            shown[f"s-{answer.number}-{number}"] = {
                "label": f"{answer.number or 'I'}.{number}",
                "question": answer.question_zh,
                "before": before,
                "text": text,
                "after": after,
                "figures": figures.get((answer.number, number), []),
            }
    return json.dumps(shown, ensure_ascii=False)
