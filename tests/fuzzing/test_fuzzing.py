"""A bounded run of the fuzzer's targets: seeds, and seeds with some bytes changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzzing.targets import TARGETS, run_any

PIECES = [
    b"<",
    b">",
    b"&",
    b"</w:p>",
    b"<table>",
    b"<td>",
    b"%n",
    b"\x00",
    b"\xff",
    b"endobj",
    b"0 R",
]


@st.composite
def mutations(draw: st.DrawFn, seed: bytes) -> bytes:
    """The seed with stretches of it cut out, doubled or replaced."""
    data = seed
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 64)))
        new = draw(st.sampled_from([*PIECES, data[start:end] * 2, b""]) | st.binary(max_size=8))
        data = data[:start] + new + data[end:]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_changed_files_are_read_or_refused(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=150, deadline=None)
    @given(st.one_of([mutations(seed) for seed in target.seeds]))
    def run(data: bytes) -> None:
        target.run(data)

    run()


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    run_any(data)
