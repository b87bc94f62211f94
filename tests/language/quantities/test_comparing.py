"""Each rule by which a figure of the memo is, or isn't, one of the source; see ``comparing``."""

import datetime as dt

import pytest

from briefing.language.quantities import differs, find_chinese, find_english

DAY = dt.date(2026, 3, 12)
SAME = ""

TABLE = [
    # value
    ("600 亿", "60 billion", SAME),
    ("600 亿", "6 billion", "the value"),
    ("600 亿", "600 billion", "the value"),
    ("15.37%", "15.4%", SAME),
    ("15.37%", "15%", SAME),
    ("15.37%", "20%", "the value"),
    ("15.37%", "15.3%", "the value"),
    ("30%-50%", "30% to 50%", SAME),
    ("30%-50%", "30%", "the value"),
    ("30%-50%", "50%", "the value"),
    ("30%-50%", "30% to 55%", "the value"),
    ("8,000 万元至 1.5 亿元", "up to RMB 150 million", SAME),
    ("8,000 万元至 1.5 亿元", "at least RMB 80 million", SAME),
    ("8,000 万元至 1.5 亿元", "up to RMB 80 million", "the value"),
    ("占比将超过 40%", "it is expected to top 40%", SAME),
    ("前 40 名", "the top 40", SAME),
    ("再推进 30 个左右", "about another 30", SAME),
    ("交付 70 架份以上", "over 70", SAME),
    ("三分之一", "one third", SAME),
    ("三分之一", "one quarter", "the value"),
    # kind
    ("2 个百分点", "2 percentage points", SAME),
    ("2 个百分点", "2%", "the kind"),
    ("2%", "2 percentage points", "the kind"),
    ("50 个基点", "0.5 percentage points", SAME),
    ("佣金率万 2.05", "2.05 basis points", SAME),
    ("万分之 1.92", "1.92 basis points", SAME),
    ("万分之 1.92", "1.92 percentage points", "the value"),
    ("毛利率 2%", "200 basis points", "the kind"),
    ("二股东", "the second-largest", SAME),
    ("三股东", "the second-largest", "the value"),
    ("前三家占到", "the top three", SAME),
    ("翻了一倍还多", "more than doubled", SAME),
    ("翻了一倍", "more than doubled", "the approximation"),
    ("大概 3 到 4 亿", "between 300 million and 400 million", SAME),
    ("三四月份", "March to April 2026", SAME),
    ("2、3 月", "February to March 2026", SAME),
    ("年内投产", "2026", SAME),
    ("三年内投产", "2026", "the date"),
    ("50 个基点", "50 percentage points", "the value"),
    ("3 倍", "3 times", SAME),
    ("3 倍", "3%", "the kind"),
    ("3 倍", "300%", "the kind"),
    ("第一大客户", "No. 1", SAME),
    ("第一大客户", "No. 2", "the value"),
    ("五大客户", "the five largest", SAME),
    ("五家客户", "the five largest", "the kind"),
    # unit
    ("5 亿元", "RMB 500 million", SAME),
    ("5 亿元", "US$500 million", "the unit"),
    ("5 亿元", "HK$500 million", "the unit"),
    ("5 亿美元", "RMB 500 million", "the unit"),
    ("600 亿", "RMB 60 billion", "the kind"),
    ("5 亿元", "500 million", SAME),
    ("2 个月", "2 months", SAME),
    ("2 个月", "2 years", "the value"),
    ("2025-2026 年", "2025 to 2026", SAME),
    ("半年", "6 months", SAME),
    ("12 个月", "one year", SAME),
    ("10 万吨", "100,000 tonnes", SAME),
    ("10 万吨", "100,000 kilograms", "the value"),
    ("100 万千瓦", "1 GW", SAME),
    ("100 万千瓦", "1 MW", "the value"),
    ("1 万张", "10,000 cards", SAME),
    ("400 公里", "400 km", SAME),
    # approximation
    ("10 多家", "more than 10", SAME),
    ("10 多家", "10+", SAME),
    ("10 多家", "10", "the approximation"),
    ("10 多家", "100+", "the value"),
    ("10 多家", "about 10", "the approximation"),
    ("10 家", "more than 10", "the approximation"),
    ("10 家", "about 10", SAME),
    ("约 10 家", "10", "the approximation"),
    ("近 10 家", "almost 10", SAME),
    ("不到 10 家", "fewer than 10", SAME),
    ("不到 10 家", "more than 10", "the approximation"),
    ("两年内", "within two years", SAME),
    ("两年内", "two years", SAME),
    ("数十家", "dozens", SAME),
    ("数十家", "hundreds", "the value"),
    ("14nm 及以下", "14nm and below", SAME),
    ("14nm 及以下", "14nm", SAME),
    # direction and comparison
    ("增长 15%", "up 15%", SAME),
    ("增长 15%", "15%", SAME),
    ("增长 15%", "down 15%", "the direction"),
    ("下降 15%", "up 15%", "the direction"),
    ("毛利率 15%", "up 15%", "the direction"),
    ("拖累 2 个百分点", "down 2 percentage points", SAME),
    ("同比增长 15%", "up 15% year on year", SAME),
    ("同比增长 15%", "up 15%", SAME),
    ("同比增长 15%", "up 15% quarter on quarter", "the comparison"),
    ("增长 15%", "up 15% year on year", "the comparison"),
    ("环比增长 15%", "up 15% sequentially", SAME),
    ("翻番", "doubled", SAME),
    ("减半", "doubled", "the value"),
    # dates and periods
    ("2025 年 2 月 13 日", "13 February 2025", SAME),
    ("2025 年 2 月 13 日", "February 2025", SAME),
    ("2025 年 2 月 13 日", "in 2025", SAME),
    ("2025 年 2 月 13 日", "14 February 2025", "the date"),
    ("2025 年", "February 2025", "the date"),
    ("2025 年", "in 2024", "the date"),
    ("四季度", "the fourth quarter of 2025", SAME),
    ("四季度", "in Q4", SAME),
    ("四季度", "the fourth quarter of 2026", "the date"),
    ("四季度", "the third quarter", "the date"),
    ("2025 年底", "the end of 2025", SAME),
    ("2025 年", "5 years", "the date"),
]


@pytest.mark.parametrize(("chinese", "english", "difference"), TABLE)
def test_a_claim_and_a_source_are_compared_in_every_respect(
    chinese: str, english: str, difference: str
) -> None:
    (source,) = find_chinese(chinese, date=DAY)
    (claim,) = find_english(english)
    found = differs(claim, source)
    assert found.startswith(difference) if difference else not found
