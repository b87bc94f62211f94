"""Answers kept on disk."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefing import errors
from briefing.llm.cache import AnswerCache, Cached, answer_key
from briefing.llm.scripted import ScriptedModel
from briefing.llm.structured import ask
from briefing.models.chat import (
    ChatRequest,
    Completion,
    Finish,
    Message,
    Sampling,
    Schema,
    Token,
    Usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.llm.scripted import Script

GOOD = '{"text": "The margin fell."}'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "answers.sqlite3"


@pytest.fixture
def cache(path: Path) -> Iterator[AnswerCache]:
    opened = AnswerCache(path)
    yield opened
    opened.close()


def text_of(value: Any) -> str:
    if not isinstance(value, dict) or "text" not in value:
        raise ValueError("it has no text")
    return str(value["text"])


class Run:
    """A cached model with its script, and the replays that were reported."""

    def __init__(self, cache: AnswerCache, script: Script) -> None:
        self.replays: list[Completion] = []
        self.scripted = ScriptedModel(script)
        self.model = Cached(
            self.scripted, cache, on_replay=lambda _, completion: self.replays.append(completion)
        )

    @property
    def calls(self) -> int:
        return len(self.scripted.requests)

    def ask(self, request: ChatRequest) -> str:
        return asyncio.run(ask(self.model, request, text_of))


def test_what_was_asked_once_is_not_asked_again(cache: AnswerCache, asked: ChatRequest) -> None:
    assert Run(cache, [GOOD]).ask(asked) == "The margin fell."
    again = Run(cache, [])
    assert again.ask(asked) == "The margin fell."
    (replay,) = again.replays
    assert (replay.replayed, replay.usage, replay.seconds) == (True, Usage(), 0.0)


def test_an_answer_that_took_a_repair_turn_is_kept_for_the_first_request(
    cache: AnswerCache, asked: ChatRequest
) -> None:
    assert Run(cache, ["no JSON", GOOD]).ask(asked) == "The margin fell."
    assert Run(cache, []).ask(asked) == "The margin fell."


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "",
        Completion('{"text": "It', Finish.LENGTH, "m", Usage(), 0.1),
        Completion("no", Finish.REFUSAL, "m", Usage(), 0.1),
    ],
)
def test_what_cannot_be_used_is_not_kept(
    cache: AnswerCache, asked: ChatRequest, line: str | Completion
) -> None:
    with pytest.raises(errors.AnswerError):
        Run(cache, [line] * 2).ask(asked)
    assert Run(cache, [GOOD]).ask(asked) == "The margin fell."


def test_a_probability_is_kept_with_its_tokens(cache: AnswerCache, request_: ChatRequest) -> None:
    request = replace(request_, sampling=Sampling(max_tokens=1, top_logprobs=2))
    token = Token("yes", -0.1, {"yes": -0.1, "no": -2.5})
    said = Completion("yes", Finish.LENGTH, "m", Usage(calls=1), 0.1, (token,))
    asyncio.run(Run(cache, [said]).model.complete(request))
    again = asyncio.run(Run(cache, []).model.complete(request))
    assert again == replace(said, usage=Usage(), seconds=0.0, replayed=True)


@pytest.mark.parametrize(
    "said",
    [
        Completion("The margin", Finish.LENGTH, "m", Usage(), 0.1),
        Completion("", Finish.STOP, "m", Usage(), 0.1),
        Completion("no", Finish.REFUSAL, "m", Usage(), 0.1),
    ],
)
def test_a_text_that_is_cut_empty_or_a_refusal_is_not_kept(
    cache: AnswerCache, request_: ChatRequest, said: Completion
) -> None:
    asyncio.run(Run(cache, [said]).model.complete(request_))
    again = Run(cache, ["yes"])
    asyncio.run(again.model.complete(request_))
    assert again.calls == 1


def test_the_key_is_what_decides_the_answer(asked: ChatRequest) -> None:
    key = answer_key("m", asked)
    assert key == answer_key("m", replace(asked, task="stance", exchange=5))
    assert asked.schema is not None
    properties = {"b": {"type": "string"}, "a": {"type": "string"}}
    turned = dict(reversed(properties.items()))
    others = [
        answer_key("other", asked),
        answer_key("m", replace(asked, messages=asked.messages[:1])),
        answer_key("m", replace(asked, messages=(Message("user", "Be brief."),))),
        answer_key("m", replace(asked, schema=None)),
        answer_key("m", replace(asked, schema=Schema("a", properties))),
        answer_key("m", replace(asked, schema=Schema("a", turned))),
        answer_key("m", replace(asked, sampling=Sampling(seed=1))),
    ]
    assert len({key, *others}) == len(others) + 1


def test_the_same_asked_at_once_is_asked_once(cache: AnswerCache, asked: ChatRequest) -> None:
    async def together() -> list[str]:
        return await asyncio.gather(*(ask(run.model, asked, text_of) for _ in range(5)))

    run = Run(cache, [GOOD])
    assert asyncio.run(together()) == ["The margin fell."] * 5
    assert (run.calls, len(run.replays)) == (1, 4)


class Hanging:
    """Leaves the first call hanging and answers the others."""

    name = "hanging"

    def __init__(self) -> None:
        self.calls = 0

    async def complete(self, request: ChatRequest) -> Completion:
        self.calls += 1
        if self.calls == 1:
            await asyncio.Event().wait()
        return Completion(GOOD, Finish.STOP, self.name, Usage(calls=1), 0.1)


def test_a_call_that_is_cancelled_takes_nobody_with_it(
    cache: AnswerCache, asked: ChatRequest
) -> None:
    async def together() -> tuple[str, int]:
        hanging = Hanging()
        model = Cached(hanging, cache, on_replay=lambda *_: None)
        first = asyncio.create_task(ask(model, asked, text_of))
        await asyncio.sleep(0)
        second = asyncio.create_task(ask(model, asked, text_of))
        await asyncio.sleep(0)
        first.cancel()
        return await asyncio.wait_for(second, timeout=5), hanging.calls

    assert asyncio.run(together()) == ("The margin fell.", 2)


def test_a_failure_is_nobodys_answer(cache: AnswerCache, request_: ChatRequest) -> None:
    run = Run(cache, [errors.ServerFault("oops"), "yes"])
    with pytest.raises(errors.ServerFault):
        asyncio.run(run.model.complete(request_))
    assert asyncio.run(run.model.complete(request_)).text == "yes"


WRITER = """
import sys, pathlib
from briefing.llm.cache import AnswerCache
cache = AnswerCache(pathlib.Path(sys.argv[1]))
for number in range(200):
    cache.put(f"{sys.argv[2]}-{number}", "value")
    assert cache.get(f"{sys.argv[2]}-{number}") == "value"
