"""Times, durations, costs and problems in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.service.problems import Problem


def duration(seconds: float | None) -> str:
    """How long something takes, roughly; empty for None."""
    if seconds is None:
        return ""
    if seconds < 10:
        return "a few seconds"
    if seconds < 55:
        return f"about {round(seconds, -1):.0f} seconds"
    if seconds < 90:
        return "about a minute"
    if seconds < 5400:
        return f"about {seconds / 60:.0f} minutes"
    return f"about {seconds / 3600:.0f} hours"


def cost(dollars: float | None) -> str:
    """What a memo costs, in US dollars."""
    if dollars is None:
        return "price not known"
    if dollars == 0:
        return "free: the model runs on this machine"
    return "less than $0.01" if dollars < 0.01 else f"about ${dollars:.2f}"


def moment(seconds: float) -> str:
    """A time as in 12 Mar 2026, 09:05 UTC."""
    time = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return f"{time.day} {time:%b %Y, %H:%M} UTC"


_HEADINGS = {
    401: "Log in first",
    403: "You may not do that",
    404: "It isn't here",
    405: "That can't be done here",
    408: "It took too long to arrive",
    413: "Too large",
    422: "That can't be used",
    429: "Too much at once",
    500: "Something went wrong here",
    503: "Out of order for the moment",
}


def heading(problem: Problem) -> str:
    """A problem's name for a person: those of HTTP are for programs."""
    return _HEADINGS.get(problem.status, problem.title) if problem.is_plain else problem.title


def advice(message: str, hint: str) -> str:
    """What is wrong as a whole sentence, and what to do about it, which may end in a command."""
    return f"{message[0].upper()}{message[1:]}. {hint}".strip()
