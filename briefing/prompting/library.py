"""The set of prompts: the shipped ones, and a folder of the user's on top."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import PromptError
from briefing.prompting.template import parse_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from briefing.prompting.template import Prompt


class PromptLibrary:
    """Prompts by name."""

    def __init__(self, prompts: Mapping[str, Prompt]) -> None:
        self._prompts = dict(sorted(prompts.items()))

    def __iter__(self) -> Iterator[Prompt]:
        return iter(self._prompts.values())

    def __getitem__(self, name: str) -> Prompt:
        """Look up a prompt.

        Raises:
            PromptError: there is none of that name.
        """
        try:
            return self._prompts[name]
        except KeyError:
            known = ", ".join(self._prompts)
            raise PromptError(f"There is no prompt {name}", f"There are: {known}.") from None


def load_prompts(override: Path | None = None) -> PromptLibrary:
    """Load the shipped prompts; a file of the same name below ``override`` replaces one.

    Raises:
        PromptError: a prompt doesn't pass its checks, or ``override`` holds no prompt.
    """
    prompts = dict(_load(_shipped()))
    if override is not None:
        own = dict(_load(override)) if override.is_dir() else {}
        if not own:
            raise PromptError(
                f"There is no prompt below {override}",
                "Name a folder laid out as <task>/<name>.md.",
            )
        if unknown := own.keys() - prompts.keys():
            raise PromptError(
                f"{override} has a prompt that nothing asks for: {min(unknown)}",
                f"Known: {', '.join(prompts)}.",
            )
        prompts |= own
    return PromptLibrary(prompts)


def _shipped() -> Traversable:
    """The folder inside the wheel, or the checkout's where the package is installed editable."""
    packed = files("briefing").joinpath("_prompts")
    return packed if packed.is_dir() else Path(__file__).parents[2] / "prompts"


def _load(folder: Traversable) -> Iterator[tuple[str, Prompt]]:
    for task in folder.iterdir():
        if not task.is_dir():
            continue
        for file in task.iterdir():
            if file.name.endswith(".md"):
                name = f"{task.name}/{file.name.removesuffix('.md')}"
                try:
                    yield name, parse_prompt(name, file.read_text("utf-8"))
                except (OSError, UnicodeDecodeError) as error:
                    raise PromptError(f"Prompt {name} can't be read: {error}") from error
