import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.quantities import differs, find_chinese, find_english

DAY = dt.date(2025, 2, 13)


def _borne_out(chinese: str, english: str) -> list[bool]:
    sources = find_chinese(chinese, date=DAY)
    claims = find_english(english)
    assert claims, english
    return [any(not differs(claim, source) for source in sources) for claim in claims]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("管理规模 600 亿", "It manages 60 billion."),
        ("营收 12.3 亿元", "Revenue was RMB 1.23 billion, or RMB 1.23bn."),
        ("约 560 万美元", "It cost about US$5.6 million."),
        ("10 多家", "It has more than 10 partners."),
        ("10 多家", "It has 10+ partners."),
        ("2 个月", "It spent two extra months."),
        ("从 55% 提升到 85%", "It rose from 55% to 85%."),
        ("30%-50%", "It was 30% to 50%."),
        ("30%-50%", "It was 30%-50% at first."),
        ("同比增长 15.37%", "It grew 15.4% year on year."),
        ("130 亿参数", "It has 13B parameters, that is 13 billion parameters."),
        ("2 月 10 日", "On 10 February 2025 and on February 10, 2025."),
        ("2 月 10 日", "In February 2025."),
        ("三季度", "In Q3 2024 and the third quarter."),
        ("上半年", "In 1H25 and the first half of 2025."),
        ("三分之一", "It is one third."),
        ("翻番", "It doubled."),
        ("翻两番", "It is up fourfold."),
        ("提升 1.2 个百分点", "It rose 1.2 percentage points."),
        ("降低 50 个基点", "It fell by 50 basis points."),
        ("3 倍", "It is 3 times, or 3x."),
        ("10 万吨", "It makes 100,000 tonnes."),
        ("24 小时", "It takes 24 hours."),
        ("五大客户", "The five largest clients are served."),
        ("14nm 及以下", "It is verified at 14nm and smaller nodes, or at 14 nm."),
        ("3 月环比增长 5%", "It rose 5% month on month."),
        ("环比增长 5%", "It rose 5% quarter on quarter."),
    ],
)
def test_a_right_figure_is_borne_out(chinese: str, english: str) -> None:
    assert all(_borne_out(chinese, english))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("管理规模 600 亿", "It manages 6 billion."),
        ("管理规模 600 亿", "It manages RMB 60 billion."),
        ("营收 12.3 亿元", "Revenue was US$1.23 billion."),
        ("10 多家", "It has 100+ partners."),
        ("10 多家", "It has 10 partners."),
        ("10 家", "It has more than 10 partners."),
        ("30%-50%", "It was 30%."),
        ("2 个百分点", "It rose 2%."),
        ("增长 15%", "It fell 15%."),
        ("同比增长 15%", "It grew 15% quarter on quarter."),
        ("2 个月", "It took 2 years."),
        ("3 月内", "On 3 March 2025."),
        ("2024 年", "In 2025."),
        ("约 560 万美元", "It cost US$5.6 million."),
        ("上半年", "In the second half of 2025."),
        ("五家客户", "The five largest clients are served."),
        ("5 亿元及以上", "It invests RMB 500 million."),
    ],
)
def test_a_wrong_figure_is_not(chinese: str, english: str) -> None:
    assert not all(_borne_out(chinese, english))


@pytest.mark.parametrize(
    "text", ["an Ascend 910B card", "the H800", "OpenAI o1", "DeepSeek-V3", "GPT-4", "a 5G phone"]
)
def test_a_name_with_digits_is_no_figure(text: str) -> None:
    assert find_english(text) == ()


AMOUNTS = st.builds(
    "{}{} {}".format,
    st.sampled_from(["", "约 ", "超过 "]),
    st.integers(2, 9999),
    st.sampled_from(["亿元", "万美元", "%", "个百分点", "家", "倍", "万吨", "个月"]),
)


@given(AMOUNTS)
def test_what_is_written_in_english_is_read_back_as_the_same(chinese: str) -> None:
    (source,) = find_chinese(chinese, date=DAY)
    assert all(_borne_out(chinese, f"It is {source.english}.")), source


@given(AMOUNTS, st.sampled_from([10, 100, 1000]))
def test_a_figure_off_by_a_power_of_ten_is_caught(chinese: str, factor: int) -> None:
    (source,) = find_chinese(chinese, date=DAY)
    (claim,) = find_english(f"It is {source.english}.")
    assert claim.low is not None
    from dataclasses import replace

    scaled = replace(claim, low=claim.low * factor, high=claim.low * factor)
    assert differs(scaled, source)


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for quantity in find_english(text):
        assert text[quantity.span.start : quantity.span.end] == quantity.source


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("between -40°C and 85°C", [(-40, 85, "none")]),
        ("rose from -5% to -3%", [(-5, -5, "none"), (-3, -3, "none")]),
        ("a margin up, +35% YoY", [(35, 35, "up")]),
        ("The top five made up 46.8% of sales", [(1, 5, "none"), (46.8, 46.8, "none")]),
        ("It raised HK$4.5 billion", [(4_500_000_000, 4_500_000_000, "none")]),
        ("growth in the year and a margin of 28%", [(28, 28, "none")]),
        ("Growth in the domestic market of 5%", [(5, 5, "up")]),
        ("mid-teens growth", [(14, 16, "up")]),
        ("in 60-plus countries", [(60, 60, "none")]),
        ("after 8-bit weights", [(8, 8, "none")]),
        ("on a dozen laboratories", [(12, 12, "none")]),
        ("its third growth curve", [(3, 3, "none")]),
        ("to 30-odd countries", [(30, 30, "none")]),
        ("four fifths are sold", [(80, 80, "none")]),
        ("grew at a compound 18.5% a year", [(18.5, 18.5, "up")]),
        ("the lock-up 36 months", [(36, 36, "none")]),
        ("from RMB 2,000 to RMB 3,500-4,000", [(2000, 2000, "none"), (3500, 4000, "none")]),
        ("US$10,000 to US$1 million", [(10_000, 1_000_000, "none")]),
        ("-RMB 830 million", [(-830_000_000, -830_000_000, "none")]),
        ("FDA 510(k) and the 2+3+N plan", []),
        ("call +86 755 8653 1234", []),
    ],
)
def test_values_and_directions_in_english(text: str, facts: list[tuple[float, float, str]]) -> None:
    found = find_english(text)
    values = [(float(q.low or 0), float(q.high or 0), q.direction.value) for q in found]
    assert values == facts


@pytest.mark.parametrize("piece", ["1", "5% to 6 ", "+1 22 33 ", "from about 5 to ", "May "])
def test_a_hostile_text_of_thirty_thousand_characters_is_read(piece: str) -> None:
    find_english(piece * (30_000 // len(piece)))


def test_an_article_may_stand_between_a_bound_and_its_figure() -> None:
    (found,) = find_english("It aims at no less than a 25% increase.")
    assert (found.source, found.approximation) == ("25%", "more")
