"""Logs: JSON, one object a line, for whatever collects them; plain lines for a terminal."""

from __future__ import annotations

import json
import logging
import sys
import time

_OWN = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message",
    "asctime",
    "taskName",
    "color_message",  # the web server's, for a terminal
}
_REFUSED = 400
"""The HTTP status from which a request is worth a line on a terminal."""


class JsonFormatter(logging.Formatter):
    """A line with time, level, logger and message, and whatever the caller passed as ``extra``."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
            + f".{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_extra(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class TerminalFormatter(logging.Formatter):
    """The same for somebody who looks on: local time, message and ``extra``, the level if grave."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; control characters of a file's name or an error can't reach the terminal."""
        parts = [
            time.strftime("%H:%M:%S", time.localtime(record.created)),
            *([record.levelname.lower()] if record.levelno >= logging.WARNING else []),
            record.getMessage(),
            *(
                f"{name}={value}"
                for name, value in _extra(record).items()
                if value not in (None, "")
            ),
        ]
        line = "".join(c for c in " ".join(parts) if c.isprintable())
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def set_up() -> None:
    """Send everything of level INFO and above to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    if sys.stderr.isatty():
        handler.setFormatter(TerminalFormatter())
        # A page that is open asks every other second.
        handler.addFilter(lambda record: getattr(record, "status", _REFUSED) >= _REFUSED)
    else:
        handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # Its lines name each request to the model's server; ours have what matters of them.
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    logging.getLogger("openai").setLevel(logging.WARNING)


def _extra(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _OWN}
