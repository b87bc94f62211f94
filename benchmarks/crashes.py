"""A memo whose worker, or whose whole service, is killed twenty times with kill -9."""

import json
import sqlite3
import tempfile
import time
from pathlib import Path

from tests.service.conftest import obedient
from tests.service.killing import survive

_VICTIMS = ["worker", "worker", "worker", "all"] * 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        survived = survive(Path(folder), _VICTIMS, obedient)
        seconds = time.perf_counter() - started
        with sqlite3.connect(Path(folder) / "jobs.sqlite") as database:
            (memo,) = database.execute("SELECT memo FROM jobs").fetchone()
    print(
        f"crashes: {survived.kills} of {len(_VICTIMS)} kills, memo {survived.memo['state']}"
        f" with {len(json.loads(memo)['answers'])} answers, {survived.asked} calls of the model,"
        f" {survived.repeated} of them repeated, {seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
