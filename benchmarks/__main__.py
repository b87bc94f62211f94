"""``python -m benchmarks``: the quick ones that need no model; the others by name."""

import sys

from benchmarks import (
    converting,
    crashes,
    harness,
    help_time,
    hostile,
    memo,
    reading,
    service,
    throughput,
)

QUICK = {"help": help_time.main, "reading": reading.main, "throughput": throughput.main}
SLOW = {
    "converting": converting.main,
    "crashes": crashes.main,
    "harness": harness.main,
    "hostile": hostile.main,
    "memo": memo.main,
    "service": service.main,
}
ALL = {**QUICK, **SLOW}

for name in sys.argv[1:] or QUICK:
    ALL[name]()
