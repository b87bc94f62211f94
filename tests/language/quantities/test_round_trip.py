"""What Chinese text says, as the program writes it in English, is read as the same."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from briefing.language.quantities import differs, find_chinese, find_english
from briefing.models.quantity import Kind, Quantity

DAY = dt.date(2026, 3, 12)
DIGITS = "零一二三四五六七八九"


def _numeral(value: int) -> str:
    """A Chinese numeral below a hundred."""
    tens, ones = divmod(value, 10)
    if not tens:
        return "两" if value == 2 else DIGITS[value]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"


ARABIC = st.integers(1, 9999).map(lambda n: f"{n:,}") | st.decimals(
    min_value="0.1", max_value=999, places=1
).map(lambda d: f"{d:f}")
UNITS = st.sampled_from(
    "亿元 万元 元 万亿元 亿美元 万港元 万欧元 % 个百分点 个基点 倍 家 万人 万吨 MW GWh 万千瓦时"
    " 公里 平方米 个月 天 小时 万股 亿参数 万张 个交易日 nm".split()
)
BEFORE = st.sampled_from(["", "约", "近", "超过", "逾", "不低于", "不足", "不超过", "至少"])
AFTER = st.sampled_from(["", "左右", "以上", "以内", "以下"])
CHANGES = st.sampled_from(
    ["", "增长", "下降", "提升了", "减少", "同比增长", "同比下降", "环比增长", "较年初减少"]
)
AMOUNTS = st.builds(lambda number, unit: f"{number} {unit}", ARABIC, UNITS)
NUMERALS = st.builds(
    lambda value, unit: f"{_numeral(value)}{unit}",
    st.integers(2, 99),
    st.sampled_from(["家", "个月", "项", "亿元", "万吨", "台"]),
)
BOUNDED = st.builds("{}{}".format, BEFORE, AMOUNTS | NUMERALS) | st.builds(
    "{}{}".format, AMOUNTS, AFTER
)
CHANGED = st.builds("{}{}{}".format, CHANGES, BEFORE, AMOUNTS)
RANGES = st.builds(
    lambda low, more, unit, to: f"{low}{to}{low + more}{unit}",
    st.integers(1, 500),
    st.integers(1, 400),
    st.sampled_from(["%", "亿元", "万美元", "个百分点", "个月", "GW", "家"]),
    st.sampled_from(["-", "~", "至", "到"]),
)
SHARES = st.sampled_from(
    "三分之一 三分之二 四分之三 一半 翻番 减半 三成 七成半 近九成 约两成 超六成 低双位数增长"
    " 高个位数 数十家 数百亿元 上百个 十余家 八百余项 二十多年".split()
)
DATES = st.builds(
    lambda day, form: form.format(year=day.year, month=day.month, day=day.day),
    st.dates(dt.date(2019, 1, 1), dt.date(2030, 12, 31)),
    st.sampled_from(
        [
            "{year}年{month}月{day}日",
            "{year} 年 {month} 月",
            "{year}年",
            "{year}年上半年",
            "{year}年底",
            "{year}年第三季度",
            "{year}Q1",
            "{month}月{day}日",
            "{month}月",
            "今年二季度",
            "去年",
            "四季度",
            "前三季度",
            "去年同期",
        ]
    ),
)


def _facts(found: Quantity) -> tuple[object, ...]:
    """What both languages can say of a figure; the days of 近 2 个月 are the record's to tell."""
    values = [value and round(value, 6).normalize() for value in (found.low, found.high)]
    return (
        found.kind,
        *values,
        found.unit,
        found.approximation,
        found.direction,
        found.comparison,
        *((found.start, found.end) if found.kind in {Kind.DATE, Kind.PERIOD} else ()),
    )


def _round_trip(chinese: str) -> None:
    (source,) = find_chinese(chinese, date=DAY)
    claims = find_english(f"It was {source.english}.")
    assert len(claims) == 1, (source, claims)
    claim = claims[0]
    assert not differs(claim, source), (source, claim)
    assert _facts(claim) == _facts(source)


@given(BOUNDED | CHANGED | RANGES | SHARES)
def test_an_amount_makes_the_journey_whole(chinese: str) -> None:
    _round_trip(chinese)


@given(DATES)
def test_so_do_a_date_and_a_period(chinese: str) -> None:
    _round_trip(chinese)


@given(ARABIC, st.sampled_from(["亿元", "%", "家", "万吨"]), st.sampled_from([10, 100, 10_000]))
def test_a_value_of_another_power_never_arrives(number: str, unit: str, factor: int) -> None:
    (source,) = find_chinese(f"{number}{unit}", date=DAY)
    scaled = Decimal(number.replace(",", "")) * factor
    (other,) = find_chinese(f"{scaled:f}{unit}", date=DAY)
    (claim,) = find_english(f"It was {other.english}.")
    assert differs(claim, source)
