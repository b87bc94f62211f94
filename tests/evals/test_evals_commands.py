"""The commands as their users run them: processes, files, a stub server, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.llm.stub_server import StubServer
from evals import recordings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.cases import Case

ROOT = Path(__file__).parents[2]
NAME = "990001-20260312"


@pytest.fixture(scope="module")
def answering() -> Any:
    """The module beside this one; tests are no package."""
    import importlib.util

    spec = importlib.util.spec_from_file_location(
        "answering", Path(__file__).parent / "answering.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def server(case: Case, answering: Any) -> Iterator[StubServer]:
    with StubServer(answer=answering.answers_of(case)) as stub:
        yield stub


def _evals(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "evals", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=100,
    )


def _cases(folder: Path) -> Path:
    """A corpus of one case, so that others may come and go."""
    cases = folder / "cases"
    cases.mkdir()
    (cases / f"{NAME}.yaml").write_bytes((ROOT / f"evals/cases/{NAME}.yaml").read_bytes())
    return cases


def _prompts(folder: Path, word: str) -> Path:
    """Prompts for whole answers that hold one more word in their task."""
    for name in ("takeaways", "risks"):
        (folder / name).mkdir(parents=True)
        text = (ROOT / f"prompts/{name}/whole.md").read_text("utf-8")
        (folder / name / "whole.md").write_text(f"{text.rstrip()} {word}\n", "utf-8")
    return folder


class Suite:
    """A suite that was recorded, with its baseline."""

    def __init__(self, folder: Path, server: StubServer) -> None:
        self.folder = folder
        self.cases = _cases(folder)
        self.server = server
        self.live = ["--model", "stub", "--base-url", server.base_url, "--profile", "whole"]
        self.live += ["--cases", str(self.cases), "--logs", str(folder / "logs")]
        self.kept = ["--cases", str(self.cases), "--recordings", str(folder / "recordings")]
        self.kept += ["--baseline", str(folder / "baseline.json")]
        recorded = _evals("record", *self.live, "--recordings", folder / "recordings")
        assert recorded.returncode == 0, recorded.stderr
        made = _evals("baseline", *self.kept)
        assert made.returncode == 0, made.stderr

    @property
    def recording(self) -> Path:
        return self.folder / "recordings" / "stub" / f"{NAME}.jsonl"

    def run(self, *arguments: object) -> Path:
        done = _evals("run", *self.live, *arguments)
        assert done.returncode == 0, done.stderr
        line = next(line for line in done.stdout.splitlines() if line.startswith("log: "))
        return Path(line.removeprefix("log: "))

    def gate(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return _evals("gate", *arguments, *self.kept)


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory, server: StubServer) -> Suite:
    return Suite(tmp_path_factory.mktemp("suite"), server)


def test_recordings_replay_without_a_model_and_pass(suite: Suite, tmp_path: Path) -> None:
    asked = len(suite.server.requests)
    done = suite.gate("--output", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "gate: passed" in done.stdout
    assert len(suite.server.requests) == asked
    results = json.loads((tmp_path / "out" / "results.json").read_text("utf-8"))
    assert all(row["holds"] for row in results["floors"])
    assert results["run"]["head"]["replayed"]
    junit = ET.parse(tmp_path / "out" / "junit.xml").getroot()
    assert int(junit.attrib["tests"]) == len(results["floors"])
    assert "all" in (tmp_path / "out" / "summary.md").read_text("utf-8")


def test_a_worse_prompt_fails_the_gate(suite: Suite, tmp_path: Path) -> None:
    log = suite.run("--prompts", _prompts(tmp_path / "vague", "VAGUE"))
    done = suite.gate(log, "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "facts.coverage" in done.stderr
    failures = ET.parse(tmp_path / "out" / "junit.xml").getroot().attrib["failures"]
    assert int(failures) > 0


def test_a_better_prompt_passes_the_gate_and_the_comparison_says_so(
    suite: Suite, tmp_path: Path
) -> None:
    before = suite.run()
    after = suite.run("--prompts", _prompts(tmp_path / "thorough", "THOROUGH"))
    assert suite.gate(after).returncode == 0
    done = _evals("compare", before, after, "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    results = json.loads((tmp_path / "out" / "results.json").read_text("utf-8"))
    changes = {row["metric"]: row for row in results["changes"]}
    assert changes["facts.coverage"]["change"] > 0
    assert (changes["facts.coverage"]["wins"], changes["facts.coverage"]["losses"]) == (1, 0)
    assert "before:" in done.stdout
    assert "after:" in done.stdout


def test_a_changed_prompt_makes_its_recordings_stale(suite: Suite, tmp_path: Path) -> None:
    done = suite.gate("--prompts", _prompts(tmp_path / "changed", "THOROUGH"))
    assert done.returncode == 4
    assert "the prompt takeaways/whole isn't the recorded one" in done.stderr
    assert "python -m evals record" in done.stderr


def test_an_answer_that_nothing_asks_for_is_an_orphan(suite: Suite, tmp_path: Path) -> None:
    kept = suite.recording.read_text("utf-8")
    try:
        lone = suite.recording.with_name("000000-20200101.jsonl")
        lone.write_text(kept, "utf-8")
        done = suite.gate()
        assert done.returncode == 4
        assert "is of no case" in done.stderr
        lone.unlink()
    finally:
        suite.recording.write_text(kept, "utf-8")


def test_a_recorded_answer_that_nothing_asks_for_any_more_is_named(suite: Suite) -> None:
    kept = suite.recording.read_text("utf-8")
    row = json.loads(kept.splitlines()[-1])
    del row["seal"]
    row |= {"key": "0" * 64, "asked": "the weather"}
    try:
        suite.recording.write_text(f"{kept}{recordings._sealed(row)}\n", "utf-8")
        done = suite.gate()
        assert done.returncode == 4
        assert "recorded and not asked for any more" in done.stderr
        assert "the weather" in done.stderr
    finally:
        suite.recording.write_text(kept, "utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda text: text.replace("RMB 8.64 billion", "RMB 9.64 billion"), "was changed"),
        (lambda text: text[: len(text) // 2], "can't be read"),
        (lambda text: "", "can't be read"),
    ],
    ids=["an answer altered", "cut in half", "emptied"],
)
def test_a_corrupted_recording_fails_the_gate(suite: Suite, spoil: Any, said: str) -> None:
    kept = suite.recording.read_text("utf-8")
    try:
        suite.recording.write_text(spoil(kept), "utf-8")
        done = suite.gate()
        assert done.returncode == 3
        assert said in done.stderr
    finally:
        suite.recording.write_text(kept, "utf-8")


def test_a_floor_is_lowered_only_on_demand(suite: Suite, tmp_path: Path) -> None:
    log = suite.run("--prompts", _prompts(tmp_path / "low", "VAGUE"))
    kept = (suite.folder / "baseline.json").read_bytes()
    refused = _evals("baseline", log, *suite.kept)
    assert refused.returncode == 1
    assert "--lower" in refused.stderr
    assert (suite.folder / "baseline.json").read_bytes() == kept
    lowered = _evals("baseline", log, *suite.kept, "--lower")
    assert lowered.returncode == 0
    (suite.folder / "baseline.json").write_bytes(kept)


def test_other_cases_than_the_baselines_are_a_broken_set_up(suite: Suite) -> None:
    path = suite.cases / f"{NAME}.yaml"
    kept = path.read_text("utf-8")
    try:
        path.write_text(kept.replace("industry: energy storage", "industry: storage"), "utf-8")
        done = suite.gate()
        assert done.returncode == 3
        assert "aren't those of the baseline" in done.stderr
    finally:
        path.write_text(kept, "utf-8")


def test_an_interrupted_run_goes_on_where_it_stopped(suite: Suite) -> None:
    path = suite.run("--name", "interrupted")
    lines = path.read_text("utf-8").splitlines()
    calls = [line for line in lines if '"kind":"call"' in line]
    # Half of its calls, and a last line that was being written.
    path.write_text("\n".join([lines[0], *calls[: len(calls) // 2], calls[-1][:40]]), "utf-8")
    before = len(suite.server.requests)
    suite.run("--name", "interrupted")
    assert len(suite.server.requests) - before == len(calls) - len(calls) // 2
    suite.run("--name", "interrupted")
    assert len(suite.server.requests) - before == len(calls) - len(calls) // 2


def test_memos_of_other_code_belong_to_another_run(suite: Suite) -> None:
    path = suite.run("--name", "changed")
    lines = path.read_text("utf-8").splitlines()
    head = json.loads(lines[0]) | {"product": "0" * 64}
    path.write_text("\n".join([json.dumps(head), *lines[1:]]) + "\n", "utf-8")
    done = _evals("run", *suite.live, "--name", "changed")
    assert done.returncode == 3
    assert "another run: product differs" in done.stderr


def test_a_log_is_scored_again_without_a_model(suite: Suite) -> None:
    path = suite.run("--name", "again")
    text = path.read_text("utf-8")
    path.write_text(text.replace('["facts.coverage",1,', '["facts.coverage",9,'), "utf-8")
    done = _evals("score", path, "--cases", suite.cases)
    assert done.returncode == 0, done.stderr
    assert path.read_text("utf-8") == text


def test_repeats_and_a_matrix_are_tables(suite: Suite, tmp_path: Path) -> None:
    vague = _prompts(tmp_path / "matrix", "VAGUE")
    done = _evals("run", *suite.live, "--prompts", "shipped", "--prompts", vague, "--repeat", 2)
    assert done.returncode == 0, done.stderr
    assert "pass@k" in done.stdout
    head = next(line for line in done.stdout.splitlines() if line.startswith("| metric"))
    assert "stub-shipped" in head
    assert "stub-matrix" in head


def test_the_report_is_one_page_that_asks_for_nothing_else(suite: Suite, tmp_path: Path) -> None:
    path = suite.run("--name", "reported")
    hostile = path.with_name("hostile.jsonl")
    said = path.read_text("utf-8").replace("without RMB", "<script>alert(1)</script> RMB")
    hostile.write_text(said.replace("missing: ", "missing: <script>alert(1)</script>"), "utf-8")
    done = _evals("report", hostile, "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "hostile" / "report.html").read_text("utf-8")
    assert "<svg" in html
    assert "<script" not in html
    assert "src=" not in html
    assert "http" not in html.replace("http://www.w3.org", "")


def test_a_server_that_is_gone_is_a_clear_error(suite: Suite, tmp_path: Path) -> None:
    done = _evals(
        *("run", "--model", "stub", "--base-url", "http://127.0.0.1:9/v1", "--name", "gone"),
        *("--cases", suite.cases, "--logs", tmp_path),
    )
    assert done.returncode == 61
    assert "Traceback" not in done.stderr


def test_without_recordings_and_baseline_the_gate_is_skipped_and_says_so(tmp_path: Path) -> None:
    done = _evals("gate", "--recordings", tmp_path / "no", "--baseline", tmp_path / "no.json")
    assert done.returncode == 0
    assert "SKIPPED" in done.stdout
    assert "passed" not in done.stdout


@pytest.mark.parametrize("what", ["run", "gate", "compare", "report", "score"])
def test_what_is_not_there_is_named(tmp_path: Path, what: str) -> None:
    arguments: dict[str, list[object]] = {
        "run": ["--cases", tmp_path, "--model", "stub"],
        "gate": [tmp_path / "none.jsonl", "--baseline", ROOT / "README.md"],
        "compare": [tmp_path / "a.jsonl", tmp_path / "b.jsonl"],
        "report": [tmp_path / "a.jsonl"],
        "score": [tmp_path / "a.jsonl"],
    }
    done = _evals(what, *arguments[what])
    assert done.returncode == 3
    assert any(line.startswith("evals: ") for line in done.stderr.splitlines())
    assert "Traceback" not in done.stderr


def test_agreement_of_the_second_labels_is_printed() -> None:
    done = _evals("agreement", "--filter", NAME)
    assert (done.returncode, done.stderr) == (0, "")
    assert "of 6 the same" in done.stdout
    assert "risks: F1" in done.stdout


def test_agreement_without_second_labels_is_refused(tmp_path: Path) -> None:
    cases = _cases(tmp_path)
    (cases / f"{NAME}.yaml").rename(cases / "other.yaml")
    done = _evals("agreement", "--cases", cases)
    assert done.returncode == 3
    assert "has second labels" in done.stderr
