"""Certainty: the strongest forward-looking statement about the company decides."""

import pytest

from briefing.stages.certainty import certainty
from tests.stages.answers import answered


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("2026 年计划新增贷款 110 亿元左右。", "committed"),
        ("新产线预计 2026 年底小批量导入；", "committed"),
        ("原计划 2026 年 6 月投产，现预计推迟到 2026 年 9 月。", "committed"),
        ("如果利率再上行，测算将减少税前利润约 1.3 亿元。", "committed"),
        ("预计将使该产品的收入减少，影响约 1.6 亿元。", "committed"),
        ("公司承诺不裁员。", "committed"),
        ("公司将持续投入研发。", "asserted"),
        ("我们会形成更稳固的领先优势。", "asserted"),
        ("未来毛利率仍存在下行的可能。", "hedged"),
        ("如果后续经营没有改善，仍可能继续减值。", "hedged"),
        ("随着新品放量，毛利率将逐步修复。", "hedged"),
        ("公司会努力做好生产经营。", "hedged"),
        ("收入同比增长 12%。", "none"),
        ("送样比原计划推迟了 6 个月。", "none"),
        ("公司无法预计取得注册证的时间。", "none"),
        ("该子公司没有完成业绩承诺。", "none"),
        ("公司虚拟电厂业务去年收入 3 亿元。", "none"),
        ("模拟芯片收入 3 亿元。", "none"),
        ("董事会审议通过了 3 亿元的分红。", "none"),
        ("公司去年项目如期投产，目前运行平稳。", "none"),
        ("其辞职是因为个人的职业规划。", "none"),
    ],
)
def test_a_sentence_is_as_firm_as_the_codebook_says(sentence: str, label: str) -> None:
    assert certainty(answered(sentence))[0] == label


@pytest.mark.parametrize(
    "sentence",
    [
        "2025 年 6 月欧盟发起调查，预计 2026 年二季度作出初裁。",
        "行业预计 2026 年新增产能 60 万吨。",
        "同行计划 2026 年扩产一倍。",
        "DeepSeek 预计 2026 年发布新模型。",
        "具体情况请关注公司后续披露的定期报告。",
    ],
)
def test_what_others_plan_and_what_is_put_off_is_no_statement_of_the_company(sentence: str) -> None:
    assert certainty(answered(sentence)) == ("none", ())


def test_the_firmest_sentence_is_the_one_that_is_cited() -> None:
    context = answered("公司有望受益。", "公司将继续投入。", "公司计划 2026 年投产。")
    assert certainty(context) == ("committed", (3,))
