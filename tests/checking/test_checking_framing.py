"""What stands around a figure in the source may stand right beside it in English."""

import datetime as dt

import pytest

from briefing.checking import Evidence, check_claim
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline


def _problems(english: str, chinese: str) -> tuple[str, ...]:
    glossary = load_glossary()
    cited = inline(chinese, glossary, dt.date(2026, 5, 12))
    return check_claim(english, Evidence((cited,), glossary, ("Ruilin",)))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "Gross margin improved 1.8 percentage points quarter on quarter.",
            "毛利率环比改善1.8个百分点。",
        ),
        ("The price fell 17% quarter on quarter.", "价格环比又回落了17%。"),
        (
            "The company will spend between RMB 150 million and RMB 300 million.",
            "公司拟投入不低于1.5亿元、不超过3亿元。",
        ),
        ("They pay in about 120 days and 60 days.", "两家的回款周期分别是120天和60天左右。"),
        ("The price was RMB 0.031 lower.", "成交均价低了3.1分。"),
        ("The average ticket dropped 11%.", "客单价掉了11%。"),
        ("Spending doubled in 2025.", "去年支出增加了一倍。"),
        ("Orders are visible for two and a half months.", "订单能见度两个半月。"),
        ("Gas sales were 3.28 billion cubic metres.", "天然气销售量32.8亿方。"),
        ("The cost is RMB 30 million a quarter.", "成本是每季度3,000万元。"),
    ],
)
def test_a_figure_is_found_with_what_is_said_around_it(english: str, chinese: str) -> None:
    assert _problems(english, chinese) == ()


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The price fell 17% year on year.", "价格环比又回落了17%。"),
        (
            "The company will spend between RMB 150 million and RMB 400 million.",
            "公司拟投入不低于1.5亿元、不超过3亿元。",
        ),
        ("The decline was 19 basis points year on year.", "降幅较去年同期的19个基点收窄。"),
        ("The price was RMB 0.31 lower.", "成交均价低了3.1分。"),
        ("The furnace uses 500 kWh.", "电炉温度达到500度。"),
        ("The company ranks third.", "公司召开3次会议。"),
        ("The loss is less than RMB 500 million.", "资金不足导致的5亿元亏损。"),
        ("Spending tripled in 2025.", "去年支出增加了一倍。"),
    ],
)
def test_a_figure_with_something_else_around_it_is_not(english: str, chinese: str) -> None:
    assert _problems(english, chinese) != ()
