"""Constructions that a small model turns round are put more plainly; all else stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.plainer import plainer


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (
            "以客户非常看重的交付周期为例，同行是 12 周，公司做到了 8 周。",
            "例如，客户非常看重的交付周期，同行是 12 周，公司做到了 8 周。",
        ),
        (
            "当前国内的同类设备中，只有北辰微一家是自主设计控制器的，良率也更高。",
            "当前在国内的同类设备中，北辰微 是唯一自主设计控制器的，良率也更高。",
        ),
        (
            "公司 2025 年取得“船用阀门第一”的出口成绩，份额持续提升。",
            "公司 2025 年在船用阀门方面排名第一，份额持续提升。",
        ),
        (
            "目前所有量产的同类产品中，只有公司一家是自产的。",
            "目前在量产的同类产品中，公司 是唯一自产的。",
        ),
        (
            "美国可能限制国产芯片海外流片。",
            "美国可能限制国产芯片在海外晶圆厂流片。",
        ),
        (
            "预计影响全年营业利润 9,000 万元至 1.1 亿元。",
            "预计使全年营业利润减少9,000 万元至 1.1 亿元。",
        ),
        (
            "归母净利润亏损 4.27 亿元，上年同期盈利 0.86 亿元。",
            "归母净亏损 4.27 亿元，而上年同期是盈利 0.86 亿元。",
        ),
    ],
)
def test_a_construction_is_put_more_plainly(written: str, plain: str) -> None:
    assert plainer(written) == plain


@pytest.mark.parametrize(
    "text",
    [
        "公司以销定产，为例行检修停产三天。",
        "只有一家是公司的客户。",
        "公司取得“专精特新小巨人”称号。",
        "以上市公司为例",
        "所以公司以往的做法不变",
        "较上年同期亏损减少 3,000 万元",
        "预计正向影响净利润约 2 亿元",
        "美国针对国产芯片采取更严苛的限制措施",
    ],
)
def test_what_only_looks_alike_stays(text: str) -> None:
    assert plainer(text) == text


@given(st.text(alphabet="以为例如只有一家是第的中成绩取得，。“”公司甲 12", max_size=60))
def test_put_plainly_twice_it_is_the_same(text: str) -> None:
    assert plainer(plainer(text)) == plainer(text)
