"""A measure that a statement names is one that its sentences speak of."""

import datetime as dt

import pytest

from briefing.checking.evidence import Evidence
from briefing.checking.measures import foreign_measures
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline


def _problems(english: str, chinese: str) -> tuple[str, ...]:
    glossary = load_glossary()
    cited = (inline(chinese, glossary, dt.date(2026, 4, 2)),)
    return foreign_measures(english, Evidence(cited, glossary, ("the company",)))


@pytest.mark.parametrize(
    ("english", "chinese", "named"),
    [
        ("Total assets were RMB 9.2 billion.", "托管规模 92 亿元。", "Total assets"),
        ("The yield rate rose to 1.9%.", "经营贷的不良率升至 1.9%。", "yield rate"),
        ("Inventory is about 0.3 GWh.", "存量订单约 0.3GWh。", "Inventory"),
        ("Gross margin fell to 21%.", "净利率降至 21%。", "Gross margin"),
    ],
)
def test_a_measure_that_no_cited_sentence_speaks_of_is_found(
    english: str, chinese: str, named: str
) -> None:
    assert _problems(english, chinese) == (f'the cited sentences don\'t speak of "{named}"',)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Revenue was RMB 3 billion.", "营业收入 30 亿元。"),
        ("The yield rate rose to 93%.", "良率提升至 93%。"),
        ("The NPL ratio rose to 1.9%.", "不良率升至 1.9%。"),
        ("The return on equity was 11%.", "ROE 为 11%。"),
        ("Some clients wait.", "部分客户观望。"),
    ],
)
def test_a_measure_by_any_of_its_chinese_names_is_let_pass(english: str, chinese: str) -> None:
    assert _problems(english, chinese) == ()
