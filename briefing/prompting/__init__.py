"""Prompt templates: loaded, checked and rendered."""

from briefing.prompting.library import PromptLibrary, load_prompts
from briefing.prompting.template import Example, Prompt

__all__ = ["Example", "Prompt", "PromptLibrary", "load_prompts"]
