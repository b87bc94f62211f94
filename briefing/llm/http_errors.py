"""What went wrong on the wire, as one of our errors. The rules hold for every server.

| what the server or the network does     | error             | tried again |
| --------------------------------------- | ----------------- | ----------- |
| 401, 403                                | WrongKey          | no          |
| 402, 429 for want of credit             | RequestRefused    | no          |
| 404 that speaks of a model              | UnknownModel      | no          |
| 404 otherwise, 405, a redirect          | NotAModelServer   | no          |
| 408, or nothing within the time limit   | ServerTimeout     | yes         |
| 409, 5xx                                | ServerFault       | yes         |
| 429                                     | RateLimited       | yes         |
| 500 because the output fits no format   | AnswerInvalid     | by ``ask``  |
| any other 4xx                           | RequestRefused    | no          |
| no connection                           | ServerUnreachable | yes         |
| a connection that breaks                | ConnectionClosed  | yes         |
| bytes that aren't HTTP                  | NotAModelServer   | no          |
| an address that isn't http(s)           | SettingsError     | no          |
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpx2

from briefing.errors import (
    AnswerInvalid,
    BriefingError,
    ConnectionClosed,
    NotAModelServer,
    RateLimited,
    RequestRefused,
    ServerFault,
    ServerTimeout,
    ServerUnreachable,
    SettingsError,
    UnknownModel,
    WrongKey,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_QUOTE = 200
_CUT_OUTPUT = "does not match the expected"
"""llama.cpp's words where the output breaks off inside the format that it parses."""
_CREDIT = re.compile(r"insufficient[ _](quota|balance)|billing", re.IGNORECASE)
_NOT_HTTP = re.compile(r"illegal|malformed|invalid", re.IGNORECASE)

_BASE_URL_HINT = "Check --base-url; it usually ends in /v1"
_WAIT_HINT = "Try again later; finished answers are kept and not asked for again"


def quoted(text: str) -> str:
    """Somebody else's text for use in a message: one line, printable, 200 characters at most."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(printable.split()).rstrip(".")
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"


def status_error(status: int, said: str, headers: Mapping[str, str], now: float) -> BriefingError:
    """The error for an HTTP status from 300 up.

    Args:
        said: the server's message, or the body where it has none; may be empty.
        headers: of the response; looked up in lower case.
        now: seconds since the epoch, against which a date in Retry-After is read.
    """
    words = f": {quoted(said)}" if said else ""
    error = _by_status(status, said, f"the model's server answers {status}{words}")
    if isinstance(error, RateLimited | ServerFault):
        error.retry_after = retry_after(headers, now)
    return error


def _by_status(status: int, said: str, message: str) -> BriefingError:
    for test, error in (
        (status in {401, 403}, WrongKey(message, "Check OPENAI_API_KEY or the settings' key")),
        (
            status == 402 or (status == 429 and _CREDIT.search(said)),
            RequestRefused(message, "Check the account's credit with the provider"),
        ),
        (status == 429, RateLimited(message, _WAIT_HINT)),
        (
            status == 404 and (not said or "model" in said.lower()),
            UnknownModel(message, "Check --model, and that the server has it"),
        ),
        (status in {404, 405} or status < 400, NotAModelServer(message, _BASE_URL_HINT)),
        (status == 408, ServerTimeout(message, _WAIT_HINT)),
        (
            status == 500 and _CUT_OUTPUT in said,
            AnswerInvalid(message, "Try a larger model, or a higher max_tokens in the prompt"),
        ),
        (status == 409 or status >= 500, ServerFault(message, _WAIT_HINT)),
    ):
        if test:
            return error
    return RequestRefused(message, "Check --model and the model's context length")


def transport_error(cause: BaseException | None, address: str) -> BriefingError:
    """The error for a connection that gave no response.

    Args:
        cause: what httpx2 raised.
        address: the server's, for the message.
    """
    why = f": {quoted(str(cause))}" if cause is not None and str(cause) else ""
    if isinstance(cause, httpx2.TimeoutException | TimeoutError):
        return timeout_error(address)
    if isinstance(
        cause, httpx2.UnsupportedProtocol | httpx2.InvalidURL | httpx2.LocalProtocolError
    ):
        return SettingsError(f"no request can be sent to {address}{why}", _BASE_URL_HINT)
    if isinstance(cause, httpx2.TooManyRedirects | httpx2.DecodingError) or (
        isinstance(cause, httpx2.RemoteProtocolError) and _NOT_HTTP.search(str(cause))
    ):
        return NotAModelServer(
            f"{address} doesn't answer as a web server does{why}", _BASE_URL_HINT
        )
    if isinstance(cause, httpx2.ConnectError | httpx2.ProxyError):
        return ServerUnreachable(
            f"no connection to {address}{why}",
            "Start the server, or check --base-url and the proxy",
        )
    return ConnectionClosed(f"the connection to {address} broke{why}", _WAIT_HINT)


def timeout_error(address: str) -> ServerTimeout:
    """No answer within the time limit."""
    return ServerTimeout(
        f"no answer from {address} within the time limit", "Raise --timeout, or ask a faster model"
    )


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds to wait by Retry-After (RFC 9110, 10.2.3: seconds or a date), at least 0.

    None where the header is missing or unreadable. ``retry-after-ms`` is OpenAI's finer variant.
    """
    milliseconds = headers.get("retry-after-ms", "")
    if milliseconds.isascii() and milliseconds.isdigit():
        return int(milliseconds) / 1000
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=dt.UTC)
    return max(0.0, date.timestamp() - now)
