"""The command as a user runs it: a process of its own, a model's server on loopback."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefing import errors
from briefing.llm.rehearsing import Instances
from briefing.llm.stub_server import StubServer
from briefing.rendering import json_schema

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "evals/records/990002-20260318.md"
LONG_RECORD = ROOT / "evals/records/990001-20260312.md"


def _obedient(request: dict[str, Any]) -> str:
    form = request.get("response_format")
    return json.dumps(Instances().of(form["json_schema"]["schema"])) if form else "no"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with StubServer(answer=_obedient) as stub:
        yield stub.base_url


def _briefing(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
        input=environment.pop("STDIN", "").encode(),
        timeout=100,
    )


def _fails(
    done: subprocess.CompletedProcess[bytes], error: type[errors.BriefingError], *words: str
) -> None:
    said = done.stderr.decode()
    assert done.returncode == error.exit_code, said
    assert "Traceback" not in said
    assert all(word in said for word in words), said


def test_a_memo_is_written_in_every_format(server: str, tmp_path: Path) -> None:
    done = _briefing("memo", RECORD, "-o", tmp_path, "--base-url", server, "--model", "good")
    assert done.returncode == 0, done.stderr.decode()
    names = {path.name for path in tmp_path.iterdir()} - {"cache"}
    assert names == {f"990002-20260318.{suffix}" for suffix in ("md", "html", "json", "docx")}
    assert all(str(tmp_path / name) in done.stdout.decode() for name in names)


def test_the_json_on_standard_output_fits_the_published_schema(server: str) -> None:
    done = _briefing(
        *("memo", RECORD, "-o", "-", "-f", "json", "--base-url", server, "--model", "good"),
        "--quiet",
    )
    memo = json.loads(done.stdout)
    jsonschema.validate(memo, json_schema())
    assert done.stderr == b""
    sentences = {
        (answer["number"], sentence["number"])
        for answer in memo["answers"]
        for sentence in answer["sentences"]
    }
    cited = {
        (citation["question"], citation["sentence"])
        for answer in memo["answers"]
        for point in answer["takeaways"]
        for citation in point["citations"]
    }
    assert cited
    assert cited <= sentences


def test_the_second_run_makes_no_call(server: str, tmp_path: Path) -> None:
    command = ("memo", RECORD, "-o", "-", "-f", "json", "--base-url", server, "--model", "good")
    first, second = (json.loads(_briefing(*command).stdout)["provenance"] for _ in range(2))
    assert first["usage"]["calls"] > 0
    assert second["usage"]["calls"] == 0
    assert second["usage"]["replayed"] == first["usage"]["calls"]


def test_a_changed_prompt_only_redoes_its_own_task(server: str, tmp_path: Path) -> None:
    own = tmp_path / "own/stance"
    own.mkdir(parents=True)
    shipped = (ROOT / "prompts/stance/whole.md").read_text("utf-8")
    (own / "whole.md").write_text(shipped.replace("Task: label", "Task: now label"), "utf-8")
    command = ("memo", RECORD, "-o", "-", "-f", "json", "--base-url", server, "--model", "good")
    _briefing(*command)
    usage = json.loads(_briefing(*command, "--prompts", tmp_path / "own").stdout)["provenance"][
        "usage"
    ]
    assert usage["calls"] == 2, "one stance for each of the two answers"


def test_standard_input_is_a_record_too(server: str, tmp_path: Path) -> None:
    done = _briefing(
        *("memo", "-", "-o", tmp_path, "-f", "md", "--base-url", server, "--model", "good"),
        STDIN=RECORD.read_text("utf-8"),
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "memo.md").exists()


def test_small_questions_are_asked_of_a_small_model(server: str) -> None:
    done = _briefing(
        *("memo", LONG_RECORD, "-o", "-", "-f", "json", "--base-url", server, "--model", "good"),
        *("--profile", "sentence"),
    )
    memo = json.loads(done.stdout)
    prompts = {prompt["name"] for prompt in memo["provenance"]["prompts"]}
    assert {"takeaways/sentence", "risks/clause"} <= prompts
    assert len(memo["answers"]) == 6


def test_a_dry_run_asks_nothing_and_tells_what_it_would_take() -> None:
    done = _briefing(
        *("memo", RECORD, "--dry-run", "--base-url", "http://127.0.0.1:9/v1", "--model", "gpt-4.1")
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"calls" in done.stdout
    assert b"prompt tokens" in done.stdout


@pytest.mark.parametrize(
    ("content", "error", "word"),
    [
        (b"", errors.EmptyFile, "empty"),
        (b"\x00\x01\x02\xff" * 50, errors.BinaryFile, ""),
        (b"# Shopping\n\nMilk and bread.\n", errors.NotARecord, "record"),
        (
            "证券代码：990009\n\n投资者关系活动记录表\n".encode() + b"\xff",
            errors.WrongEncoding,
            "UTF-8",
        ),
        (
            "投资者关系活动记录表\n\n编号：2026-001\n\n时间\t2026.03.12\n".encode(),
            errors.NoQuestions,
            "",
        ),
    ],
)
def test_a_bad_file_gets_its_own_message_and_exit_code(
    tmp_path: Path, server: str, content: bytes, error: type[errors.BriefingError], word: str
) -> None:
    bad, out = tmp_path / "bad.md", tmp_path / "out"
    bad.write_bytes(content)
    done = _briefing("memo", bad, "-o", out, "--base-url", server, "--model", "good")
    _fails(done, error, word)
    assert not out.exists()


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_bad_file_is_told_before_a_model_is_fetched(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.md"
    empty.touch()
    nowhere = "http://127.0.0.1:9"
    done = _briefing(
        *("memo", empty, *options),
        BRIEFING_WEIGHTS_DIR=str(tmp_path / "weights"),
        HTTPS_PROXY=nowhere,
        HTTP_PROXY=nowhere,
    )
    _fails(done, errors.EmptyFile, "empty.md is empty")


def test_a_file_of_fifty_megabytes_is_refused(tmp_path: Path, server: str) -> None:
    bad = tmp_path / "large.md"
    with bad.open("wb") as file:
        file.truncate(50_000_000)
    _fails(_briefing("memo", bad, "--base-url", server, "--model", "good"), errors.FileTooLarge)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    _fails(_briefing("read", tmp_path), errors.IsFolder)
    _fails(_briefing("read", tmp_path / "none.md"), errors.FileMissing)


def test_a_question_without_an_answer_is_named_and_the_rest_is_written(
    tmp_path: Path, server: str
) -> None:
    text = RECORD.read_text("utf-8")
    gap = tmp_path / "gap.md"
    gap.write_text(f"{text}\n\n问：公司是否有回购计划？\n", "utf-8")
    out = tmp_path / "out"
    done = _briefing("memo", gap, "-o", out, "-f", "json", "--base-url", server, "--model", "good")
    memo = json.loads((out / "gap.json").read_text("utf-8"))
    assert len(memo["record"]["gaps"]) == 1
    _fails(done, errors.QuestionWithoutAnswer, "no answer")


@pytest.mark.parametrize(
    ("model", "error"),
    [
        ("wrong-key", errors.WrongKey),
        ("unknown", errors.UnknownModel),
        ("html", errors.NotAModelServer),
        ("other-json", errors.NotAModelServer),
        ("too-long", errors.RequestRefused),
    ],
)
def test_a_server_in_trouble_gets_its_own_message_and_exit_code(
    tmp_path: Path, server: str, model: str, error: type[errors.BriefingError]
) -> None:
    out = tmp_path / "out"
    done = _briefing("memo", RECORD, "-o", out, "--base-url", server, "--model", model)
    _fails(done, error)
    assert not out.exists()


@pytest.mark.parametrize("model", ["cut", "empty", "looping", "refusing"])
def test_an_answer_that_cannot_be_used_fails_its_part_alone(
    tmp_path: Path, server: str, model: str
) -> None:
    done = _briefing(
        *("memo", RECORD, "-o", tmp_path, "-f", "json", "--base-url", server, "--model", model)
    )
    _fails(done, errors.AnswersFailed, "takeaways of question 1")
    memo = json.loads((tmp_path / "990002-20260318.json").read_text("utf-8"))
    assert {failure["part"] for failure in memo["failures"]} >= {"takeaways", "stance", "risks"}
    assert memo["figures"], "what needs no model is there"


def test_a_server_that_is_down_is_said_to_be() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/v1"
        done = _briefing(
            *("memo", RECORD, "--base-url", address, "--model", "good"), BRIEFING_ATTEMPTS="1"
        )
    _fails(done, errors.ServerUnreachable, address)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, server: str) -> None:
    bad, out = tmp_path / "bad.md", tmp_path / "out"
    bad.touch()
    done = _briefing(
        *("memo", bad, RECORD, "-o", out, "-f", "md", "--base-url", server, "--model", "good")
    )
    _fails(done, errors.SomeFilesFailed, "bad.md")
    assert [path.name for path in out.iterdir()] == ["990002-20260318.md"]


def test_a_limit_stops_before_it_is_passed(server: str, tmp_path: Path) -> None:
    command = ("memo", RECORD, "-o", tmp_path, "--base-url", server, "--model", "good")
    _fails(_briefing(*command, "--max-tokens", "500"), errors.TokenLimit)
    _fails(_briefing(*command, "--max-cost", "1"), errors.SettingsError, "--prices")


def test_a_folder_that_cannot_be_made_is_said_to_be(server: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = _briefing(
        *("memo", RECORD, "-o", tmp_path / "file", "--base-url", server, "--model", "good")
    )
    _fails(done, errors.OutputError, "--output")


def test_an_invented_takeaway_is_made_anew_from_its_sentence(tmp_path: Path) -> None:
    invented = {"question": "What?", "takeaways": [{"text": "Tesla rose 77%.", "sentences": [1]}]}

    def invent(request: dict[str, Any]) -> str:
        is_takeaways = "takeaways" in str(request.get("response_format"))
        return json.dumps(invented) if is_takeaways else _obedient(request)

    with StubServer(answer=invent) as stub:
        done = _briefing(
            *("memo", RECORD, "-o", tmp_path, "-f", "json"),
            *("--base-url", stub.base_url, "--model", "good"),
        )
    assert b"Traceback" not in done.stderr
    memo = json.loads((tmp_path / "990002-20260318.json").read_text("utf-8"))
    points = [point for answer in memo["answers"] for point in answer["takeaways"]]
    # What fails is made anew sentence by sentence; nothing of the invention is left.
    assert points
    assert not any("Tesla" in point["text"] for point in points)


def test_strict_makes_an_unverified_claim_an_exit_code(tmp_path: Path) -> None:
    def invent(request: dict[str, Any]) -> str:
        answer = _obedient(request)
        return '{"text": "Tesla rose 77%."}' if answer.startswith('{"text"') else answer

    with StubServer(answer=invent) as stub:
        command = ("--base-url", stub.base_url, "--model", "good", "--profile", "sentence")
        done = _briefing("memo", LONG_RECORD, "-o", tmp_path, "-f", "json", "--strict", *command)
    memo = json.loads((tmp_path / "990001-20260312.json").read_text("utf-8"))
    points = [point for answer in memo["answers"] for point in answer["takeaways"]]
    assert points
    assert all("Tesla" in "".join(point["problems"]) for point in points)
    # A question that names what the source doesn't is a failed part, which goes before.
    assert done.returncode == errors.AnswersFailed.exit_code


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["--help"], "memo"), (["prompts", "list"], "whole"), (["models", "list"], "qwen"),
     (["schema"], "takeaways"), (["--version"], "."), (["prompts", "show", "risks/whole"], "Task")],
)  # fmt: skip
def test_the_other_commands_answer(arguments: list[str], word: str) -> None:
    done = _briefing(*arguments)
    assert done.returncode == 0, done.stderr.decode()
    assert word in done.stdout.decode()


def test_read_shows_the_record_as_table_json_and_explained() -> None:
    assert "990002" in _briefing("read", RECORD).stdout.decode()
    assert json.loads(_briefing("read", RECORD, "--json").stdout)["company"]["code"] == "990002"
    assert "form-row" in _briefing("read", RECORD, "--explain").stdout.decode()


def test_a_reading_rule_is_listed_and_switched_off_by_its_name() -> None:
    listed = _briefing("read", "--rules", "--skip-rules", "form-row").stdout.decode()
    assert "form-row\toff" in listed
    assert "ask-answer\ton" in listed
    explained = _briefing("read", RECORD, "--explain", BRIEFING_SKIP_RULES="notice:form-row")
    assert "\tform-row\t" not in explained.stdout.decode()
    _fails(_briefing("read", RECORD, "--skip-rules", "no-rule"), errors.SettingsError, "--rules")
    assert _briefing("read").returncode == 2


def test_doctor_says_what_to_do_about_a_wrong_setting() -> None:
    assert _briefing("doctor").returncode == 0
    done = _briefing("doctor", BRIEFING_PROMPTS="/nowhere")
    assert done.returncode == errors.SettingsError.exit_code
    assert b"FIX" in done.stdout
    _fails(_briefing("doctor", BRIEFING_TIMEOUT="soon"), errors.SettingsError, "timeout")


def test_a_secret_never_shows() -> None:
    done = _briefing("doctor", OPENAI_API_KEY="sk-very-secret")
    assert b"sk-very-secret" not in done.stdout + done.stderr
