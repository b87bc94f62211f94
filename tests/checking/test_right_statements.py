"""Correct statements that look like errors, and what is wrong beside some of them."""

import pytest

from briefing.checking import check_claim
from tests.checking.statements import evidence


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(
            "一季度均价每吨1.8万元，比去年四季度还高了300元。",
            "Prices averaged RMB 18,000 a tonne in the first quarter, RMB 300 higher than in the"
            " fourth quarter of 2025.",
            "Prices averaged RMB 18,000 a tonne in the first quarter, RMB 300 higher than in the"
            " third quarter of 2025.",
            id="the quarter that a change is measured from",
        ),
        pytest.param(
            "渠道库存已经回到4个月，去年同期是7个半月。",
            "Channel stocks are back to four months, from seven and a half a year earlier.",
            "Channel stocks are back to four months, from nine and a half a year earlier.",
            id="halves without a unit",
        ),
        pytest.param(
            "单一客户从未超过收入的5%。",
            "Sales to any one customer have never exceeded 5% of revenue.",
            "Sales to any one customer have never exceeded 50% of revenue.",
            id="a bound some words ahead of its figure",
        ),
        pytest.param(
            "泰国厂当前月亏损约90万美元。",
            "The Thai plant loses about US$900,000 a month.",
            "The Thai plant earns about US$900,000 a month.",
            id="loses",
        ),
        pytest.param(
            "亏损的都是开业不满两年的门店。",
            "All stores in the red opened less than two years ago.",
            "All stores in the red opened less than three years ago.",
            id="less than two years",
        ),
        pytest.param(
            "机械表去年同期出货24万只和71万只，今年38万只和52万只。",
            "Shipments were 380,000 and 520,000, against 240,000 and 710,000 a year earlier.",
            "Shipments were 380,000 and 520,000, against 710,000 and 240,000 a year earlier.",
            id="figures side by side",
        ),
        pytest.param(
            "受当地关税上调影响，一季度发货减了2200吨。",
            "Shipments fell by 2,200 tonnes in the first quarter after a tariff increase there.",
            "Shipments fell by 2,200 tonnes in the first quarter after a tariff reduction there.",
            id="a noun of change belongs to the word ahead of it",
        ),
        pytest.param(
            "随着国产设备能力进一步提升，单位成本还有较大的下降空间。",
            "As domestic equipment gets better, unit cost has a large space for further reduction.",
            "",
            id="a word of degree is no noun that changes",
        ),
        pytest.param(
            "岸线上个月已经批复，环评没有批复。",
            "The shoreline was approved last month, but the environmental assessment was not.",
            "",
            id="a denial without its verb",
        ),
        pytest.param(
            "三号窑我们不扩。",
            "Kiln No. 3 will not be enlarged.",
            "Kiln No. 3 will be enlarged.",
            id="what isn't done now will not be done",
        ),
        pytest.param(
            "子公司没有独立上市的计划，外部入股的事情谈过。",
            "There is no plan to list the subsidiary; an outside stake was discussed.",
            "",
            id="behind a plan that is denied",
        ),
        pytest.param(
            "海外工厂原本想在6月底投产，受环评影响，现在看要拖到四季度。",
            "The overseas plant, meant to open at the end of June, has been delayed by an"
            " environmental review and is expected in the fourth quarter.",
            "",
            id="why a plan was put off",
        ),
        pytest.param(
            "还是离不开进口轴承，今年占采购额的六成。",
            "Imported bearings still make up 60% of purchases this year.",
            "",
            id="what can't be done without",
        ),
        pytest.param(
            "巴西上半年的订单有望翻番到2万台。",
            "Orders from Brazil are expected to double to 20,000 units in the first half.",
            "Orders from Brazil doubled to 20,000 units in the first half.",
            id="orders are no verb",
        ),
        pytest.param(
            "库存从高点的1.9万吨去化到了9000吨。",
            "Stocks were run down from a peak of 19,000 tonnes to 9,000 tonnes.",
            "Stocks were run up from a peak of 19,000 tonnes to 9,000 tonnes.",
            id="from a peak",
        ),
        pytest.param(
            "今年的分红率不会低于去年的65%。",
            "The payout ratio this year will not be lower than last year's 65%.",
            "The payout ratio this year will be lower than last year's 65%.",
            id="not lower than last year's",
        ),
        pytest.param(
            "地毯由我们独家供应，三年一签。",
            "The company is the only supplier of carpet, under three-year contracts.",
            "The company is the only supplier of carpet, under five-year contracts.",
            id="under a contract of some years",
        ),
    ],
)
def test_what_is_right_is_passed(source: str, right: str, wrong: str) -> None:
    cited = evidence(source)
    assert check_claim(right, cited) == ()
    assert not wrong or check_claim(wrong, cited)


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("现有产能不能满足订单需求，正在扩建二厂。", "Existing capacity meets the orders."),
        ("公司所有没关的店都盈利。", "All the stores that were closed are profitable."),
        (
            "一期2027年投产，二期2029年投产。",
            "Phase one starts production in 2029, and phase two in 2027.",
        ),
        (
            "欧洲工厂没有停产，美国工厂停产了。",
            "The European plant was shut, while the American one is not.",
        ),
        ("公司现金流不错，去年投了3亿元。", "The company will not invest RMB 300 million."),
        ("公司没有任何诉讼。", "The company faces few lawsuits."),
        ("产品毛利率高达60%。", "Gross margin is less than 60%."),
        ("去年全年收入12亿元。", "Revenue in 2026 was RMB 1.2 billion."),
        (
            "三号窑我们不扩，四号窑去年扩了。",
            "Kiln No. 3 will not be enlarged; kiln No. 4 will be enlarged.",
        ),
        (
            "我们的目标客户是医院，今年供货5000套。",
            "The company sold 5,000 sets to Target this year.",
        ),
    ],
)
def test_what_only_looks_like_them_is_blamed(source: str, wrong: str) -> None:
    assert check_claim(wrong, evidence(source))


@pytest.mark.parametrize(
    ("source", "right"),
    [
        (
            "去年下半年产能利用率达到90%。",
            "Capacity utilisation reached 90% in the second half of last year.",
        ),
        ("从数据能够看到去年收入增长12%。", "The data show that revenue rose 12% last year."),
    ],
)
def test_what_was_able_is_no_plan(source: str, right: str) -> None:
    assert check_claim(right, evidence(source)) == ()
