"""A model that answers from a script: for tests, and for trying a pipeline without a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from briefing.models.chat import ChatRequest, Completion, Finish, Usage

Line: TypeAlias = str | Completion | Exception
"""A text to answer with, a whole completion, or an error to raise."""
Script: TypeAlias = Iterable[Line] | Callable[[ChatRequest], Line]


class ScriptedModel:
    """Answers with the lines of a script, in order, or with what a function makes of a request.

    The usage of a line of text is its words, and those of the request's messages.

    Attributes:
        requests: what was asked, in order.
    """

    def __init__(self, script: Script, *, name: str = "scripted") -> None:
        self.requests: list[ChatRequest] = []
        self._name = name
        if callable(script):
            self._answer = script
        else:
            lines = iter(script)
            self._answer = lambda _: next(lines)

    @property
    def name(self) -> str:
        """The name it was given."""
        return self._name

    async def complete(self, request: ChatRequest) -> Completion:
        """Answer one request.

        Raises:
            LookupError: the script has no more lines.
            Exception: whatever the script says.
        """
        self.requests.append(request)
        try:
            line = self._answer(request)
        except StopIteration:
            raise LookupError(
                f"the script has no line for call {len(self.requests)}, {request.task}"
            ) from None
        if isinstance(line, Exception):
            raise line
        return self._spoken(request, line) if isinstance(line, str) else line

    def _spoken(self, request: ChatRequest, text: str) -> Completion:
        usage = Usage(
            calls=1,
            prompt_tokens=sum(len(message.content.split()) for message in request.messages),
            completion_tokens=len(text.split()),
        )
        return Completion(text, Finish.STOP, self._name, usage, seconds=0.0)
