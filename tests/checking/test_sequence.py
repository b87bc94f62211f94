"""A part of a statement that shares no word with its clause is known by its place."""

import datetime as dt

import pytest

from briefing.checking import Evidence, check_claim
from briefing.checking.sequence import in_sequence
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary()
DAY = dt.date(2026, 5, 12)


def _evidence(source: str) -> Evidence:
    return Evidence((inline(source, GLOSSARY, DAY),), GLOSSARY, ("Ningchuan",))


def test_parts_are_laid_on_the_clauses_in_order() -> None:
    text = "Freight revenue grew 12%; the ferry line was sold and nobody was dismissed."
    laid = in_sequence(text, _evidence("货运收入增长12%，轮渡航线已经卖掉了，一个人都没裁。"))
    clauses = range(len(laid.clauses))
    assert [laid.best(part, clauses) for part in range(len(laid.parts))] == [0, 1, 2]
    assert laid.surer(2, [2]) > 0
    assert laid.part_at(text.index("dismissed")) == 2


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "一季度客房收入增长9%，翻修的两家酒店6月重新开业，餐饮这块没跟上。",
            (
                "Room revenue rose 9% in the first quarter, the two hotels being renovated"
                " will reopen in"
                " June, and catering has not kept pace."
            ),
            (
                "Room revenue rose 9% in the first quarter, the two hotels being renovated"
                " will reopen in"
                " June, and catering has kept pace."
            ),
        ),
        (
            "与船东的纠纷在伦敦仲裁，首次开庭定在9月，我们没有计提。",
            (
                "The dispute with the shipowner is before arbitrators in London; the first"
                " hearing is"
                " set for September and nothing has been set aside."
            ),
            (
                "The dispute with the shipowner is before arbitrators in London; the first"
                " hearing is"
                " set for September and something has been set aside."
            ),
        ),
        (
            "种子销量 3.2 万吨，退货率降到 4%，今年这样的天气不会再来。",
            (
                "Seed sales were 32 thousand tonnes and returns fell to 4%, which will not repeat"
                " itself."
            ),
            "Seed sales were 32 thousand tonnes and returns fell to 4%, which will repeat itself.",
        ),
        (
            "新校区总投资 4 亿元，银行贷款占一半，没有补充抵押物。",
            (
                "The new campus costs RMB 400 million, half of it lent by banks, without collateral"
                " having been added."
            ),
            (
                "The new campus costs RMB 400 million, half of it lent by banks, with some"
                " collateral"
                " having been added."
            ),
        ),
        (
            "水表业务收入2.1亿元，海外订单占三成，毛利率我们不单独看。",
            (
                "Water meters brought RMB 210 million, 30% of the orders came from overseas, and"
                " their margin is not tracked."
            ),
            (
                "Water meters brought RMB 210 million, 30% of the orders came from overseas, and"
                " their margin is tracked."
            ),
        ),
    ],
)
def test_a_denial_is_kept_where_only_the_place_tells_of_what(
    source: str, right: str, wrong: str
) -> None:
    assert check_claim(right, _evidence(source)) == ()
    assert any("deny it" in problem for problem in check_claim(wrong, _evidence(source)))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (  # one clause, two parts
            "与蒙阳的代工合同到期没续，公司转做自有品牌。",
            (
                "The processing contract with the other side expired and was not renewed;"
                " the company"
                " turned to a brand of its own."
            ),
        ),
        (  # little of it is told
            "渔场改造还没有完工，今年投放的鱼苗有 300 万尾，成活率好于去年，价格也在涨。",
            "The company stocked 3 million young fish this year.",
        ),
        (  # a denial that the verb before tells
            "管理层说传闻不属实。",
            "Management says that the rumour isn't true.",
        ),
    ],
)
def test_what_is_left_out_or_told_beside_is_no_dropped_denial(source: str, text: str) -> None:
    assert check_claim(text, _evidence(source)) == ()


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "一季度新签 6 条支线航班，亏损面收窄，暑期争取全部打平。",
            (
                "Six feeder flights were signed in the first quarter and losses narrowed; all of"
                " them should be even by summer."
            ),
            (
                "Six feeder flights were signed in the first quarter and losses narrowed; all of"
                " them were even by summer."
            ),
        ),
        (
            "老厂的设备已经搬走，宿舍楼后面会拆掉。",
            "The machines of the old mill are gone and its dormitories will be pulled down.",
            "The machines of the old mill are gone and its dormitories were pulled down.",
        ),
    ],
)
def test_a_plan_is_known_by_its_place(source: str, right: str, wrong: str) -> None:
    assert check_claim(right, _evidence(source)) == ()
    assert any("expect or plan" in problem for problem in check_claim(wrong, _evidence(source)))
