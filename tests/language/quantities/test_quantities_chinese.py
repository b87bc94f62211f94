import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.quantities import find_chinese
from briefing.models.quantity import Approximation, Comparison, Direction, Kind, Quantity

DAY = dt.date(2025, 2, 13)


def _one(text: str) -> Quantity:
    found = find_chinese(text, date=DAY)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "english", "value"),
    [
        ("管理规模 600 亿", "60 billion", "6e10"),
        ("约 560 万美元", "about US$5.6 million", "5.6e6"),
        ("营收 12.3 亿元", "RMB 1.23 billion", "1.23e9"),
        ("1.2 万亿元", "RMB 1.2 trillion", "1.2e12"),
        ("人民币 3 亿元", "RMB 300 million", "3e8"),
        ("超千万元", "more than RMB 10 million", "1e7"),
        ("10 多家", "more than 10", "10"),
        ("十余家", "more than 10", "10"),
        ("共计 98 项能力", "98", "98"),
        ("2048 张", "2,048", "2048"),
        ("1 万张", "10,000", "10000"),
        ("130 亿参数", "13 billion parameters", "1.3e10"),
        ("增长 15.4%", "up 15.4%", "15.4"),
        ("下降 2.1 个百分点", "down 2.1 percentage points", "2.1"),
        ("降低 50 个基点", "down 0.5 percentage points", "0.5"),
        ("提升 1.2pct", "up 1.2 percentage points", "1.2"),
        ("翻番", "doubled", "2"),
        ("七成半", "75%", "75"),
        ("三成以上", "more than 30%", "30"),
        ("两年", "2 years", "2"),
        ("近三年", "the past 3 years", "3"),
        ("2 个月", "2 months", "2"),
        ("3.5GWh", "3.5 GWh", "3.5"),
        ("4nm 制程", "4 nm", "4"),
        ("10 万吨", "100,000 tonnes", "1e5"),
        ("１２．５％", "12.5%", "12.5"),
        ("装机 100 万千瓦", "1 million kW", "1e6"),
    ],
)
def test_an_amount_is_read_and_written_in_english(text: str, english: str, value: str) -> None:
    quantity = _one(text)
    assert quantity.english == english
    assert quantity.low == quantity.high == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "english"),
    [
        ("30%-50%", 30, 50, "30% to 50%"),
        ("85～95%", 85, 95, "85% to 95%"),
        ("3 至 5 年", 3, 5, "3 to 5 years"),
        ("85%-95% 以上", 85, 95, "85% to 95% or more"),
        ("2-3 亿元", 2 * 10**8, 3 * 10**8, "RMB 200 million to RMB 300 million"),
        ("8000 万至 1 亿元", 8 * 10**7, 10**8, "RMB 80 million to RMB 100 million"),
    ],
)
def test_a_range_has_two_ends(text: str, low: int, high: int, english: str) -> None:
    quantity = _one(text)
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))
    assert quantity.english == english


