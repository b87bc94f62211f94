"""``python -m benchmarks``: all that need no model; ``memo`` is named on the command line."""

import sys

from benchmarks import help_time, memo, reading, throughput

QUICK = {"help": help_time.main, "reading": reading.main, "throughput": throughput.main}
ALL = {**QUICK, "memo": memo.main}

for name in sys.argv[1:] or QUICK:
    ALL[name]()
