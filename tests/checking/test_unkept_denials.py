"""What the source denies is denied somewhere by a statement that tells everything."""

import datetime as dt

import pytest

from briefing.checking import check_claim
from tests.checking.statements import evidence

DAY = dt.date(2026, 4, 15)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(
            "烘焙课程 2022 年就全部停了，以后也不会再办。",
            "Baking courses were all stopped in 2022, and the company will not hold them again.",
            "Baking courses were all stopped in 2022, and the company will hold them again.",
            id="no word ties the denial",
        ),
        pytest.param(
            "产品已进入商超渠道，但不会进入价格体系混乱的折扣店。",
            "Its products are sold in supermarkets but will not enter discount shops, whose pricing"
            " is disorderly.",
            "Its products are sold in supermarkets but will enter discount shops, whose pricing"
            " is disorderly.",
            id="what a denied noun is like",
        ),
        pytest.param(
            "审计尚在进行，最早明年方可形成供应。",
            "The audit goes on, and supplies will not begin before next year.",
            "The audit goes on, and supplies will begin before next year.",
            id="what is the earliest",
        ),
        pytest.param(
            "公司拟出售常州工厂，尚需股东会批准；传言的另一买方为甲骨文，公司与其没有接触。",
            "The company plans to sell its Changzhou plant, subject to a shareholders' vote, and"
            " has not been in contact with Oracle, another rumoured buyer.",
            "",
            id="the denial stands before another clause",
        ),
    ],
)
def test_a_denial_is_kept_where_it_stands(source: str, right: str, wrong: str) -> None:
    cited = evidence(source, DAY)
    assert check_claim(right, cited) == ()
    assert not wrong or check_claim(wrong, cited)
