"""What a process of ours may take of the machine, as far as the system can limit it."""

from __future__ import annotations

import math
import os
import signal
import sys
from contextlib import suppress

if sys.platform != "win32":
    import resource


def give_way(levels: int) -> None:
    """Leave the processor to the processes of the service that are so many levels below."""
    if sys.platform != "win32":
        os.nice(levels)


def limit_memory(size: int) -> None:
    """Let this process have so many bytes of address space."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def limit_computing(seconds: float) -> None:
    """Let this process compute for so long from now on, rounded up to whole seconds.

    It is ended when that is over, without a chance to object; waiting doesn't count.
    """
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = math.ceil(used.ru_utime + used.ru_stime + seconds)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (until, most))
        # Such an end would leave what the process had in memory behind in a file.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def computed_too_long(exit_code: int | None) -> bool:
    """Tell whether a process was ended because of ``limit_computing``."""
    return sys.platform != "win32" and exit_code == -signal.SIGXCPU


def lead_group() -> None:
    """Make this process and those that it starts a group, for ``kill_group``."""
    if sys.platform != "win32":
        os.setpgid(0, 0)


def kill_group(leader: int) -> None:
    """End a process that has called ``lead_group``, and those that it started."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError):  # it is gone, or not a leader yet
            os.killpg(leader, signal.SIGKILL)
