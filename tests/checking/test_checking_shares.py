"""A share of a whole is told as one, and of the whole that it is of."""

import datetime as dt

import pytest

from briefing.checking.evidence import Evidence
from briefing.checking.shares import untold_shares
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline

NEW = "行业还有 40 万吨产能要投放，占现有产能的 16% 左右，供过于求。"
PILLS = "主力产品康叶片收入 4.1 亿元，占总收入的 47%。"


def _problems(english: str, chinese: str) -> tuple[str, ...]:
    glossary = load_glossary()
    cited = (inline(chinese, glossary, dt.date(2026, 4, 2)),)
    return untold_shares(english, Evidence(cited, glossary, ("Kangye Pharma", "Kangye")))


def test_a_share_that_is_told_of_nothing_is_found() -> None:
    assert _problems("The existing capacity is about 16%, and there is a glut.", NEW) == (
        '"16%" is a share of a whole in the cited sentences',
    )


@pytest.mark.parametrize("who", ["Kangye Pharma", "The company"])
def test_a_company_that_is_called_a_share_of_itself_is_found(who: str) -> None:
    text = f"{who} accounts for 47% of the company's total revenue."
    assert _problems(text, PILLS) == (f'it calls "{who}" a share of itself',)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("400,000 tonnes are to come, about 16% of existing capacity.", NEW),
        ("What is to come represents about 16% of the industry's capacity.", NEW),
        ("The tablets account for 47% of total revenue.", PILLS),
        ("Of total revenue, the tablets bring 47%.", PILLS),
        ("Its margin is 47%.", "毛利率 47%。"),
    ],
)
def test_a_share_of_a_whole_is_let_pass(english: str, chinese: str) -> None:
    assert _problems(english, chinese) == ()
