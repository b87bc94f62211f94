"""A loss, and what something costs in profit, is told as one."""

import datetime as dt

import pytest

from briefing.checking.evidence import Evidence
from briefing.checking.losses import untold_losses
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline


def _problems(english: str, chinese: str) -> tuple[str, ...]:
    glossary = load_glossary()
    cited = (inline(chinese, glossary, dt.date(2025, 11, 14)),)
    return untold_losses(english, Evidence(cited, glossary, ("the company",)))


LOSS = "归母净利润亏损 4.27 亿元。"
COST = "该装置停产，预计影响全年营业利润 9,000 万元至 1.1 亿元。"


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Net profit was RMB 427 million.", LOSS),
        ("Operating profit is expected to be RMB 90 million to RMB 110 million.", COST),
    ],
)
def test_a_loss_told_as_a_profit_is_found(english: str, chinese: str) -> None:
    assert len(_problems(english, chinese)) == 1


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The net loss was RMB 427 million.", LOSS),
        ("The standstill is expected to take RMB 90 million to RMB 110 million off profit.", COST),
        ("Operating profit is expected to fall by RMB 90 million to RMB 110 million.", COST),
        ("The company expects an impact of RMB 90 million to RMB 110 million.", COST),
        ("Operating profit was RMB 90 million.", "营业利润 9,000 万元。"),
    ],
)
def test_a_loss_told_as_one_is_let_pass(english: str, chinese: str) -> None:
    assert _problems(english, chinese) == ()
