from typing import get_args

import pytest

from briefing.language import risk_kinds
from briefing.language.risk_kinds import risk_kind
from briefing.models.memo import RiskCategory


@pytest.mark.parametrize(
    ("clause", "category", "title"),
    [
        ("北美市场的关税变化较快", "government_action", "Tariffs"),
        (
            "英伟达芯片的限制可能更严苛",
            "government_action",
            "Tighter US limits on chips and tape-outs",
        ),
        ("公司受限于有限的算力资源", "supply_compute", "Limited compute"),
        ("目前国产芯片还不支持该精度", "supply_compute", "Hardware lacks needed features"),
        ("个别招标项目的报价同比下降一成", "competition", "Price war"),
        ("市场份额约为 6.1%，同比下降 0.8 个百分点", "competition", "Loss of market share"),
        ("四季度计提应收账款坏账准备", "financial", "Impairment"),
        ("归母净利润2.04亿元，同比下降28.5%", "financial", "Lower profit"),
        ("毛利率仍存在下行的可能", "financial", "Lower margin"),
        ("开工时间比原计划推迟了约 5 个月", "customer_demand", "Postponed orders or projects"),
        ("当前行业产能利用率总体不足六成", "competition", "Oversupply"),
        ("当前模型很小", "technology_execution", "Small size of the model"),
        ("公司可能面临行政处罚", "legal_data", "Litigation or penalty"),
        ("事业部负责人因个人原因离职", "people_governance", "Departure of key staff"),
        ("宏观经济承压", "macro_other", "Weak economy"),
        ("上架率只有 61%", "customer_demand", "Underused capacity"),
        (
            "控股股东质押股份占其所持股份的七成",
            "people_governance",
            "Pledged shares of a shareholder",
        ),
        ("这个结果低于年初的预期", "financial", "Results below expectations"),
        ("事故调查报告尚未出具", "legal_data", "Investigation of an accident"),
        ("受试者因肝酶升高退出", "technology_execution", "Safety signal in a trial"),
        ("组织管理的难度加大", "people_governance", "Strain on management"),
    ],
)
def test_a_clause_is_named_by_its_nearest_cause(clause: str, category: str, title: str) -> None:
    kind = risk_kind(clause)
    assert kind is not None
    assert (kind.category, kind.title) == (category, title)


def test_a_clause_of_none_of_these_words_has_no_kind() -> None:
    assert risk_kind("我们对未来充满信心") is None


def test_each_row_has_a_category_of_the_codebook_and_a_title_that_starts_a_sentence() -> None:
    kinds = [kind for _, kind in risk_kinds._rows()]
    assert {kind.category for kind in kinds} == set(get_args(RiskCategory))
    assert all(kind.title[0].isupper() and kind.title.isascii() for kind in kinds)


def test_an_effect_goes_by_the_cause_that_its_sentence_or_the_question_names() -> None:
    clause = "预计将使该产品收入减少 1.6 亿元"
    alone = risk_kind(clause)
    named = risk_kind(clause, "该产品在集采中中选，" + clause, "公司怎么应对？")
    asked = risk_kind(clause, clause, "本轮集采对公司有多大影响？")
    assert alone is not None
    assert alone.title == "Lower revenue"
    assert named == asked
    assert named is not None
    assert named.category == "government_action"


def test_a_cause_keeps_its_own_kind_whatever_is_asked() -> None:
    kind = risk_kind("公司可能面临行政处罚", "公司可能面临行政处罚", "关税有什么影响？")
    assert kind is not None
    assert kind.category == "legal_data"
