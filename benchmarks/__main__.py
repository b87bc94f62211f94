"""``python -m benchmarks``: the quick ones that need no model; the others by name."""

import sys

from benchmarks import crashes, harness, help_time, memo, reading, throughput

QUICK = {"help": help_time.main, "reading": reading.main, "throughput": throughput.main}
ALL = {**QUICK, "crashes": crashes.main, "harness": harness.main, "memo": memo.main}

for name in sys.argv[1:] or QUICK:
    ALL[name]()
