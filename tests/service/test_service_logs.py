"""What the log says, and to whom."""

from __future__ import annotations

import json
import logging
import os
import pty
import subprocess
import sys
from typing import Any

from briefing.service.logs import JsonFormatter, TerminalFormatter

_SAYING = """
import logging
from briefing.service import logs
logs.set_up()
log = logging.getLogger("briefing")
log.info("request", extra={"route": "/", "status": 200})
log.info("request", extra={"route": "/memos", "status": 404})
log.info("memo started", extra={"job": "abc", "user": ""})
"""


def _record(message: str, level: int = logging.INFO, **extra: Any) -> logging.LogRecord:
    record = logging.LogRecord("briefing", level, __file__, 1, message, (), None)
    vars(record).update(extra)
    return record


def test_a_collector_gets_one_object_a_line() -> None:
    line = JsonFormatter().format(_record("memo\nended", job="abc", calls=3))
    assert "\n" not in line
    assert json.loads(line) == json.loads(line) | {
        "level": "info",
        "logger": "briefing",
        "message": "memo\nended",
        "job": "abc",
        "calls": 3,
    }


def test_a_terminal_gets_a_plain_line() -> None:
    assert TerminalFormatter().format(_record("memo ended", job="abc", user="", calls=3))[9:] == (
        "memo ended job=abc calls=3"
    )


def test_a_grave_line_says_so() -> None:
    line = TerminalFormatter().format(_record("memo failed", logging.WARNING, job="abc"))
    assert line[9:] == "warning memo failed job=abc"


def test_nothing_that_is_logged_can_steer_the_terminal() -> None:
    line = TerminalFormatter().format(_record("read", file="\x1b[2J\r\nfake.txt"))
    assert line.isprintable()


def test_at_a_terminal_only_refused_requests_are_shown() -> None:
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", _SAYING], stderr=theirs, check=True)
    os.close(theirs)
    said = os.read(ours, 10000).decode().splitlines()
    os.close(ours)
    assert [line[9:] for line in said] == [
        "request route=/memos status=404",
        "memo started job=abc",
    ]


def test_without_a_terminal_all_requests_are_logged() -> None:
    done = subprocess.run([sys.executable, "-c", _SAYING], capture_output=True, check=True)
    assert len([json.loads(line) for line in done.stderr.splitlines()]) == 3
