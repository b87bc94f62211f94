"""Records that strangers hand in are read in a process that can be killed."""

from __future__ import annotations

import asyncio
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing import errors
from briefing.jobs.reading import ReadingRoom, RecordReader
from briefing.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.settings import Settings

RECORD = Path(__file__).parents[2] / "evals/records/990002-20260318.md"


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings({"model": "good", "base_url": "http://127.0.0.1:9/v1"}, {})


@pytest.fixture(scope="module")
def reader(settings: Settings) -> Iterator[RecordReader]:
    reader = RecordReader(settings)
    yield reader
    reader.close()


def test_it_tells_what_was_read_and_what_the_memo_would_take(reader: RecordReader) -> None:
    reading = reader.read(RECORD.read_bytes(), "a.md")
    assert reading["company"]["ticker"] == "990002.BJ"
    assert [part["number"] for part in reading["parts"]] == [1, 2]
    assert reading["estimate"]["calls"] > 2
    assert reading["estimate"]["cost_usd"] is None, "no price is known of this model"


def test_an_error_has_the_words_that_the_command_says(reader: RecordReader) -> None:
    with pytest.raises(errors.NotARecord) as caught:
        reader.read(b"# Shopping\n\nMilk and bread.\n", "list.md")
    assert caught.value.hint
    with pytest.raises(errors.EmptyFile):
        reader.read(b"", "none.md")


def test_threads_take_turns(reader: RecordReader) -> None:
    source = RECORD.read_bytes()
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda number: reader.read(source, f"{number}.md"), range(8)))
    assert all(reading == read[0] for reading in read)


def test_a_file_that_keeps_a_reader_busy_holds_up_no_other(settings: Settings) -> None:
    async def read_two() -> dict[str, Any]:
        room = ReadingRoom(settings, 2)
        room._readers[-1]._seconds = 600.0
        long = asyncio.create_task(room.read(RECORD.read_bytes() * 400, "long.md"))
        await asyncio.sleep(0.1)
        short = await room.read(RECORD.read_bytes(), "short.md")
        assert not long.done()
        await asyncio.to_thread(room.close)
        with pytest.raises(errors.ReadingStopped):
            await long
        return short

    assert asyncio.run(read_two())["parts"]


def test_a_reader_that_is_closed_leaves_its_record_unread(settings: Settings) -> None:
    async def close_early() -> list[dict[str, Any] | BaseException]:
        room = ReadingRoom(settings, 1)
        room._readers[0]._seconds = 600.0  # longer than a test may take
        waiting = [
            asyncio.create_task(room.read(RECORD.read_bytes() * 400, "long.md")) for _ in range(3)
        ]
        await asyncio.sleep(0.1)
        await asyncio.to_thread(room.close)
        return await asyncio.gather(*waiting, return_exceptions=True)

    assert all(isinstance(end, BaseException) for end in asyncio.run(close_early()))


def test_what_takes_too_long_is_stopped_and_the_next_is_read(settings: Settings) -> None:
    reader = RecordReader(settings, seconds=0.001)
    with pytest.raises(errors.ReadingStopped, match="longer"):
        reader.read(RECORD.read_bytes() * 20, "long.md")
    reader._seconds = 20
    assert reader.read(RECORD.read_bytes(), "a.md")["parts"]
    reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_what_takes_too_much_memory_is_stopped_and_the_next_is_read(settings: Settings) -> None:
    reader = RecordReader(settings, memory=1_000_000)
    with pytest.raises(errors.ReadingStopped, match="memory"):
        reader.read(RECORD.read_bytes() * 200, "large.md")
    reader._memory = 2_000_000_000
    assert reader.read(RECORD.read_bytes(), "a.md")["parts"]
    reader.close()


def test_a_process_that_is_killed_is_replaced(reader: RecordReader) -> None:
    reader.read(RECORD.read_bytes(), "a.md")
    assert reader._process is not None
    os.kill(reader._process.pid or 0, 9)
    reader._process.join()
    assert reader.read(RECORD.read_bytes(), "a.md")["parts"]


def test_a_key_is_not_given_to_the_process_that_reads() -> None:
    settings = load_settings({"model": "gpt-4.1"}, {"OPENAI_API_KEY": "sk-secret"})
    reader = RecordReader(settings)
    assert reader._settings.api_key is None
    reading = reader.read(RECORD.read_bytes(), "a.md")
    assert reading["estimate"]["cost_usd"] > 0
    reader.close()
