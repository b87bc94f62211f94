"""Small sums as they are spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.quantities import find_chinese
from briefing.models.quantity import Approximation, Direction, Kind


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("每箱成本从 38 块涨到 41 块，", ["RMB 38", "RMB 41"]),
        ("电费 4 毛 3 一度", ["RMB 0.43"]),
        ("单价从 5 块 2 降到 4 块 8。", ["RMB 5.2", "RMB 4.8"]),
        ("每斤两毛钱", ["RMB 0.2"]),
        ("每瓦大概 6 分钱", ["about RMB 0.06"]),
        ("每瓦省了 8 厘", ["RMB 0.008"]),
        ("每平米 13 块多", ["more than RMB 13"]),
        ("现在是 13 块出头一平", ["more than RMB 13"]),
        ("每单省个 8 分到 1 毛", ["RMB 0.08 to RMB 0.1"]),
        ("每件便宜两三毛", ["RMB 0.2 to RMB 0.3"]),
        ("单票成本，3 到 5 分钱", ["RMB 0.03 to RMB 0.05"]),
        ("电价从 3 毛涨到 5 毛", ["RMB 0.3", "RMB 0.5"]),
        ("吨纸便宜 300 多块，", ["more than RMB 300"]),
    ],
)
def test_a_small_sum_is_read(text: str, english: list[str]) -> None:
    found = find_chinese(text)
    assert [q.english.removeprefix("down ").removeprefix("up ") for q in found] == english
    assert {q.kind for q in found} == {Kind.MONEY}
    assert {q.unit for q in found} == {"CNY"}


@pytest.mark.parametrize(
    "text",
    [
        "这一块，我们很看重",
        "业务分成两块，",
        "共有 780 块银幕",
        "3 块电池",
        "毛利率 32 毛利",
        "满分 10 分",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert not [q for q in find_chinese(text) if q.kind is Kind.MONEY]


def test_a_small_sum_has_its_direction_and_its_bound() -> None:
    (sum_,) = find_chinese("每票同比少了差不多两毛")
    assert sum_.approximation is Approximation.ABOUT
    (change,) = find_chinese("单价同比下降 3 分钱")
    assert change.direction is Direction.DOWN


@given(st.integers(1, 999), st.integers(1, 9))
def test_yuan_and_tenths_make_one_sum(yuan: int, tenth: int) -> None:
    (found,) = find_chinese(f"单价{yuan}块{tenth}。")
    assert found.low == found.high
    assert found.low is not None
    assert found.low * 10 == yuan * 10 + tenth
