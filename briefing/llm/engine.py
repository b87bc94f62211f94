"""The embedded engine's own process: llama.cpp's server. The only file that imports xllamacpp.

``embedded.py`` starts it as ``python -m briefing.llm.engine``. A process of its own, because a
server inside the caller's can't be stopped in the middle of an answer, and takes the caller along
when it fails. One line of JSON on standard input says what to serve, one on standard output how it
went; it serves until standard input ends, which it does when the caller is gone, however it went.

``use_jinja`` is off: the older template parser gives the schema's JSON bare, and a cut answer as
one that is cut, where the newer one fences it and answers with an error.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass

LOOPBACK = "127.0.0.1"

_BATCH = 128
"""Tokens of prompts computed in one go, for which the answers of other places wait."""
_CACHE_MIB = 512
"""Memory for the prefixes of answers that aren't being worked on; the engine's default is 8 GiB."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to serve.

    Attributes:
        weights: path of a GGUF file.
        places: requests that are worked on side by side.
        context: tokens that each of them may take.
        threads: of the computation.
    """

    weights: str
    port: int
    api_key: str
    places: int
    context: int
    threads: int

    def line(self) -> str:
        """The order as the engine's process reads it."""
        return json.dumps(asdict(self)) + "\n"


def main() -> None:
    """Serve one order; the answer is ``{"address": …}`` or ``{"error": …}``."""
    # The engine's native code may print; the line for the caller must stay alone.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    order = Order(**json.loads(sys.stdin.readline()))
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = order.weights
    parameters.hostnames = [LOOPBACK]
    parameters.port = order.port
    parameters.api_keys = [order.api_key]
    parameters.n_parallel = order.places
    parameters.n_ctx = order.places * order.context
    parameters.n_batch = parameters.n_ubatch = _BATCH
    parameters.cache_ram_mib = _CACHE_MIB
    parameters.cpuparams.n_threads = order.threads
    parameters.use_jinja = False
    parameters.ui = False
    parameters.verbosity = 0
    try:
        server = xllamacpp.Server(parameters)
    except RuntimeError as error:
        print(json.dumps({"error": str(error)}), file=answers, flush=True)
        return
    print(json.dumps({"address": server.listening_address}), file=answers, flush=True)
    sys.stdin.read()
    # Without a farewell: the server's own end would wait for the answers that it still writes.
    os._exit(0)


if __name__ == "__main__":
    main()
