"""Every way in which an evaluation can end, and its exit code.

    0   passed
    1   Worse             a metric is below its floor, or a comparison shows a loss
    2   a wrong command line
    3   BrokenSetUp       a reference, a baseline, a log or a record is missing or wrong
    4   StaleRecordings   recordings don't fit the prompts, or nothing asks for them any more
    130 an interruption from the keyboard

Errors of ``briefing`` (a server that can't be reached, a wrong prompt) keep their own codes,
which start at 10.
"""

from __future__ import annotations

from typing import ClassVar

from briefing.errors import BriefingError


class Worse(BriefingError):
    """The memos are worse than they are allowed to be."""

    exit_code: ClassVar[int] = 1


class BrokenSetUp(BriefingError):
    """Nothing can be said about the memos, because what is needed to say it is wrong."""

    exit_code: ClassVar[int] = 3


class StaleRecordings(BriefingError):
    """The recordings are not those of what is asked now."""

    exit_code: ClassVar[int] = 4
