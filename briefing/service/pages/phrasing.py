"""Times, durations and costs in words."""

from __future__ import annotations

import datetime as dt


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
    """A time as in 12 March 2026, 09:05 UTC."""
    time = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return f"{time.day} {time:%B %Y, %H:%M} UTC"
