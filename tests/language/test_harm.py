"""An amount of loss, decline, cost or delay says how large a harm is; an exposure doesn't."""

import pytest

from briefing.language.harm import harm_is_quantified


@pytest.mark.parametrize(
    "clause",
    [
        "归母净利润亏损 4.27 亿元",
        "毛利率同比下降 6.9 个百分点",
        "送样比原计划推迟了 6 个月",
        "改用公路运输增加成本约 1,500 万元",
        "公司的原料船运中断了 23 天",
        "毛利率由 14.2% 转为 -3.5%",
        "投产时间推迟到 2026 年 9 月",
        "本行产生浮亏约 0.9 亿元",
        "有 7 名研发人员离职",
    ],
)
def test_an_amount_of_harm_is_told(clause: str) -> None:
    assert harm_is_quantified(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "对欧盟的出口占总收入的 7.4%，可能被征收关税",
        "目前 X1 的参数量只有 130 亿，很小",
        "原材料价格上涨带来一定压力",
        "2025 年四季度部分项目推迟",
    ],
)
def test_an_exposure_or_a_bare_change_is_none(clause: str) -> None:
    assert not harm_is_quantified(clause)
