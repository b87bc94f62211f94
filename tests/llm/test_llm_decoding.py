"""The JSON in a model's answer."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.llm.decoding import decode, strings

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
WRAPPINGS = ["{}", "  {}\n", "```json\n{}\n```", "```\n{}\n```\n", "<think>Or {{1}}?</think>\n{}"]


@given(VALUES, st.sampled_from(WRAPPINGS))
def test_what_was_encoded_comes_back_whatever_is_around_it(value: object, around: str) -> None:
    assert decode(around.format(json.dumps(value))) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no JSON"),
        ("The margin rose.", "no JSON"),
        ('{"text": "It was', "no JSON"),
        ('{"a": 1} {"a": 2}', "no JSON"),
        ("[NaN]", "NaN"),
        ("[Infinity]", "Infinity"),
        ('["\\ud800"]', "broken characters"),
        ("[" * 60 + "]" * 60, "too deep"),
        ("[" * 100_000, "too deep"),
    ],
)
def test_what_is_no_json_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decode(text)


def test_the_strings_of_a_value_come_in_order_without_keys() -> None:
    assert list(strings({"a": "one", "b": [2, "two", {"c": "three"}], "d": None})) == [
        "one",
        "two",
        "three",
    ]
