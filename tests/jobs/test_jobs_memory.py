"""Threads of a process that asked for it take their memory from one place."""

from __future__ import annotations

import platform
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_THREADS = """
import ctypes, sys, threading
from briefing.jobs.memory import share_one_arena
if sys.argv[1] == "one":
    share_one_arena()
together = threading.Barrier(4)
def work():
    kept = [b"x" * 50_000 for _ in range(20)]
    together.wait()
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="others have no arenas")
def test_four_threads_share_one_arena_if_asked_to(tmp_path: Path) -> None:
    def arenas(wish: str) -> int:
        told = tmp_path / "malloc.xml"
        subprocess.run([sys.executable, "-c", _THREADS, wish, told], check=True)
        return told.read_text().count("<heap ")

    assert arenas("one") == 1
    assert arenas("as they like") > 1