@pytest.mark.parametrize(
    ("text", "english", "start", "end"),
    [
        ("2025 年 1 月 20 日", "20 January 2025", "2025-01-20", "2025-01-20"),
        ("今年 1 月 15 日", "15 January 2025", "2025-01-15", "2025-01-15"),
        ("去年 12 月", "December 2024", "2024-12-01", "2024-12-31"),
        ("3 月内", "March 2025", "2025-03-01", "2025-03-31"),
        ("2 月 10 日", "10 February 2025", "2025-02-10", "2025-02-10"),
        ("2025.02.13", "13 February 2025", "2025-02-13", "2025-02-13"),
        ("2023年上半年", "the first half of 2023", "2023-01-01", "2023-06-30"),
        ("三季度", "the third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("2024Q3", "the third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("前三季度", "the first three quarters of 2025", "2025-01-01", "2025-09-30"),
        ("2023-2025 年", "2023 to 2025", "2023-01-01", "2025-12-31"),
        ("明年", "2026", "2026-01-01", "2026-12-31"),
        ("自 2018 年起", "2018", "2018-01-01", "2018-12-31"),
        ("二〇二五年", "2025", "2025-01-01", "2025-12-31"),
        ("在 2025 世界大会", "2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_dates_and_periods_are_resolved_against_the_record(
    text: str, english: str, start: str, end: str
) -> None:
    quantity = _one(text)
    assert quantity.english == english
    assert quantity.start == dt.date.fromisoformat(start)
    assert quantity.end == dt.date.fromisoformat(end)


def test_without_a_record_date_the_year_stays_unknown() -> None:
    (quantity,) = find_chinese("2 月 10 日")
    assert (quantity.english, quantity.start) == ("10 February", None)


def test_a_change_carries_direction_and_comparison() -> None:
    growth = _one("同比增长约 15.4%")
    assert growth.direction is Direction.UP
    assert growth.comparison is Comparison.YEAR_ON_YEAR
    assert growth.approximation is Approximation.ABOUT
    assert growth.english == "up about 15.4% year on year"


def test_a_level_that_is_reached_is_no_change_by_it() -> None:
    assert [(q.english, q.direction) for q in find_chinese("从 55% 提升到 85%")] == [
        ("55%", Direction.NONE),
        ("85%", Direction.NONE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "昇腾 910B",
        "H800 卡",
        "OpenAI 的 o1",
        "DeepSeek-V3",
        "GPT-4 模型",
        "5G 基站",
        "“1+N”的战略",
        "7x24 服务",
        "1、公司",
        "（2）研发",
        "电话 0551-65331880",
        "002230.SZ",
        "第三方",
        "统一管理",
        "一些客户",
        "仍只有一家",
        "一方面",
        "16Bit 量化",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert find_chinese(text, date=DAY) == ()


def test_percentage_points_are_not_percent() -> None:
    assert _one("2 个百分点").kind is Kind.PERCENTAGE_POINTS
    assert _one("2%").kind is Kind.PERCENT


FRAGMENTS = st.sampled_from(
    "同比 增长 下降 约 超 3 12.5 1,200 600 一 两 十 百 万 亿 % 元 美元 个"
    " 家 年 月 日 - 至 （ ） 。 1、 A B 910B 倍 番 成".split()
)


@given(st.lists(FRAGMENTS | st.characters(), max_size=25).map("".join))
def test_spans_are_ordered_within_the_text_and_hold_the_source(text: str) -> None:
    end = 0
    for quantity in find_chinese(text, date=DAY):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert text[quantity.span.start : quantity.span.end] == quantity.source
        end = quantity.span.end


@pytest.mark.parametrize("piece", ["1", "一", "年", ",", "同比增长", "A1", "1,", "十", "1-"])
def test_a_hostile_text_of_a_hundred_thousand_characters_is_read(piece: str) -> None:
    find_chinese(piece * (100_000 // len(piece)), date=DAY)


@pytest.mark.parametrize(
    "text",
    [
        "零部件国产化",
        "零售与零碳园区",
        "附件 2 和图 3",
        "与上年同期相比",
        "第二个问题",
        "二次上市",
        "百公里加速",
        "FDA 510(k)",
    ],
)
def test_words_with_numerals_and_numbers_of_annexes_are_no_figures(text: str) -> None:
    assert [q for q in find_chinese(text, date=DAY) if q.low is not None] == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("-40℃至85℃", -40, 85),
        ("-5%至-3%", -5, -3),
        ("一亿五千万元", 150_000_000, 150_000_000),
        ("3亿5000万元", 350_000_000, 350_000_000),
        ("一万五千元", 15_000, 15_000),
        ("算力超过1万P", 10_000, 10_000),
        ("第二增长曲线", 2, 2),
        ("两条底线", 2, 2),
        ("九成五以上", 95, 95),
        ("3,000万只至3,500万只", 30_000_000, 35_000_000),
        ("前两大客户", 1, 2),
        ("前三家供应商", 1, 3),
        ("已超半数", 50, 50),
        ("A2、B3两款", 2, 2),
        ("质保30年", 30, 30),
        ("约占两成", 20, 20),
    ],
)
def test_signs_stacked_scales_and_small_counts(text: str, low: int, high: int) -> None:
    quantity = _one(text)
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))


def test_a_verb_before_a_year_does_not_make_a_duration_of_it() -> None:
    found = find_chinese("占比由 2024 年的 28% 提高到 2025 年的 55%", date=DAY)
    assert [quantity.english for quantity in found] == ["2024", "28%", "2025", "55%"]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("四季度收入下滑", "the fourth quarter of 2025"),
        ("三季度下滑，四季度企稳", "the third quarter of 2025; the fourth quarter of 2025"),
        ("上半年一般，下半年好一些", "the first half of 2026; the second half of 2026"),
        ("订单排到了三季度末", "the third quarter of 2026"),
        ("预计四季度投产", "the fourth quarter of 2026"),
        ("三季度仍有压力", "the third quarter of 2026"),
        ("下半年会更好", "the second half of 2026"),
        ("年底前完工", "the end of 2026"),
        ("去年年底完工", "the end of 2025"),
        ("年底已完工", "the end of 2025"),
        ("若下半年产能利用率提升", "the second half of 2026"),
        ("要看 4 月份开工的情况", "April 2026"),
        ("测试推迟到了三季度", "the third quarter of 2026"),
        ("客户已经把二季度的订单取消了", "the second quarter of 2026"),
        ("三季度已投产", "the third quarter of 2025"),
        ("今 年 前 四 个 月", "the first 4 months of 2026"),
        ("去年同期为 5%", "the same period of 2025; 5%"),
        ("5月15日14:00举行", "15 May 2026"),
        ("均价由年初的高位降到年末的低位", "the start of 2025; the end of 2025"),
        ("2025 年收入低于年初的计划", "2025; the start of 2025"),
        ("一季度订单低于年初的计划", "the first quarter of 2026; the start of 2026"),
        ("这个结果低于年初的预期", "the start of the year"),
        ("2023 年收购了标的，年初至今上涨", "2023; the start of 2026"),
        ("规划到 2030 年翻倍，年初为低点", "2030; doubled; the start of the year"),
    ],
)
def test_the_year_that_is_not_written_is_told_by_rule(text: str, english: str) -> None:
    found = find_chinese(text, date=dt.date(2026, 3, 12))
    assert "; ".join(quantity.english for quantity in found) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("低于年初的计划", "the start of 2025"),
        ("计划年初投产", "the start of 2026"),
        ("将继续推进，由年初的高点降到年末的低点", "the start of 2025; the end of 2025"),
    ],
)
def test_the_start_of_a_year_lies_ahead_only_where_a_plan_leads_to_it(
    text: str, english: str
) -> None:
    found = find_chinese(text, date=dt.date(2025, 12, 11))
    assert "; ".join(quantity.english for quantity in found) == english


@pytest.mark.parametrize(
    ("text", "approximation"),
    [("不会低于 5 元", "more"), ("不会超过 5 元", "less"), ("最高 8 万元", "less")],
)
def test_a_bound_may_be_a_promise(text: str, approximation: str) -> None:
    assert _one(text).approximation == approximation
