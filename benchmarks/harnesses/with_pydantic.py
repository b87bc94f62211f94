"""pydantic-evals: prints the seconds that the evaluation took. Has its own environment."""

import sys
import time

from openai import AsyncOpenAI
from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import EqualsExpected

client = AsyncOpenAI()


async def ask(question: str) -> str:
    """One question to the stub server."""
    message = {"role": "user", "content": question}
    answer = await client.chat.completions.create(model="good", messages=[message])
    return answer.choices[0].message.content or ""


cases = [
    Case(name=f"case {n}", inputs=f"Say yes, case {n}.", expected_output="yes")
    for n in range(int(sys.argv[1]))
]
dataset = Dataset(name="trivial", cases=cases, evaluators=[EqualsExpected()])
start = time.perf_counter()
report = dataset.evaluate_sync(ask, max_concurrency=int(sys.argv[2]), progress=False)
seconds = time.perf_counter() - start
assert len(report.cases) == int(sys.argv[1])
assert report.averages().assertions == 1.0
print(seconds)
