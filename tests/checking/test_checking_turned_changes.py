"""A word of change is held against the clause of the source that it renders."""

import datetime as dt

import pytest

from briefing.checking import check_claim
from tests.checking.statements import evidence

DAY = dt.date(2026, 4, 15)


def _problems(source: str, text: str) -> tuple[str, ...]:
    return check_claim(text, evidence(source, DAY))


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (  # by the figure, with an adverb between
            "一季度订单增长 31%，但收入只增长了 4%。",
            "Orders grew 31% in the first quarter but revenue was up only 4%.",
            "Orders grew 31% in the first quarter but revenue was down only 4%.",
        ),
        (  # by the comparison that the source makes alone
            "一季度排产恢复到 92%，交付周期比去年同期还是短了十天。",
            "It is back at 92%, with lead times 10 days shorter than a year earlier.",
            "It is back at 92%, with lead times 10 days longer than a year earlier.",
        ),
        (  # by the order of the clauses
            "光刻胶去年卖了 310 吨，今年一季度价格已经企稳，没有进一步下跌。",
            "It sold 310 tonnes in 2025; prices have stabilised and did not fall again.",
            "It sold 310 tonnes in 2025; prices have stabilised and did not rise again.",
        ),
        (  # not until is no denial
            "库存够用五个月，所以成本的改善要到三季度才能体现。",
            "Stocks are enough for five months, so costs will not improve until the third quarter.",
            "Stocks are enough for five months, so costs will not worsen until the third quarter.",
        ),
        (  # what a fixed asset loses
            "一季度折旧 12 亿元，同比减少 1 亿元。",
            "Depreciation declined by RMB 100 million to RMB 1.2 billion in the first quarter.",
            "Appreciation declined by RMB 100 million to RMB 1.2 billion in the first quarter.",
        ),
        (  # a means is no denied change
            "公司不会通过提高返利的方式压货。",
            "Distributors will not be loaded with stock through higher rebates.",
            "Distributors will not be loaded with stock through lower rebates.",
        ),
    ],
)
def test_a_turned_change_is_told(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ()
    assert _problems(source, wrong) != ()


def test_a_change_between_two_figures_is_left_to_arithmetic() -> None:
    source = "1 到 4 月新签 5.9 亿，去年 1 到 4 月是 4.3 亿，不过汽车的占比降了。"
    said = "Orders rose to RMB 590 million in January to April from RMB 430 million a year ago."
    assert not [problem for problem in _problems(source, said) if "rose" in problem]
