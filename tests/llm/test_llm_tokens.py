"""Counting tokens without a network."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.llm.tokens import TiktokenCounter, count_request, count_text
from briefing.models.chat import ChatRequest, Message

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

COUNT = """
import socket, sys
def refuse(*_): raise OSError("no network here")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from briefing.llm.tokens import count_text
print(count_text("公司预计毛利率上升", "gpt-4o"), count_text("公司预计毛利率上升", "gpt-4"))
"""


def count_offline(folder: Path) -> str:
    """Counts by o200k_base and cl100k_base, in a process that can't open a connection."""
    environment = {**os.environ, "TIKTOKEN_CACHE_DIR": str(folder)}
    command = [sys.executable, "-c", COUNT]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_an_empty_cache_is_filled_and_a_broken_one_repaired(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "tokens"
    counts = count_offline(folder)
    small, large = (int(count) for count in counts.split())
    assert 0 < small < large <= 18
    files = sorted(folder.iterdir())
    assert len(files) == 2, "nothing half-written is left behind"
    files[0].write_bytes(b"broken")
    assert count_offline(folder) == counts
    assert files[0].stat().st_size > 1_000_000


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert count_offline(blocked) == count_offline(tmp_path / "folder")


def test_models_of_unknown_makers_are_counted_as_the_newest_of_openai() -> None:
    text = "公司预计毛利率上升 3 个百分点。"
    assert count_text(text, "qwen-plus") == count_text(text, "gpt-4o")
    assert count_text(text, "text-davinci-003") == count_text(text, "gpt-4o"), "ranks not carried"
    assert count_text(text, "gpt-4") != count_text(text, "gpt-4o")


def test_a_control_token_in_a_text_is_text() -> None:
    assert count_text("<|endoftext|>", "gpt-4o") > 1
    assert count_text("", "gpt-4o") == 0


def test_a_request_counts_its_turns_and_its_schema(
    request_: ChatRequest, asked: ChatRequest
) -> None:
    more = replace(request_, messages=(*request_.messages, Message("user", "再问")))
    plain = count_request(request_, "gpt-4o")
    assert plain > sum(count_text(turn.content, "gpt-4o") for turn in request_.messages)
    assert count_request(more, "gpt-4o") > plain
    assert count_request(asked, "gpt-4o") > plain


def test_the_counter_counts_the_same(asked: ChatRequest) -> None:
    counter = TiktokenCounter("gpt-4o")
    assert asyncio.run(counter.count_request(asked)) == count_request(asked, "gpt-4o")
    assert asyncio.run(counter.count_text("毛利率")) == count_text("毛利率", "gpt-4o")


def test_the_environment_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    count_text("毛利率", "gpt-4o")
    assert "TIKTOKEN_CACHE_DIR" not in os.environ
