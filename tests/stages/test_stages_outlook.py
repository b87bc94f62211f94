"""Outlook: harms that were confirmed against gains of the company, each in a clause of its own."""

import pytest

from briefing.stages.adverse import AdverseClause
from briefing.stages.outlook import outlook
from tests.stages.answers import answered


@pytest.mark.parametrize(
    "sentence",
    [
        "海外收入同比增长 64%。",
        "液冷方案已经在 3 个园区落地。",
        "份额约为 16%，位居国产厂商第二。",
        "液冷机柜的租金高于普通机柜。",
    ],
)
def test_a_gain_of_the_company_is_positive(sentence: str) -> None:
    assert outlook(answered(sentence), []) == ("positive", (1,))


@pytest.mark.parametrize(
    "sentence",
    [
        "行业规模增长 20%。",
        "同行的份额提升。",
        "厂房原计划 2026 年 6 月投产。",
        "一期计划于 2026 年四季度投产。",
        "如果能效门槛继续提高，部分机房需要改造。",
        "分红比例连续三年提升。",
        "生产目前已经恢复正常。",
        "公司产品尚未量产。",
        "公司去年没有中标该项目。",
        "公司收入同比负增长。",
    ],
)
def test_others_gains_plans_and_burdens_that_grow_are_none(sentence: str) -> None:
    assert outlook(answered(sentence), []) == ("not_stated", ())


def test_harm_and_gain_in_clauses_of_one_sentence_are_mixed() -> None:
    sentence = "商超渠道收入同比下降 19.3%，量贩渠道收入同比增长 64%。"
    adverse = [AdverseClause(1, "商超渠道收入同比下降 19.3%，")]
    assert outlook(answered(sentence), adverse) == ("mixed", (1, 1))


def test_how_a_harm_grew_is_no_gain() -> None:
    sentence = "公司计提存货跌价准备 3,860 万元，同比增加 1,540 万元。"
    adverse = [AdverseClause(1, "公司计提存货跌价准备 3,860 万元，")]
    assert outlook(answered(sentence), adverse) == ("negative", (1,))
