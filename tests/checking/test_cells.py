"""Two figures are told apart by what stands right at each of them."""

import pytest

from briefing.checking.swaps import swapped_figures
from tests.checking.statements import as_it_is, evidence, exchanged

PAIRS = [
    (
        "标的公司去年净利润4200万元，未达到承诺的6500万元。",
        "The target made {RMB 42 million} last year against {RMB 65 million} promised.",
    ),
    (
        "目前已开业320家店，全年目标是450家。",
        "It aims to have {450} shops this year, against {320} now.",
    ),
    (
        "单吨能耗已由2022年的610千瓦时降至去年的540千瓦时。",
        "Energy per tonne dropped from {610 kWh} in 2022 to {540 kWh} last year.",
    ),
    (
        "大客户占比前年是41%，去年降到33%。",
        "The largest client's share fell from {41%} the year before to {33%} last year.",
    ),
    (
        "上半年亏损5.2亿元，同比少亏了1.8亿元。",
        "The first-half loss narrowed by {RMB 180 million} to {RMB 520 million}.",
    ),
    (
        "检测业务收入6.3亿元，利润转正，约900万元，上年亏损2,100万元。",
        (
            "Testing made a profit of RMB 9 million after a loss of {RMB 21 million} the"
            " year before, on revenue of {RMB 630 million}."
        ),
    ),
    (
        "存栏母猪2.6万头，较年初淘汰1,800头。",
        "It has culled {1,800} sows since the start of the year, leaving {26,000}.",
    ),
    (
        "其中风电订单6.4亿元，光伏订单8.1亿元。",
        (
            "The orders include {RMB 810 million} from solar power"
            " and {RMB 640 million} from wind power."
        ),
    ),
    (
        "A产品收入增长24%，占比升至15%。",
        "Revenue from product A grew {24%} and now makes up {15%}.",
    ),
    (
        "公司与中国中车在该项目中分别持股35%和65%。",
        "In this project CRRC holds {65%} and the company {35%}.",
    ),
    (
        "公司计划在重庆和武汉各建一座仓库，投资额分别约为1.2亿元和7000万元。",
        (
            "It plans warehouses in Wuhan and Chongqing for about {RMB 70 million} and"
            " {RMB 120 million} respectively."
        ),
    ),
    (
        "一季度空调销量下降9%，洗衣机下降22%。",
        "Sales of washing machines sank {22%} and of air conditioners {9%} in the first quarter.",
    ),
]


@pytest.mark.parametrize(("chinese", "english"), PAIRS)
def test_figures_are_told_apart_by_what_stands_at_them(chinese: str, english: str) -> None:
    assert swapped_figures(as_it_is(english), evidence(chinese)) == ()
    assert swapped_figures(exchanged(english), evidence(chinese)) != ()
