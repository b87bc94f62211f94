"""What stands in a clause with one name alone stands with no other one in the source."""

import pytest

from briefing.checking.beside import names_beside_others
from tests.checking.statements import as_it_is, evidence, exchanged

PAIRS = [
    (
        "巴斯夫的货款还欠1200万，陶氏的去年全部结清了，巴斯夫先付了三成。",
        "{Dow} settled its bill in full last year, and {BASF}, which owes RMB 12 million, 30%.",
    ),
    (
        "泰国工厂的开工率是82%，越南工厂爬坡慢一些，只有45%。",
        "The plant in {Thailand} runs at 82%, against just 45% for {Vietnam}.",
    ),
    (
        "国内这边产能利用率92%，越南那边因为缺工只有60%。",
        "Utilisation is 92% in {China} and, for want of workers, 60% in {Vietnam}.",
    ),
    (
        "宁德时代那边5月份开始供货，比亚迪还在送样，预计年底定点。",
        "Deliveries to {CATL} began in May, whereas {BYD} should decide by the end of the year.",
    ),
    (
        "3GWh的线给比亚迪用，5GWh的线给蔚来用。",
        "{NIO} uses the 5 GWh line and {BYD} the one of 3 GWh.",
    ),
    (
        "PVDF的价格一季度涨了12%，PTFE这边弱一些，只涨了3%。",
        "{PVDF} rose 12% in the first quarter; {PTFE} gained only 3%.",
    ),
]


def _problems(source: str, text: str) -> tuple[str, ...]:
    return names_beside_others(text, evidence(source))


@pytest.mark.parametrize(("source", "text"), PAIRS)
def test_a_name_in_its_own_clause_is_let_pass(source: str, text: str) -> None:
    assert _problems(source, as_it_is(text)) == ()


@pytest.mark.parametrize(("source", "text"), PAIRS)
def test_a_name_in_the_other_ones_clause_is_told(source: str, text: str) -> None:
    assert _problems(source, exchanged(text))


def test_names_told_together_are_let_pass() -> None:
    source = "比亚迪和蔚来都用3GWh的线，二期5GWh的线还没有客户。"
    assert _problems(source, "BYD and NIO use the 3 GWh line; that of 5 GWh has no client.") == ()


def test_a_product_that_is_called_after_the_company_is_not_the_company() -> None:
    chinese = "其中“白杉201”用巴斯夫的树脂，“白杉305”用陶氏的树脂。"
    english = "Baishan 201 uses a resin from BASF, and Baishan 305 one from Dow."
    assert _problems(chinese, english) == ()
