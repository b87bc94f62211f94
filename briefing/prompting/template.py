"""One prompt: a Markdown file with a YAML head and a Jinja2 body.

The body has two parts, ``# System`` and ``# User``. It is cut into its parts before it is
rendered, and values are passed to the template, never parsed as one: source text can neither open
a turn nor run a template. The head's examples are rendered through the same user part and become
earlier turns of the conversation.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.errors import PromptError
from briefing.models.chat import Message, Sampling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

_REQUIRED = {"name", "version", "purpose", "variables", "schema"}
_OPTIONAL = {"sampling", "examples"}
_SAMPLING = {"temperature", "max_tokens", "frequency_penalty", "seed", "top_logprobs"}
_FILE = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_BODY = re.compile(r"\A\s*# System\n(?P<system>.*?)\n# User\n(?P<user>.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example.

    Attributes:
        source: the Chinese text that it is about; its figures and names bind the output's.
        given: a value for each of the prompt's variables.
        output: what the model ought to answer: an object of the schema, or a bare label.
    """

    source: str
    given: Mapping[str, Any]
    output: Mapping[str, Any] | str

    @property
    def answer(self) -> str:
        """The output as the model would write it."""
        if isinstance(self.output, str):
            return self.output
        return json.dumps(self.output, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A checked template.

    Attributes:
        name: task and way, as the file's path without its suffix ("takeaways/sentence").
        version: the author's, a string.
        schema: name of the output schema.
        sha256: of the file's text, in hexadecimal.
    """

    name: str
    version: str
    purpose: str
    variables: frozenset[str]
    schema: str
    sampling: Sampling
    examples: tuple[Example, ...]
    system: str
    user: str
    sha256: str

    @property
    def task(self) -> str:
        """The folder's name."""
        return self.name.partition("/")[0]

    def render(self, values: Mapping[str, Any]) -> tuple[Message, ...]:
        """Render the conversation: system, the examples' turns, the user's turn.

        Raises:
            PromptError: a variable is missing or unknown, or the template fails.
        """
        turns = [Message("system", self._fill(self.system, values))]
        for example in self.examples:
            turns.append(Message("user", self._fill(self.user, example.given)))
            turns.append(Message("assistant", example.answer))
        turns.append(Message("user", self._fill(self.user, values)))
        return tuple(turns)

    def _fill(self, template: str, values: Mapping[str, Any]) -> str:
        if values.keys() != self.variables:
            wrong = ", ".join(sorted(values.keys() ^ self.variables))
            raise PromptError(
                f"Prompt {self.name} was given other variables than it declares: {wrong}",
                "Declare what the body uses, and pass what is declared.",
            )
        try:
            text = _compiled(template).render(values).strip()
        except TemplateError as error:
            raise PromptError(f"Prompt {self.name} can't be rendered: {error}") from error
        # Models write their turns as <|im_start|> and the like; llama.cpp takes these for control
        # tokens wherever they stand, so a record that holds one could open a turn.
        return text.replace("<|", "< |")


def parse_prompt(name: str, text: str) -> Prompt:
    """Parse and check one prompt file.

    Raises:
        PromptError: no head, an unknown or missing key, an undeclared or unused variable, or an
            example that doesn't give each variable.
    """
    parts = _FILE.match(text)
    body = _BODY.match(parts["body"]) if parts else None
    if not parts or not body:
        raise PromptError(
            f"Prompt {name} isn't laid out as a prompt",
            'Start with a YAML head between "---" lines, then "# System" and "# User".',
        )
    head = _head(name, parts["head"])
    prompt = Prompt(
        name=name,
        version=str(head["version"]),
        purpose=str(head["purpose"]),
        variables=frozenset(head["variables"]),
        schema=str(head["schema"]),
        sampling=_sampling(name, head.get("sampling", {})),
        examples=tuple(_example(name, row) for row in head.get("examples", [])),
        system=body["system"],
        user=body["user"],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    _check_variables(prompt)
    return prompt


def _head(name: str, text: str) -> dict[str, Any]:
    try:
        head = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PromptError(f"The head of prompt {name} is no YAML: {error}") from error
    if not isinstance(head, dict):
        raise PromptError(f"The head of prompt {name} is no mapping")
    if wrong := (_REQUIRED - head.keys()) | (head.keys() - _REQUIRED - _OPTIONAL):
        keys = ", ".join(sorted(wrong))
        raise PromptError(f"The head of prompt {name} has missing or unknown keys: {keys}")
    if head["name"] != name:
        raise PromptError(f"Prompt {name} calls itself {head['name']}", "Name it as its path does.")
    return head


def _sampling(name: str, values: Any) -> Sampling:
    if not isinstance(values, dict) or values.keys() - _SAMPLING:
        raise PromptError(
            f"Prompt {name} has unknown sampling settings",
            f"Known: {', '.join(sorted(_SAMPLING))}.",
        )
    return Sampling(**values)


def _example(name: str, row: Any) -> Example:
    if not isinstance(row, dict) or row.keys() != {"source", "given", "output"}:
        raise PromptError(f"An example of prompt {name} isn't {{source, given, output}}")
    return Example(row["source"], row["given"], row["output"])


def _check_variables(prompt: Prompt) -> None:
    environment = _environment()
    try:
        used = {
            variable
            for part in (prompt.system, prompt.user)
            for variable in meta.find_undeclared_variables(environment.parse(part))
        }
    except TemplateError as error:
        raise PromptError(f"Prompt {prompt.name} is no valid template: {error}") from error
    if wrong := used ^ prompt.variables:
        raise PromptError(
            f"Prompt {prompt.name} doesn't declare what it uses: {', '.join(sorted(wrong))}",
            "Declare what the body uses, and use what is declared.",
        )
    for example in prompt.examples:
        if example.given.keys() != prompt.variables:
            raise PromptError(f"An example of prompt {prompt.name} doesn't give each variable")


@lru_cache(maxsize=256)
def _compiled(template: str) -> Template:
    return _environment().from_string(template)


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
