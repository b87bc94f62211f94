"""Our harness: prints the seconds that the evaluation took."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from briefing.llm.cache import answer_key
from briefing.llm.openai_chat import OpenAIChat
from briefing.models.chat import ChatRequest, Message
from evals.cases import open_cases
from evals.damages import ideal_memo
from evals.metrics import Score
from evals.runlog import Finished, LogWriter
from evals.running import run_suite
from evals.trials import Call

if TYPE_CHECKING:
    from evals.runlog import Place


@dataclass(frozen=True)
class _Case:
    name: str


async def _run(count: int, concurrency: int, folder: Path) -> float:
    # The output of a trivial case is a memo that says nothing; its header is logged all the same.
    memo = replace(ideal_memo(open_cases()[0][0]), executive_summary=(), answers=(), risks=())
    model = OpenAIChat(
        model="good", base_url=os.environ["OPENAI_BASE_URL"], api_key=SecretStr("none"), timeout=60
    )
    with LogWriter(folder / "log.jsonl", {"kind": "head", "format": 1}) as log:

        async def make(case: _Case, place: Place) -> Finished:
            request = ChatRequest("trivial", (Message("user", f"Say yes, {case.name}."),))
            answer = await model.complete(request)
            log.call(place, Call(answer_key(model.name, request), request, answer))
            score = Score("exact", None, float(answer.text == "yes"), "", (1.0, 1.0))
            return Finished(memo, answer.seconds, answer.seconds, (score,))

        cases = [_Case(f"case {number}") for number in range(count)]
        start = time.perf_counter()
        await run_suite(cases, log, make, repeat=1, concurrency=concurrency)
        seconds = time.perf_counter() - start
        assert all(done.scores[0].value == 1.0 for done in log.log.finished.values())
    await model.aclose()
    return seconds


if __name__ == "__main__":
    print(asyncio.run(_run(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))))
