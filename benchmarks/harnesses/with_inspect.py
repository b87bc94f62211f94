"""inspect_ai: prints the seconds that the evaluation took. Has its own environment."""

import sys
import time

from inspect_ai import Task, eval  # noqa: A004
from inspect_ai.dataset import Sample
from inspect_ai.scorer import exact
from inspect_ai.solver import generate

samples = [Sample(input=f"Say yes, case {n}.", target="yes") for n in range(int(sys.argv[1]))]
task = Task(dataset=samples, solver=generate(), scorer=exact())
start = time.perf_counter()
logs = eval(
    task,
    model="openai/good",
    model_args={"responses_api": False},
    max_connections=int(sys.argv[2]),
    max_samples=int(sys.argv[2]),
    log_dir=sys.argv[3],
    display="none",
)
seconds = time.perf_counter() - start
assert logs[0].results.scores[0].metrics["mean"].value == 1.0, logs[0].error
print(seconds)
