"""What this machine has to give to an engine that runs on it."""

from __future__ import annotations

import os
from pathlib import Path

_TOPOLOGY = Path("/sys/devices/system/cpu")
_MEMINFO = Path("/proc/meminfo")
_CGROUP = Path("/sys/fs/cgroup")


def physical_cores(topology: Path = _TOPOLOGY) -> int:
    """Cores that this process may use, at least 1; two threads of one core count once.

    Where the system doesn't tell cores from threads, each thread counts.
    """
    if not hasattr(os, "sched_getaffinity"):
        return os.cpu_count() or 1
    allowed = os.sched_getaffinity(0)
    try:
        cores = {
            (topology / f"cpu{number}/topology/thread_siblings_list").read_text("ascii")
            for number in allowed
        }
    except OSError:
        return len(allowed)
    return len(cores)


def available_memory(meminfo: Path = _MEMINFO, cgroup: Path = _CGROUP) -> int | None:
    """Bytes that a new program can take without swapping; None where the system doesn't say.

    In a container that is what its limit leaves, if that is less. Pages of files count as free,
    as they do for the kernel: a model that was just fetched fills a container with them.
    """
    try:
        free = _table(meminfo)["MemAvailable"] * 1024
    except (OSError, KeyError, ValueError):
        return None
    try:
        limit = int((cgroup / "memory.max").read_text("ascii"))
        used = int((cgroup / "memory.current").read_text("ascii"))
        pages = _table(cgroup / "memory.stat")
        files = pages["active_file"] + pages["inactive_file"]
    except (OSError, KeyError, ValueError):  # no limit is written as a word
        return free
    return max(0, min(free, limit - used + files))


def _table(file: Path) -> dict[str, int]:
    """Names and their first number, as the kernel lists them: ``name: 3 kB`` or ``name 3``."""
    rows = (line.replace(":", " ").split() for line in file.read_text("ascii").splitlines())
    return {row[0]: int(row[1]) for row in rows if len(row) > 1}
