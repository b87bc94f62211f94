import datetime as dt

import pytest

from briefing.checking.evidence import Evidence
from briefing.checking.figures import unfounded_figures
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary()
DAY = dt.date(2026, 3, 12)


def _unfounded(source: str, text: str) -> tuple[str, ...]:
    return unfounded_figures(text, Evidence((inline(source, GLOSSARY, DAY),), GLOSSARY, ()))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "二季度收入环比下降约 20%。",
            "Sales fell about 20% from the first quarter to the second.",
        ),
        ("2025 年收入同比增长 5%。", "Revenue grew 5% in 2025 from 2024."),
        ("二号井停产 12 天。", "Mine No. 2 stopped production for 12 days."),
        ("检测由约 10 天缩短到 3 天。", "Testing takes 3 days instead of about 10."),
        (
            "吨煤售价 486 元，同比下降 92 元。",
            "The price fell by RMB 92 to RMB 486 per tonne.",
        ),
        ("占净利润的 30%，为 6,120 万元。", "That is RMB 61.2 million or 30% of net profit."),
        ("分红不低于可分配利润的 50%。", "The company pays out at least 50% of its profit."),
        ("方案须提前 72 小时提交。", "The plan must be submitted 72 hours ahead."),
        ("产品已通过 28nm 验证。", "The etcher passed 28nm verification."),
        ("覆盖 14nm 及以下工艺。", "It covers processes of 14nm and below."),
        ("第 16 周评估疗效。", "Efficacy is assessed at week 16."),
        ("毛利率提升 5 个百分点至 30%。", "Gross margin rose 5 points to 30%."),
        ("五一假期订单良好。", "Orders over the May 2026 holiday were good."),
        ("引进 A320 系列 6 架。", "Six A320-family jets are to join."),
        ("余额从20亿加到了45亿。", "The balance went from RMB 2 billion to RMB 4.5 billion."),
        (
            "去年亏损 4,200 万元，同比收窄 2,600 万元。",
            "The loss narrowed by RMB 26 million to RMB 42 million.",
        ),
        ("2025 至 2027 年每年分红一次。", "It pays a dividend in each of the three years to 2027."),
        ("新增关税按七三比例分担。", "Customers bear 70% of the added tariff and it bears 30%."),
        (
            "经营性现金流净额为-2.1 亿元。",
            "The operating cash outflow was RMB 210 million.",
        ),
    ],
)
def test_what_a_statement_may_say_of_the_figures(source: str, text: str) -> None:
    assert _unfounded(source, text) == ()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("二季度收入下降约 20%。", "Revenue fell about 20% from the first quarter."),
        ("三号井停产 12 天。", "Mine No. 2 stopped production for 12 days."),
        ("检测由 20 天缩短到 3 天。", "Testing takes 3 days instead of 10."),
        ("分红不高于可分配利润的 50%。", "The company pays out at least 50% of its profit."),
        ("占净利润的 30%，为 6,120 万元。", "That is US$61.2 million or 30% of net profit."),
        (
            "去年亏损 4,200 万元，同比收窄 3,600 万元。",
            "The loss narrowed by RMB 26 million to RMB 42 million.",
        ),
        ("2025 至 2027 年每年分红一次。", "It pays a dividend in each of the two years to 2027."),
        ("新增关税按七三比例分担。", "Customers bear 60% of the added tariff."),
        ("募资规模大概 3 到 4 亿美元。", "It could raise US$300 million to RMB 400 million."),
        (
            "去年收入从 24 亿元掉到 15 亿元。",
            "Revenue sank from RMB 2.4 billion to US$1.5 billion.",
        ),
        ("成本按三五年摊销。", "It bears 30% of the cost."),
        ("经营性现金流净额为-2.1 亿元。", "The operating cash inflow was RMB 210 million."),
    ],
)
def test_what_it_may_not(source: str, text: str) -> None:
    assert _unfounded(source, text)
