"""What the machine says of itself, from files as the kernel writes them."""

import os
from pathlib import Path

import pytest

from briefing.llm.machine import available_memory, physical_cores

needs_affinity = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="this system doesn't tell cores from threads"
)


def _topology(folder: Path, siblings: str) -> Path:
    for number in os.sched_getaffinity(0):
        core = folder / f"cpu{number}/topology"
        core.mkdir(parents=True)
        (core / "thread_siblings_list").write_text(siblings.format(number=number), "ascii")
    return folder


@needs_affinity
def test_threads_of_one_core_count_once(tmp_path: Path) -> None:
    assert physical_cores(_topology(tmp_path, "0-63\n")) == 1


@needs_affinity
def test_cores_with_one_thread_count_each(tmp_path: Path) -> None:
    assert physical_cores(_topology(tmp_path, "{number}\n")) == len(os.sched_getaffinity(0))


@needs_affinity
def test_threads_count_where_cores_are_not_known(tmp_path: Path) -> None:
    assert physical_cores(tmp_path) == len(os.sched_getaffinity(0))


@needs_affinity
def test_a_process_that_is_held_to_one_core_counts_one() -> None:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        assert physical_cores() == 1
    finally:
        os.sched_setaffinity(0, before)


def _meminfo(folder: Path, text: str) -> Path:
    file = folder / "meminfo"
    file.write_text(text, "ascii")
    return file


def test_memory_is_what_the_kernel_calls_available(tmp_path: Path) -> None:
    meminfo = _meminfo(tmp_path, "MemTotal: 900 kB\nMemFree: 10 kB\nMemAvailable:  300 kB\n")
    assert available_memory(meminfo, tmp_path) == 300 * 1024


def _container(folder: Path, limit: str, *, used: int, files: int) -> Path:
    (folder / "memory.max").write_text(limit, "ascii")
    (folder / "memory.current").write_text(f"{used}\n", "ascii")
    (folder / "memory.stat").write_text(
        f"anon 7\nactive_file {files - 1024}\ninactive_file 1024\n", "ascii"
    )
    return folder


@pytest.mark.parametrize(
    ("limit", "free"),
    [("204800\n", 102400), ("999999999\n", 307200), ("max\n", 307200), ("1\n", 0)],
)
def test_a_containers_limit_holds_if_it_leaves_less(tmp_path: Path, limit: str, free: int) -> None:
    meminfo = _meminfo(tmp_path, "MemAvailable: 300 kB\n")
    container = _container(tmp_path, limit, used=104448, files=2048)
    assert available_memory(meminfo, container) == free


def test_pages_of_files_count_as_free(tmp_path: Path) -> None:
    meminfo = _meminfo(tmp_path, "MemAvailable: 900 kB\n")
    container = _container(tmp_path, "409600", used=409600, files=307200)
    assert available_memory(meminfo, container) == 307200


@pytest.mark.parametrize("text", ["", "MemTotal: 5 kB\n", "MemAvailable: much\n", "nonsense\n"])
def test_a_system_that_does_not_say_is_not_guessed(tmp_path: Path, text: str) -> None:
    assert available_memory(_meminfo(tmp_path, text), tmp_path) is None
    assert available_memory(tmp_path / "none", tmp_path) is None
