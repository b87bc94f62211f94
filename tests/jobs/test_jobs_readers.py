"""Records that strangers hand in are read in a process that can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing import errors
from briefing.jobs.readers import ReadingRoom, RecordReader
from briefing.jobs.reading import Limits
from briefing.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.settings import Settings

posix = pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
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


def test_a_fault_of_the_program_is_not_told_as_one_of_the_record(settings: Settings) -> None:
    broken = settings.model_copy(update={"window": "wrong", "profile": "whole"})
    with reading(broken, Limits()) as reader:
        for _ in range(2):
            with pytest.raises(RuntimeError, match="TypeError"):
                reader.read(RECORD.read_bytes(), "a.md")


def test_threads_take_turns(reader: RecordReader) -> None:
    source = RECORD.read_bytes()
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda number: reader.read(source, f"{number}.md"), range(8)))
    assert all(reading == read[0] for reading in read)


def test_a_file_that_keeps_a_reader_busy_holds_up_no_other(settings: Settings) -> None:
    async def read_two() -> dict[str, Any]:
        room = ReadingRoom(settings, 2)
        room._readers[-1]._limits = Limits(seconds=600)
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
        room._readers[0]._limits = Limits(seconds=600)  # longer than a test may take
        waiting = [
            asyncio.create_task(room.read(RECORD.read_bytes() * 400, "long.md")) for _ in range(3)
        ]
        await asyncio.sleep(0.1)
        await asyncio.to_thread(room.close)
        return await asyncio.gather(*waiting, return_exceptions=True)

    assert all(isinstance(end, BaseException) for end in asyncio.run(close_early()))


@contextmanager
def reading(settings: Settings, limits: Limits) -> Iterator[RecordReader]:
    """A reader whose process is there."""
    reader = RecordReader(settings, limits)
    reader.start()
    yield reader
    reader.close()


def pause(reader: RecordReader) -> Callable[[], None]:
    """Stop a reader's process as a busy machine does; gives what lets it go on."""
    assert reader._process is not None
    pid = reader._process.pid or 0
    os.kill(pid, signal.SIGSTOP)
    return lambda: os.kill(pid, signal.SIGCONT)


@posix
def test_what_computes_too_long_is_stopped_and_the_next_is_read(settings: Settings) -> None:
    with reading(settings, Limits(seconds=3)) as reader:
        with pytest.raises(errors.ReadingStopped, match="too long"):
            reader.read(RECORD.read_bytes() * 400, "long.md")
        for number in range(30):
            assert reader.read(RECORD.read_bytes(), f"{number}.md")["parts"], "each has its own 3 s"


@posix
def test_a_machine_that_is_busy_with_something_else_refuses_nothing(settings: Settings) -> None:
    with reading(settings, Limits(seconds=3)) as reader, ThreadPoolExecutor(1) as pool:
        go_on = pause(reader)
        read = pool.submit(reader.read, RECORD.read_bytes(), "a.md")
        with pytest.raises(TimeoutError):
            read.result(5)
        go_on()
        assert read.result(30)["parts"]


@posix
def test_patience_ends_where_nothing_is_computed(settings: Settings) -> None:
    with reading(settings, Limits(patience=0.2)) as reader:
        pause(reader)
        with pytest.raises(errors.ReadingStopped, match="did not come to an end"):
            reader.read(RECORD.read_bytes(), "a.md")
        reader._limits = Limits()
        assert reader.read(RECORD.read_bytes(), "a.md")["parts"]


@posix
def test_what_takes_too_much_memory_is_stopped_and_the_next_is_read(settings: Settings) -> None:
    with reading(settings, Limits(memory=1_000_000)) as reader:
        with pytest.raises(errors.ReadingStopped, match="memory"):
            reader.read(RECORD.read_bytes() * 200, "large.md")
        reader._limits = Limits()
        assert reader.read(RECORD.read_bytes(), "a.md")["parts"]


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
