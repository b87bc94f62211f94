"""Does a text end in the same words over and over?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.llm.loops import MIN_LENGTH, MIN_REPEATS, loops


@pytest.mark.parametrize(
    "text",
    [
        "Training efficiency rose: 85% 95% 85% 95% 85% 95% 85% 95% 85% 95% 85% 95% 85% 95",
        "It rose. " + "The margin rose because of the new plant. " * 4,
        "毛利率上升，" + "公司预计增长，" * 8,
        "0" * 60,
        '{"points": ["one", "two", "two, and", "two, and", "two, and", "two, and", "two, and',
    ],
)
def test_an_end_that_repeats_is_a_loop(text: str) -> None:
    assert loops(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It rose.",
        "It rose, and rose, and rose, and rose.",
        "A " + "-" * 30,
        "Revenue rose 12% in 2024, 15% in 2025 and 18% in 2026, and cost 11%, 13% and 14%.",
        "It rose. It rose. It rose. It rose. It rose. It rose. In the end it fell by a third.",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert not loops(text)


@given(
    st.text(max_size=60),
    st.text(min_size=1, max_size=20).filter(lambda part: not part[-1].isspace()),
    st.integers(0, 19),
)
def test_any_part_repeated_often_enough_is_found(start: str, part: str, cut: int) -> None:
    assert loops(start + part * (MIN_REPEATS + MIN_LENGTH) + part[: cut % len(part)])


@given(st.text(alphabet="ab ", max_size=120))
def test_it_agrees_with_the_plain_definition(text: str) -> None:
    end = text.rstrip()
    plain = any(
        end[-length:-period] == end[-length + period :]
        for period in range(1, len(end) // MIN_REPEATS + 1)
        for length in [max(MIN_LENGTH, MIN_REPEATS * period)]
        if length <= len(end)
    )
    assert loops(text) == plain


def test_a_long_text_takes_linear_time() -> None:
    # By the square it would be 10^11 steps, and no test would end.
    assert loops("a" * 150_000 + "b" * 150_000)
    assert not loops("ab" * 150_000 + "c")