cache.close()
"""


def test_several_processes_write_at_once(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], stderr=subprocess.PIPE)
        for name in ("a", "b", "c")
    ]
    said = [writer.communicate()[1] for writer in writers]
    assert [(writer.returncode, text) for writer, text in zip(writers, said, strict=True)] == [
        (0, b"")
    ] * 3
    cache = AnswerCache(path)
    assert all(cache.get(f"{name}-{number}") for name in "abc" for number in range(200))
    cache.close()


def goes_on_without(path: Path, request: ChatRequest, caplog: pytest.LogCaptureFixture) -> None:
    cache = AnswerCache(path)
    run = Run(cache, [GOOD, GOOD])
    assert [run.ask(request), run.ask(request)] == ["The margin fell."] * 2
    cache.close()
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert str(path) in record.message


def test_a_file_that_is_no_database(
    path: Path, asked: ChatRequest, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 100)
    goes_on_without(path, asked, caplog)
    assert path.read_bytes() == b"no database" * 100, "it may be somebody else's"


def test_a_place_that_cannot_be_written(
    tmp_path: Path, asked: ChatRequest, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    goes_on_without(tmp_path / "file" / "answers.sqlite3", asked, caplog)


def test_a_table_of_another_form(
    path: Path, asked: ChatRequest, caplog: pytest.LogCaptureFixture
) -> None:
    path.parent.mkdir()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE answers (question TEXT)")
    database.close()
    goes_on_without(path, asked, caplog)


FULL = """
import logging, pathlib, resource, sys
from briefing.llm.cache import AnswerCache
logging.basicConfig(format="%(levelname)s")
cache = AnswerCache(pathlib.Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
for number in range(100):
    cache.put(str(number), "x" * 10_000)
cache.close()
"""


def test_a_disk_that_fills_up(path: Path) -> None:
    # A limit on the file's size fails a write in the same way, without filling a disk.
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], check=True, capture_output=True, text=True
    )
    assert ended.stderr == "WARNING\n", "said once, and gone on"


@pytest.mark.parametrize("value", ["", "[]", '{"text": "a"}', '{"text": 1, "finish": "what"}'])
def test_a_row_that_somebody_else_wrote_is_as_good_as_none(
    cache: AnswerCache, asked: ChatRequest, value: str
) -> None:
    cache.put(answer_key("scripted", asked), value)
    run = Run(cache, [GOOD])
    assert run.ask(asked) == "The margin fell."
    kept = cache.get(answer_key("scripted", asked))
    assert kept is not None
    assert json.loads(kept)["text"] == GOOD
