"""The prompts' examples, held against the source text that they come with.

An example teaches the model what passes for good; one that converts a figure wrongly would teach
that. So an example's output must pass the same check as the model's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.checking import Evidence
from briefing.checking.figures import unfounded_figures
from briefing.errors import PromptError
from briefing.language.inline import inline
from briefing.stages import schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.language.glossary import Glossary
    from briefing.prompting import Prompt


def check_prompts(prompts: Iterable[Prompt], glossary: Glossary) -> None:
    """Check each prompt's schema name and the figures of its examples.

    Raises:
        PromptError: an unknown schema, or an example whose output its source doesn't bear out.
    """
    for prompt in prompts:
        if prompt.schema not in schemas.NAMES:
            raise PromptError(
                f"Prompt {prompt.name} names the unknown schema {prompt.schema}",
                f"Known: {', '.join(sorted(schemas.NAMES))}.",
            )
        for example in prompt.examples:
            evidence = Evidence((inline(example.source, glossary, None),), glossary, ())
            for text in _texts(example.output):
                if problems := unfounded_figures(text, evidence):
                    raise PromptError(
                        f"An example of prompt {prompt.name} isn't borne out by its source:"
                        f" {problems[0]}"
                    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
