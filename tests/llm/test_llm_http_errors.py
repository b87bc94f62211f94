"""Statuses, Retry-After, and somebody else's words inside our messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import errors
from briefing.llm.http_errors import quoted, retry_after, status_error

NOW = 1_770_000_000.0  # 2026-02-02T02:40:00Z


@pytest.mark.parametrize(
    ("status", "said", "error"),
    [
        (307, "", errors.NotAModelServer),
        (400, "context length", errors.RequestRefused),
        (401, "", errors.WrongKey),
        (402, "Insufficient Balance", errors.RequestRefused),
        (403, "", errors.WrongKey),
        (404, "The model `x` does not exist", errors.UnknownModel),
        (404, "File Not Found", errors.NotAModelServer),
        (405, "", errors.NotAModelServer),
        (408, "", errors.ServerTimeout),
        (409, "", errors.ServerFault),
        (413, "", errors.RequestRefused),
        (422, "", errors.RequestRefused),
        (429, "", errors.RateLimited),
        (429, "insufficient_quota", errors.RequestRefused),
        (500, "", errors.ServerFault),
        (500, "output that does not match the expected format", errors.AnswerInvalid),
        (502, "<html>Bad Gateway</html>", errors.ServerFault),
        (529, "", errors.ServerFault),
    ],
)
def test_each_status_has_one_meaning(
    status: int, said: str, error: type[errors.BriefingError]
) -> None:
    got = status_error(status, said, {}, NOW)
    assert type(got) is error
    assert str(status) in got.message
    assert got.hint


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "120"}, 120.0),
        ({"retry-after": "Mon, 02 Feb 2026 02:40:30 GMT"}, 30.0),
        ({"retry-after": "Mon, 02 Feb 2026 02:40:30 -0000"}, 30.0),
        ({"retry-after": "Mon, 02 Feb 2026 02:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "٣"}, None),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
    ],
)
def test_retry_after_is_seconds_or_a_date(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, NOW) == seconds
    limited = status_error(429, "", headers, NOW)
    assert isinstance(limited, errors.RateLimited)
    assert limited.retry_after == seconds


@given(st.text())
def test_a_servers_words_can_do_no_harm_on_a_terminal(text: str) -> None:
    line = quoted(text)
    assert line.isprintable()
    assert len(line) <= 201


def test_a_servers_words_keep_their_chinese_and_lose_their_escapes() -> None:
    assert quoted("\x1b[31m模型不存在\r\n。") == "[31m模型不存在 。"
